/**
 * `partition.metadata`: the id of the topic whose partition a directory is. Two lines, `version: 0`
 * and `topic_id: <22 characters>`, the last one without an end. A directory without it is taken
 * for a stray one.
 */
import type { FileSystem } from '../runtime/file-system.ts'

const FILE_NAME = 'partition.metadata'
const VERSION = 0

/**
 * `undefined` when there is none. An empty file counts as none: a loss of power leaves it so when the
 * topic was made just before.
 */
export function readPartitionMetadata(
  fileSystem: FileSystem,
  directory: string,
): string | undefined {
  const path = `${directory}/${FILE_NAME}`
  if (!fileSystem.exists(path)) return undefined
  const text = fileSystem.readFile(path).toString('utf8')
  const [, version, topicId] = /^version: (\d+)\s+topic_id: (\S{22})\s*$/.exec(text) ?? []
  if (version === String(VERSION) && topicId !== undefined) return topicId
  if (text.replaceAll('\0', '') === '') return undefined
  throw new Error(
    `Read of '${path}' failed: it is malformed. Write its two lines anew: 'version: 0' and ` +
      "'topic_id: ID' with the id that another partition of the topic has, or remove the file",
  )
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
