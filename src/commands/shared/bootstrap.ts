import { CommandError } from './command-error.ts'
import type { CommandContext } from './context.ts'

export const DEFAULT_BOOTSTRAP_SERVER = 'localhost:9092'

export interface HostPort {
  readonly host: string
  readonly port: number
}

/** What was typed, else KAFKA_TS_BOOTSTRAP_SERVER, else the local broker. */
export function bootstrapServer(typed: string | undefined, context: CommandContext): string {
  return typed ?? context.env.KAFKA_TS_BOOTSTRAP_SERVER ?? DEFAULT_BOOTSTRAP_SERVER
}

// As Kafka reads it: a protocol may stand in front, an IPv6 address stands in square brackets.
const HOST_AND_PORT = /^(?:[0-9a-zA-Z\-%._]*:\/\/)?\[?([0-9a-zA-Z\-%._:]*)\]?:(\d+)$/

/** `host:port[,host:port…]`; undefined when a part is none. */
export function parseBootstrapServers(text: string): HostPort[] | undefined {
  const result: HostPort[] = []
  for (const part of text.split(',')) {
    if (part.trim() === '') continue
    const [, host, port] = HOST_AND_PORT.exec(part.trim()) ?? []
    if (host === undefined || host === '' || Number(port) > 65_535) return undefined
    result.push({ host, port: Number(port) })
  }
  return result.length === 0 ? undefined : result
}

/** The brokers to contact first; refuses what is no address with the words of Kafka's tools. */
export function requireBootstrapServers(
  typed: string | undefined,
  context: CommandContext,
  message = 'Failed to create new KafkaAdminClient',
): HostPort[] {
  const text = bootstrapServer(typed, context)
  const servers = parseBootstrapServers(text)
  if (!servers) {
    throw new CommandError(message, { detail: `Invalid url in bootstrap.servers: ${text}` })
  }
  return servers
}
