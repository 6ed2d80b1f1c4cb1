/**
 * `.kafka_cleanshutdown`: `{"version":0,"brokerEpoch":N}`. It is there only after an orderly stop,
 * when all files are what they say; a start removes it.
 */
import { type FileSystem, writeFileAtomic } from '../runtime/file-system.ts'

const FILE_NAME = '.kafka_cleanshutdown'
const VERSION = 0
export const UNKNOWN_BROKER_EPOCH = -1

/** The epoch of the broker that stopped, -1 when it is not known; `undefined` without a file. */
export function readCleanShutdown(fileSystem: FileSystem, directory: string): number | undefined {
  const path = `${directory}/${FILE_NAME}`
  if (!fileSystem.exists(path)) return undefined
  try {
    const content: unknown = JSON.parse(fileSystem.readFile(path).toString('utf8'))
    if (typeof content === 'object' && content !== null && 'brokerEpoch' in content) {
      return Number(content.brokerEpoch)
    }
  } catch (error) {
    // Kafka before 3.9 left an empty file.
    if (!(error instanceof SyntaxError)) throw error
  }
  return UNKNOWN_BROKER_EPOCH
}

export function writeCleanShutdown(
  fileSystem: FileSystem,
  directory: string,
  brokerEpoch: number,
): void {
  const content = JSON.stringify({ version: VERSION, brokerEpoch })
  writeFileAtomic(fileSystem, `${directory}/${FILE_NAME}`, content)
}

export function removeCleanShutdown(fileSystem: FileSystem, directory: string): void {
  const path = `${directory}/${FILE_NAME}`
  if (!fileSystem.exists(path)) return
  fileSystem.remove(path)
  fileSystem.syncDirectory(directory)
}
