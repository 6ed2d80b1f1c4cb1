/**
 * `partition.metadata`: the id of the topic whose partition a directory is. Two lines, `version: 0`
 * and `topic_id: <22 characters>`, the last one without an end. A directory without it is taken
 * for a stray one.
 */
import type { FileSystem } from '../runtime/file-system.ts'

const FILE_NAME = 'partition.metadata'
const VERSION = 0

/**
 * `undefined` when there is none. What a loss of power left of a file that was being written counts
 * as none, too; only a version of a later Kafka is refused.
 */
export function readPartitionMetadata(
  fileSystem: FileSystem,
  directory: string,
): string | undefined {
  const path = `${directory}/${FILE_NAME}`
  if (!fileSystem.exists(path)) return undefined
  const text = fileSystem.readFile(path).toString('utf8')
  const [, version] = /^version: (\d+)\s/.exec(text) ?? []
  if (version !== undefined && version !== String(VERSION)) {
    throw new Error(`Read of '${path}' failed: version ${version} is unknown`)
  }
  return /^version: \d+\s+topic_id: (\S{22})\s*$/.exec(text)?.[1]
}

export function writePartitionMetadata(
  fileSystem: FileSystem,
  directory: string,
  topicId: string,
): void {
  const path = `${directory}/${FILE_NAME}`
  fileSystem.writeFile(`${path}.tmp`, `version: ${VERSION}\ntopic_id: ${topicId}`)
  fileSystem.rename(`${path}.tmp`, path)
}

export function syncPartitionMetadata(fileSystem: FileSystem, directory: string): void {
  const path = `${directory}/${FILE_NAME}`
  if (!fileSystem.exists(path)) return
  const file = fileSystem.open(path, 'r+')
  try {
    file.syncNow()
  } finally {
    file.close()
  }
}
