import { ConfigResourceType } from '../image/configs-image.ts'
import type { ConfigResource } from '../image/metadata-delta.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'

/** New values of a resource's configs; null takes a config away. */
export interface ConfigChange {
  readonly resource: ConfigResource
  readonly configs: ReadonlyMap<string, string | null>
}

/**
 * The records of config changes that were found valid. What is set to the value it has needs no
 * record. A new `min.insync.replicas` empties the ELR, which was made under another rule (KIP-966).
 */
export function configRecords(
  image: MetadataImage,
  changes: readonly ConfigChange[],
): MetadataRecord[] {
  const records: MetadataRecord[] = []
  const resourcesWithMinIsr: ConfigResource[] = []
  for (const { resource, configs } of changes) {
    const present = image.configs.get(resource.type, resource.name)
    for (const [name, value] of configs) {
      if ((present.get(name) ?? null) === value) continue
      if (name === 'min.insync.replicas') resourcesWithMinIsr.push(resource)
      const data = { resourceType: resource.type, resourceName: resource.name, name, value }
      records.push(metadataRecord('ConfigRecord', data))
    }
  }
  if (!image.features.isElrEnabled) return records
  return [...records, ...clearElrRecords(resourcesWithMinIsr)]
}

function clearElrRecords(resources: readonly ConfigResource[]): MetadataRecord[] {
  const isForAll = resources.some(({ type }) => type === ConfigResourceType.broker)
  if (isForAll) return [metadataRecord('ClearElrRecord', { topicName: '' })]
  return resources
    .filter(({ type }) => type === ConfigResourceType.topic)
    .map(({ name }) => metadataRecord('ClearElrRecord', { topicName: name }))
}
