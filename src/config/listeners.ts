import { ConfigError } from './values.ts'

export type SecurityProtocol = 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL'

const SECURITY_PROTOCOLS: readonly string[] = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL']

/** One entry of `listeners` or `advertised.listeners`. */
export interface Listener {
  /** In capitals. */
  readonly name: string
  /**
   * Of `listeners`: `null` is every interface, and `localhost` is both 127.0.0.1 and ::1.
   * Of advertised ones: `null` is the local address of the socket on which a peer asks.
   */
  readonly host: string | null
  readonly port: number
  readonly securityProtocol: SecurityProtocol
}

export type ProtocolMap = ReadonlyMap<string, SecurityProtocol>

const ENDPOINT = /^(.*):\/\/\[?([0-9a-zA-Z\-%._:]*)\]?:(-?[0-9]+)$/

/** Throws in Kafka's words; `list` are the trimmed entries of the setting. */
export function parseListeners(
  list: readonly string[],
  protocols: ProtocolMap,
  { portsDiffer }: { portsDiffer: boolean },
): Listener[] {
  try {
    const listeners = list.map((entry) => parseListener(entry, protocols))
    checkNamesDiffer(listeners, list)
    if (portsDiffer) checkPortsDiffer(listeners, list)
    return listeners
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    throw new ConfigError(`Error creating broker listeners from '${show(list)}': ${cause.message}`)
  }
}

function parseListener(entry: string, protocols: ProtocolMap): Listener {
  const match = ENDPOINT.exec(entry)
  if (!match) throw new ConfigError(`Unable to parse ${entry} to a broker endpoint`)
  const name = match[1]!.toUpperCase()
  const port = Number(match[3])
  if (port < 0 || port > 65_535) {
    throw new ConfigError(`Unable to parse ${entry} to a broker endpoint: no port ${match[3]}`)
  }
  const securityProtocol = protocols.get(name)
  if (!securityProtocol) {
    throw new ConfigError(`No security protocol defined for listener ${name}`)
  }
  return { name, host: match[2] || null, port, securityProtocol }
}

function checkNamesDiffer(listeners: readonly Listener[], list: readonly string[]): void {
  if (new Set(listeners.map(({ name }) => name)).size === listeners.length) return
  throw new ConfigError(`Each listener must have a different name, listeners: ${show(list)}`)
}

// One port may serve an IPv4 and an IPv6 address; apart from that each listener needs its own.
function checkPortsDiffer(listeners: readonly Listener[], list: readonly string[]): void {
  for (const port of new Set(listeners.map((listener) => listener.port))) {
    if (port === 0) continue
    const sharing = listeners.filter((listener) => listener.port === port)
    const versions = sharing.map(({ host }) => ipVersion(host))
    const unnumbered = versions.filter((version) => version === null)
    if (unnumbered.length > 1) {
      throw new ConfigError(`Each listener must have a different port, listeners: ${show(list)}`)
    }
    const numbered = versions.length - unnumbered.length
    if (numbered > 2) {
      throw new ConfigError(
        'Each listener must have a different port unless exactly one listener has an IPv4 address ' +
          `and the other IPv6 address, listeners: ${show(list)}, port: ${port}`,
      )
    }
    const isPair = versions.includes(4) && versions.includes(6)
    if (numbered === 2 && (!isPair || unnumbered.length > 0)) {
      throw new ConfigError(
        'If you have two listeners on the same port then one needs to be IPv4 and the other IPv6, ' +
          `listeners: ${show(list)}, port: ${port}`,
      )
    }
  }
}

function ipVersion(host: string | null): 4 | 6 | null {
  if (host === null) return null
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return 4
  return host.includes(':') ? 6 : null
}

/** `NAME:PROTOCOL,…`, names in capitals. */
export function parseProtocolMap(name: string, text: string): Map<string, SecurityProtocol> {
  const protocols = new Map<string, SecurityProtocol>()
  for (const [listener, protocol] of parsePairs(name, text)) {
    if (!SECURITY_PROTOCOLS.includes(protocol)) {
      throw new ConfigError(`Invalid security protocol \`${protocol}\` defined in ${name}`)
    }
    protocols.set(listener.toUpperCase(), protocol as SecurityProtocol)
  }
  return protocols
}

/** `key:value,…`; a key may hold colons itself. */
export function parsePairs(name: string, text: string): [string, string][] {
  const entries = text.split(',').map((entry) => entry.trim())
  if (text.trim() === '') return []
  return entries.map((entry) => {
    const colon = entry.lastIndexOf(':')
    if (colon < 0) {
      throw new ConfigError(
        `Error parsing configuration property '${name}': no colon in the entry '${entry}'`,
      )
    }
    return [entry.slice(0, colon).trim(), entry.slice(colon + 1).trim()]
  })
}

/** Whether the host stands for every interface, so that no peer could be sent there. */
export function isWildcard(host: string | null): boolean {
  return host === null || host === '0.0.0.0' || host === '::'
}

/** A list as Java prints it. */
function show(list: readonly string[]): string {
  return `[${list.join(', ')}]`
}
