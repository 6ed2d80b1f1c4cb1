/**
 * One entry of `log.dirs`: the directory that the logs of partitions lie in, its lock, and the
 * checkpoints with an offset for each log.
 */
import type { FileSystem } from '../runtime/file-system.ts'
import type { Logger } from '../runtime/logger.ts'
import { CheckpointFormatError } from './checkpoint-file.ts'
import { readCleanShutdown, removeCleanShutdown, writeCleanShutdown } from './clean-shutdown.ts'
import { type DirectoryLock, lockDirectory } from './directory-lock.ts'
import { isDiskError } from './disk-error.ts'
import * as files from './log-files.ts'
import { readMetaProperties } from './meta-properties.ts'
import {
  CLEANER_CHECKPOINT,
  LOG_START_CHECKPOINT,
  OffsetCheckpoint,
  RECOVERY_POINT_CHECKPOINT,
  REPLICATION_CHECKPOINT,
} from './offset-checkpoint.ts'
import type { UnifiedLog } from './unified-log.ts'

/** What the checkpoints of a directory say, by name of the log's directory. */
export interface CheckpointedOffsets {
  readonly recoveryPoints: ReadonlyMap<string, number>
  readonly highWatermarks: ReadonlyMap<string, number>
  readonly logStartOffsets: ReadonlyMap<string, number>
}

export class LogDirectory {
  readonly path: string
  /** Those that lie here, by name of their directory. */
  readonly logs = new Map<string, UnifiedLog>()
  /** Copies of logs that are on their way here, by the name that they will have. */
  readonly futureLogs = new Map<string, UnifiedLog>()
  /** The id that `meta.properties` gives the directory, `undefined` when it has none. */
  readonly directoryId: string | undefined
  /** Of the broker that last stopped in an orderly way; `undefined` after a crash. */
  readonly cleanShutdownEpoch: number | undefined
  isOffline = false
  readonly #fileSystem: FileSystem
  readonly #logger: Logger
  readonly #lock: DirectoryLock
  readonly #checkpoints = new Map<string, OffsetCheckpoint>()
  /** How far each log is clean, by name of its directory. */
  #cleanOffsets: Map<string, number> | undefined

  /** Takes the directory for this process. Throws when another one has it, or the disk fails. */
  constructor(fileSystem: FileSystem, path: string, logger: Logger) {
    fileSystem.makeDirectory(path)
    this.path = path
    this.#fileSystem = fileSystem
    this.#logger = logger
    this.#lock = lockDirectory(fileSystem, path)
    try {
      this.directoryId = readMetaProperties(fileSystem, path)?.directoryId
      this.cleanShutdownEpoch = readCleanShutdown(fileSystem, path)
    } catch (error) {
      this.#lock.release()
      throw error
    }
  }

  /** From here on the files are in use: should the process die, the next start has to check them. */
  forgetCleanShutdown(): void {
    removeCleanShutdown(this.#fileSystem, this.path)
  }

  /** The directories of logs in it. Throws when something lies there that Kafka would not have. */
  logDirectories(): { name: string; parsed: files.LogDirectoryName }[] {
    const found: { name: string; parsed: files.LogDirectoryName }[] = []
    for (const name of this.#fileSystem.list(this.path)) {
      if (name === files.CLUSTER_METADATA_DIRECTORY) continue
      if (!this.#fileSystem.stat(`${this.path}/${name}`).isDirectory) continue
      const parsed = files.parseLogDirectoryName(name)
      if (parsed === undefined) {
        throw new Error(
          `Found directory '${this.path}/${name}', '${name}' is not in the form of topic-partition or ` +
            'topic-partition.uniqueId-delete (if marked for deletion)',
        )
      }
      found.push({ name, parsed })
    }
    return found
  }

  readCheckpoints(): CheckpointedOffsets {
    return {
      recoveryPoints: this.#read(RECOVERY_POINT_CHECKPOINT),
      highWatermarks: this.#read(REPLICATION_CHECKPOINT),
      logStartOffsets: this.#read(LOG_START_CHECKPOINT),
    }
  }

  // While the node runs, checkpoints are not synced: an fsync would hold up everything else, and a
  // checkpoint that a loss of power takes back only costs time.
  writeRecoveryPoints(isDurable = false): void {
    this.#write(RECOVERY_POINT_CHECKPOINT, (log) => log.recoveryPoint, isDurable)
  }

  writeHighWatermarks(isDurable = false): void {
    this.#write(REPLICATION_CHECKPOINT, (log) => log.highWatermark, isDurable)
  }

  /** Only those that lie within a segment: the others are told by its name. */
  writeLogStartOffsets(isDurable = false): void {
    const startWithinSegment = (log: UnifiedLog) => {
      const { logStartOffset } = log
      return logStartOffset > log.segments[0]!.baseOffset ? logStartOffset : undefined
    }
    this.#write(LOG_START_CHECKPOINT, startWithinSegment, isDurable)
  }

  cleanOffset(name: string): number | undefined {
    this.#cleanOffsets ??= new Map(this.#read(CLEANER_CHECKPOINT))
    return this.#cleanOffsets.get(name)
  }

  /** Notes how far a log is clean; logs that are gone are forgotten with it. */
  writeCleanOffset(name: string, offset: number): void {
    const known = [...(this.#cleanOffsets ?? this.#read(CLEANER_CHECKPOINT))]
    const kept = new Map(known.filter(([each]) => this.logs.has(each)))
    this.#cleanOffsets = kept.set(name, offset)
    this.#checkpoint(CLEANER_CHECKPOINT).write(kept, false)
  }

  writeCleanShutdown(brokerEpoch: number): void {
    writeCleanShutdown(this.#fileSystem, this.path, brokerEpoch)
  }

  /** A disk that has failed keeps the lock's file: the next process sees that its holder is gone. */
  releaseLock(): void {
    try {
      this.#lock.release()
    } catch (error) {
      if (!isDiskError(error)) throw error
      this.#logger.warn(`The lock of '${this.path}' stays behind: ${error.message}`)
    }
  }

  // Without a checkpoint more is read at the start, and records that were deleted come back;
  // nothing is lost.
  #read(name: string): ReadonlyMap<string, number> {
    try {
      return this.#checkpoint(name).read()
    } catch (error) {
      if (!(error instanceof CheckpointFormatError)) throw error
      this.#logger.warn(`Checkpoint '${this.path}/${name}' is not used`, error)
      return new Map()
    }
  }

  #write(name: string, offsetOf: (log: UnifiedLog) => number | undefined, isDurable = true): void {
    const offsets = new Map<string, number>()
    for (const [logName, log] of this.logs) {
      const offset = offsetOf(log)
      if (offset !== undefined) offsets.set(logName, offset)
    }
    this.#checkpoint(name).write(offsets, isDurable)
  }

  #checkpoint(name: string): OffsetCheckpoint {
    let checkpoint = this.#checkpoints.get(name)
    if (checkpoint === undefined) {
      checkpoint = new OffsetCheckpoint(this.#fileSystem, `${this.path}/${name}`)
      this.#checkpoints.set(name, checkpoint)
    }
    return checkpoint
  }
}
