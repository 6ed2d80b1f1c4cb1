import type { ClientProperties } from '../../client/client-config.ts'
import type { ClientOptions } from '../types/clients.ts'

/** The settings of a client by Java's names; those of `settings` win. */
export function clientProperties(
  { bootstrapServers, clientId, settings = {} }: ClientOptions,
  own: Readonly<Record<string, string | number | undefined>> = {},
): ClientProperties {
  const given = {
    'bootstrap.servers': bootstrapServers,
    'client.id': clientId,
    ...own,
    ...settings,
  }
  const properties = new Map<string, string>()
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) properties.set(name, String(value))
  }
  return properties
}
