import { join } from 'node:path'
import type { Runtime } from '../../runtime/runtime.ts'
import type { UnifiedLog } from '../../storage/unified-log.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import {
  listSnapshots,
  readSnapshot,
  type Snapshot,
  type SnapshotId,
  snapshotFileName,
  writeSnapshot,
} from './snapshot-file.ts'

export interface MetadataSnapshotConfig {
  /** `metadata.log.max.record.bytes.between.snapshots` */
  readonly maxBytesBetweenSnapshots: number
  /** `metadata.log.max.snapshot.interval.ms`; 0: time alone is no reason. */
  readonly maxSnapshotIntervalMs: number
  /** `metadata.max.retention.bytes` */
  readonly retentionBytes: number
  /** `metadata.max.retention.ms` */
  readonly retentionMs: number
}

/** The snapshots of the metadata log: when one is due, and how long they and the log are kept. */
export class SnapshotStore {
  readonly #runtime: Pick<Runtime, 'fileSystem' | 'clock' | 'logger'>
  readonly #directory: string
  readonly #config: MetadataSnapshotConfig
  #bytesSinceLast = 0
  #lastMs: number

  constructor(
    runtime: Pick<Runtime, 'fileSystem' | 'clock' | 'logger'>,
    directory: string,
    config: MetadataSnapshotConfig,
  ) {
    this.#runtime = runtime
    this.#directory = directory
    this.#config = config
    this.#lastMs = runtime.clock.monotonicMs()
    this.#removeUnfinished()
  }

  /** What a crash left of snapshots that were being written or deleted, by us or by Apache. */
  #removeUnfinished(): void {
    const { fileSystem } = this.#runtime
    for (const name of fileSystem.list(this.#directory)) {
      if (/\.checkpoint\.(?:tmp|part|deleted)$/.test(name)) {
        fileSystem.remove(join(this.#directory, name))
      }
    }
  }

  onAppend(sizeBytes: number): void {
    this.#bytesSinceLast += sizeBytes
  }

  /**
   * The newest snapshot that can be read. An older one will do as well, as long as the log goes
   * on from there.
   */
  readLatest(logStartOffset: number): { id: SnapshotId; snapshot: Snapshot } | undefined {
    const { fileSystem, logger } = this.#runtime
    for (const id of listSnapshots(fileSystem, this.#directory).reverse()) {
      const path = this.#path(id)
      try {
        return { id, snapshot: readSnapshot(fileSystem, path) }
      } catch (error) {
        if (id.offset <= logStartOffset) throw damagedSnapshot(path, error)
        logger.warn(`Snapshot '${path}' is damaged; an older one is read`, error)
      }
    }
    return undefined
  }

  /** True when a snapshot was written. */
  writeIfDue(image: MetadataImage, raft: Pick<Snapshot, 'kraftVersion' | 'voters'>): boolean {
    const { maxBytesBetweenSnapshots, maxSnapshotIntervalMs } = this.#config
    const ageMs = this.#runtime.clock.monotonicMs() - this.#lastMs
    const isDue =
      this.#bytesSinceLast >= maxBytesBetweenSnapshots ||
      (maxSnapshotIntervalMs > 0 && ageMs >= maxSnapshotIntervalMs)
    if (!isDue) return false
    this.#bytesSinceLast = 0
    this.#lastMs = this.#runtime.clock.monotonicMs()
    return this.#write(image, raft)
  }

  // The log has all that a snapshot would hold: one that fails costs only time at the next start.
  #write(image: MetadataImage, raft: Pick<Snapshot, 'kraftVersion' | 'voters'>): boolean {
    const { fileSystem, clock, logger } = this.#runtime
    const id = { offset: image.offset + 1, epoch: image.epoch }
    const path = this.#path(id)
    const snapshot = {
      ...raft,
      lastContainedTimestampMs: image.timestampMs,
      records: image.records(),
    }
    try {
      writeSnapshot(fileSystem, path, snapshot, { epoch: id.epoch, nowMs: clock.nowMs() })
      logger.info(`Wrote snapshot '${path}' of the metadata`)
      return true
    } catch (error) {
      logger.error(`Write of snapshot '${path}' failed`, error)
      return false
    }
  }

  /**
   * Deletes the oldest snapshots, and the log up to the next one, while they are too old or too
   * much. The newest snapshot stays.
   */
  clean(log: UnifiedLog): void {
    const { fileSystem } = this.#runtime
    const snapshots = listSnapshots(fileSystem, this.#directory)
    for (const [index, id] of snapshots.entries()) {
      const next = snapshots[index + 1]
      if (next === undefined || !this.#isExpired(id, snapshots.slice(index), log)) return
      log.incrementLogStartOffset(next.offset)
      log.deleteOldSegments()
      fileSystem.remove(this.#path(id))
    }
  }

  #isExpired(id: SnapshotId, kept: readonly SnapshotId[], log: UnifiedLog): boolean {
    const { fileSystem, clock } = this.#runtime
    let sizeBytes = log.sizeBytes
    for (const each of kept) sizeBytes += fileSystem.stat(this.#path(each)).sizeBytes
    if (sizeBytes > this.#config.retentionBytes) return true
    const { lastContainedTimestampMs } = readSnapshot(fileSystem, this.#path(id))
    return clock.nowMs() - lastContainedTimestampMs > this.#config.retentionMs
  }

  #path(id: SnapshotId): string {
    return join(this.#directory, snapshotFileName(id))
  }
}

function damagedSnapshot(path: string, cause: unknown): Error {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new Error(
    `${detail}. The log does not reach back as far: restore '${path}' from a backup`,
    { cause },
  )
}
