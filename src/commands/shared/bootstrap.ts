import type { CommandContext } from './context.ts'

export const DEFAULT_BOOTSTRAP_SERVER = 'localhost:9092'

/** `host:port[,host:port…]`: what was typed, else KAFKA_TS_BOOTSTRAP_SERVER, else the local broker. */
export function bootstrapServer(typed: string | undefined, context: CommandContext): string {
  return typed ?? context.env.KAFKA_TS_BOOTSTRAP_SERVER ?? DEFAULT_BOOTSTRAP_SERVER
}
