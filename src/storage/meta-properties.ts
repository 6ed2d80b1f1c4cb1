/**
 * `meta.properties`: whose log directory this is. A property each for `version` (1), `cluster.id`,
 * `node.id` and `directory.id`; version 0 (ZooKeeper's time) has `broker.id` and no directory id.
 */
import { parseProperties } from '../config/properties.ts'
import { type FileSystem, writeFileAtomic } from '../runtime/file-system.ts'

export const META_PROPERTIES = 'meta.properties'
const VERSION = 1

export interface MetaProperties {
  readonly clusterId: string
  readonly nodeId: number
  /** `undefined` when a version of Kafka without directory ids wrote the file. */
  readonly directoryId: string | undefined
}

/** `undefined` when the directory is not formatted. Throws when the file makes no sense. */
export function readMetaProperties(
  fileSystem: FileSystem,
  directory: string,
): MetaProperties | undefined {
  const path = `${directory}/${META_PROPERTIES}`
  if (!fileSystem.exists(path)) return undefined
  const properties = parseProperties(fileSystem.readFile(path))
  const version = Number(properties.get('version') ?? 0)
  if (version !== 0 && version !== VERSION) {
    throw new Error(`Read of '${path}' failed: version ${properties.get('version')} is unknown`)
  }
  const clusterId = properties.get('cluster.id')
  const nodeId = Number(properties.get('node.id') ?? properties.get('broker.id') ?? Number.NaN)
  if (clusterId === undefined || !Number.isInteger(nodeId)) {
    throw new Error(`Read of '${path}' failed: cluster.id or node.id is missing`)
  }
  return { clusterId, nodeId, directoryId: properties.get('directory.id') }
}

export function writeMetaProperties(
  fileSystem: FileSystem,
  directory: string,
  meta: MetaProperties,
): void {
  const lines = [`version=${VERSION}`, `cluster.id=${meta.clusterId}`, `node.id=${meta.nodeId}`]
  if (meta.directoryId !== undefined) lines.push(`directory.id=${meta.directoryId}`)
  writeFileAtomic(fileSystem, `${directory}/${META_PROPERTIES}`, `#\n${lines.join('\n')}\n`)
}
