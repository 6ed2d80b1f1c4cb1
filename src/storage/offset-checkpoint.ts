/**
 * One offset for each partition of a log directory: a line `topic partition offset`. A directory
 * has `recovery-point-offset-checkpoint`, `replication-offset-checkpoint` (high watermarks),
 * `log-start-offset-checkpoint` and `cleaner-offset-checkpoint`.
 */
import type { FileSystem } from '../runtime/file-system.ts'
import { CheckpointFormatError, readCheckpoint, writeCheckpoint } from './checkpoint-file.ts'

export const RECOVERY_POINT_CHECKPOINT = 'recovery-point-offset-checkpoint'
export const REPLICATION_CHECKPOINT = 'replication-offset-checkpoint'
export const LOG_START_CHECKPOINT = 'log-start-offset-checkpoint'
export const CLEANER_CHECKPOINT = 'cleaner-offset-checkpoint'

export class OffsetCheckpoint {
  readonly #fileSystem: FileSystem
  readonly #path: string
  /** What was written last: an idle node leaves the file alone. */
  #lastText: string | undefined

  constructor(fileSystem: FileSystem, path: string) {
    this.#fileSystem = fileSystem
    this.#path = path
  }

  /** By directory name, `TOPIC-N`. */
  read(): Map<string, number> {
    const offsets = new Map<string, number>()
    for (const [topic, partition, offset, ...rest] of readCheckpoint(
      this.#fileSystem,
      this.#path,
    )) {
      const isWhole = /^\d+$/.test(partition ?? '') && /^-?\d+$/.test(offset ?? '')
      if (!isWhole || rest.length > 0) {
        throw new CheckpointFormatError(`Read of '${this.#path}' failed: a line is malformed`)
      }
      offsets.set(`${topic}-${partition}`, Number(offset))
    }
    return offsets
  }

  /** Takes offsets by directory name. */
  write(offsets: ReadonlyMap<string, number>, isDurable = true): void {
    const lines = Array.from(offsets, ([name, offset]) => {
      const dash = name.lastIndexOf('-')
      return `${name.slice(0, dash)} ${name.slice(dash + 1)} ${offset}`
    })
    const text = lines.join('\n')
    if (text === this.#lastText && !isDurable) return
    writeCheckpoint(this.#fileSystem, this.#path, lines, isDurable)
    this.#lastText = text
  }
}
