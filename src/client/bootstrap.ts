import { ConfigError } from '../config/values.ts'

export interface HostPort {
  readonly host: string
  readonly port: number
}

// As Kafka reads it: a protocol may stand in front, an IPv6 address stands in square brackets.
const HOST_AND_PORT = /^(?:[0-9a-zA-Z\-%._]*:\/\/)?\[?([0-9a-zA-Z\-%._:]*)\]?:(\d+)$/
const MAX_PORT = 65_535

/** Reads `bootstrap.servers`; refuses what is no address in the words of Java's client. */
export function parseBootstrapServers(parts: readonly string[]): HostPort[] {
  const servers: HostPort[] = []
  for (const part of parts) {
    if (part === '') continue
    const [, host, port] = HOST_AND_PORT.exec(part) ?? []
    if (!host || port === undefined) {
      throw new ConfigError(`Invalid url in bootstrap.servers: ${part}`)
    }
    if (Number(port) > MAX_PORT) throw new ConfigError(`Invalid port in bootstrap.servers: ${part}`)
    servers.push({ host, port: Number(port) })
  }
  if (servers.length === 0) {
    throw new ConfigError('No resolvable bootstrap urls given in bootstrap.servers')
  }
  return servers
}

/** `host:port`, with an IPv6 address in square brackets. */
export function addressText({ host, port }: HostPort): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
