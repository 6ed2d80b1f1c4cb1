import type { BrokerConfig } from '../config/broker-config.ts'
import { parsePairs } from '../config/listeners.ts'
import type { ConnectionLimits } from './socket-server.ts'

const MAX_CONNECTIONS = 'max.connections'

/** How many connections the node takes with these settings, which may have changed. */
export function connectionLimits(config: BrokerConfig): ConnectionLimits {
  const name = 'max.connections.per.ip.overrides'
  const overrides = parsePairs(name, config.get(name))
  const ofListener = (listener: string) =>
    config.text(`listener.name.${listener.toLowerCase()}.${MAX_CONNECTIONS}`)
  return {
    connections: config.get(MAX_CONNECTIONS),
    connectionsPerIp: config.get('max.connections.per.ip'),
    connectionsPerIpOverrides: new Map(overrides.map(([host, limit]) => [host, Number(limit)])),
    connectionsOfListener: new Map(
      config.listeners.flatMap(({ name: listener }) => {
        const text = ofListener(listener)
        return text === null ? [] : [[listener, Number(text)] as const]
      }),
    ),
  }
}
