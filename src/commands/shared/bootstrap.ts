import type { CommandContext } from './context.ts'

export const DEFAULT_BOOTSTRAP_SERVER = 'localhost:9092'

/**
 * `host:port[,host:port…]`: what was typed, else of the profile, else KAFKA_TS_BOOTSTRAP_SERVER, else
 * the local broker.
 */
export function bootstrapServer(typed: string | undefined, context: CommandContext): string {
  const ofProfile = context.profile?.get('bootstrap.servers')
  return typed ?? ofProfile ?? context.env.KAFKA_TS_BOOTSTRAP_SERVER ?? DEFAULT_BOOTSTRAP_SERVER
}
