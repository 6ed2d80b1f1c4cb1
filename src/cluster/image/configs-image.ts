import type { ConfigRecord } from '../../protocol/messages/records/config-record.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** Kinds of resources that have dynamic configs. */
export const ConfigResourceType = {
  topic: 2,
  /** The name is a broker's id, or empty for the default of all brokers. */
  broker: 4,
  clientMetrics: 16,
  group: 32,
} as const

const NONE: ReadonlyMap<string, string> = new Map()

/** The dynamic configs: what was set for a resource, not what holds for it. */
export class ConfigsImage {
  readonly #byType = new Map<number, Map<string, Map<string, string>>>()

  get(type: number, name: string): ReadonlyMap<string, string> {
    return this.#byType.get(type)?.get(name) ?? NONE
  }

  topic(name: string): ReadonlyMap<string, string> {
    return this.get(ConfigResourceType.topic, name)
  }

  broker(id: number): ReadonlyMap<string, string> {
    return this.get(ConfigResourceType.broker, String(id))
  }

  /** What was set for all brokers of the cluster at once. */
  clusterDefault(): ReadonlyMap<string, string> {
    return this.get(ConfigResourceType.broker, '')
  }

  /** Names of the resources of a type that have a config. */
  names(type: number): Iterable<string> {
    return this.#byType.get(type)?.keys() ?? []
  }

  /** A null value takes the config away. */
  set(record: ConfigRecord, delta: MetadataDelta): void {
    const { resourceType, resourceName, name, value } = record
    const resources = getOrCreate(this.#byType, resourceType)
    const configs = getOrCreate(resources, resourceName)
    if (value === null) configs.delete(name)
    else configs.set(name, value)
    if (configs.size === 0) resources.delete(resourceName)
    delta.configChanged({ type: resourceType, name: resourceName })
  }

  /** The configs of a topic go with it. */
  removeTopic(name: string): void {
    this.#byType.get(ConfigResourceType.topic)?.delete(name)
  }

  *records(): Generator<MetadataRecord> {
    for (const [resourceType, resources] of this.#byType) {
      for (const [resourceName, configs] of resources) {
        for (const [name, value] of configs) {
          yield metadataRecord('ConfigRecord', { resourceType, resourceName, name, value })
        }
      }
    }
  }
}

function getOrCreate<Key, InnerKey, Value>(
  map: Map<Key, Map<InnerKey, Value>>,
  key: Key,
): Map<InnerKey, Value> {
  const existing = map.get(key)
  if (existing !== undefined) return existing
  const created = new Map<InnerKey, Value>()
  map.set(key, created)
  return created
}
