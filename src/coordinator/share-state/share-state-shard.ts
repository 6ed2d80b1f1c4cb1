import { readVersioned } from '../../protocol/framing.ts'
import {
  readShareSnapshotKey,
  ShareSnapshotKey,
  ShareSnapshotValue,
} from '../../protocol/messages/records/share-snapshot.ts'
import {
  readShareUpdateKey,
  ShareUpdateKey,
  ShareUpdateValue,
} from '../../protocol/messages/records/share-update.ts'
import { Reader } from '../../protocol/reader.ts'
import type { Logger } from '../../runtime/logger.ts'
import {
  type CoordinatorRecord,
  type CoordinatorResult,
  type CoordinatorShard,
  type LoggedRecord,
  NO_RESULT,
  type ShardEffects,
} from '../runtime/coordinator-shard.ts'
import { KeptShareState, snapshotFromRecord, updateFromRecord } from './kept-share-state.ts'
import type { SharePartitionKey } from './share-persister.ts'
import type { ShareStateConfig } from './share-state-config.ts'
import { snapshotRecord, snapshotTombstone } from './share-state-records.ts'

export type ShareStateTimerEvent = 'prune' | 'snapshot-cold'

/** What the state machine knows and asks of the world around it. */
export interface ShareStateWorld {
  readonly config: ShareStateConfig
  readonly logger: Logger
  /** Whether the partition exists. */
  hasPartition(topicId: string, partition: number): boolean
  /** Deletes the records of this partition of `__share_group_state` below an offset. */
  deleteRecords(offset: number): void
}

/**
 * The state machine of one partition of `__share_group_state`: share partitions and what their
 * groups have settled of them. What a request does is in `share-state-operations.ts`; records become
 * state here, and only here.
 *
 * The topic is never compacted. Instead, every partition of it is cut below the oldest snapshot that
 * still counts; partitions that nobody writes to get a new snapshot now and then, so that they
 * don't hold the cut up.
 */
export class ShareStateShard implements CoordinatorShard<ShareStateTimerEvent> {
  readonly world: ShareStateWorld
  readonly #effects: ShardEffects<ShareStateTimerEvent>
  readonly #kept = new Map<string, KeptShareState>()
  #lastTombstoneOffset = 0
  #prunedOffset = 0

  constructor(world: ShareStateWorld, effects: ShardEffects<ShareStateTimerEvent>) {
    this.world = world
    this.#effects = effects
  }

  find(key: SharePartitionKey): KeptShareState | undefined {
    return this.#kept.get(mapKey(key))
  }

  replay({ key, value, offset }: LoggedRecord): void {
    const body = new Reader(key, 2)
    const recordType = key.readInt16BE(0)
    if (recordType === ShareSnapshotKey.apiKey) {
      this.#replaySnapshot(readShareSnapshotKey(body, 0), value, offset)
    } else if (recordType === ShareUpdateKey.apiKey && value !== null) {
      this.#replayUpdate(readShareUpdateKey(body, 0), value, offset)
    } else {
      this.world.logger.warn(`Skipped a record of the type ${recordType} of share state`)
    }
  }

  /** Share state is never written in a transaction. */
  replayEndTransactionMarker(): void {}

  onLoaded(): void {
    this.#schedulePruning()
    this.#scheduleColdSnapshots()
  }

  onTimer(event: ShareStateTimerEvent, nowMs: number): CoordinatorResult<undefined> {
    if (event === 'prune') {
      this.#schedulePruning()
      return this.#prune()
    }
    this.#scheduleColdSnapshots()
    return { records: this.#coldSnapshots(nowMs), response: undefined, isAtomic: false }
  }

  onUnloaded(): void {}

  /** Ends what is kept of topics that were deleted. */
  deleteTopics(topicIds: ReadonlySet<string>): CoordinatorResult<undefined> {
    const records = [...this.#kept.values()]
      .filter(({ key }) => topicIds.has(key.topicId))
      .map(({ key }) => snapshotTombstone(key))
    return { records, response: undefined, isAtomic: false }
  }

  #replaySnapshot(key: SharePartitionKey, value: Buffer | null, offset: number): void {
    if (value === null) {
      this.#kept.delete(mapKey(key))
      this.#lastTombstoneOffset = offset
      return
    }
    const snapshot = snapshotFromRecord(readVersioned(ShareSnapshotValue, value))
    const kept = this.find(key)
    if (kept !== undefined) {
      kept.replaySnapshot(snapshot, offset, this.world.config.updatesPerSnapshot)
    } else {
      this.#kept.set(mapKey(key), new KeptShareState(key, snapshot, offset))
    }
  }

  #replayUpdate(key: SharePartitionKey, value: Buffer, offset: number): void {
    const update = updateFromRecord(readVersioned(ShareUpdateValue, value))
    const kept = this.find(key)
    if (kept !== undefined) {
      kept.replayUpdate(update)
      return
    }
    const snapshot = { ...update, stateEpoch: 0, createTimestampMs: 0, writeTimestampMs: 0 }
    this.#kept.set(mapKey(key), new KeptShareState(key, snapshot, offset))
  }

  #schedulePruning(): void {
    this.#effects.schedule('prune', this.world.config.pruneIntervalMs, 'prune')
  }

  #scheduleColdSnapshots(): void {
    const { coldSnapshotIntervalMs } = this.world.config
    this.#effects.schedule('snapshot-cold', coldSnapshotIntervalMs, 'snapshot-cold')
  }

  // Only what is committed may be cut away, so it waits as an answer would.
  #prune(): CoordinatorResult<undefined> {
    const offset = this.#firstOffsetInUse()
    if (offset <= this.#prunedOffset) return NO_RESULT
    return {
      ...NO_RESULT,
      whenCommitted: (error) => {
        if (error !== undefined) return
        this.world.deleteRecords(offset)
        this.#prunedOffset = offset
      },
    }
  }

  #firstOffsetInUse(): number {
    if (this.#kept.size === 0) return this.#lastTombstoneOffset
    let first = Number.POSITIVE_INFINITY
    for (const { snapshotOffset } of this.#kept.values()) first = Math.min(first, snapshotOffset)
    return first
  }

  #coldSnapshots(nowMs: number): CoordinatorRecord[] {
    const all = [...this.#kept.values()]
    // One that was written again for its age alone has two different times.
    const areAllCold = all.every(
      ({ snapshot }) => snapshot.createTimestampMs !== snapshot.writeTimestampMs,
    )
    if (areAllCold) return []
    const { coldSnapshotIntervalMs } = this.world.config
    return all
      .filter(({ snapshot }) => nowMs - snapshot.writeTimestampMs >= coldSnapshotIntervalMs)
      .map(({ key, snapshot }) =>
        snapshotRecord(key, {
          ...snapshot,
          snapshotEpoch: snapshot.snapshotEpoch + 1,
          writeTimestampMs: nowMs,
        }),
      )
  }
}

function mapKey({ groupId, topicId, partition }: SharePartitionKey): string {
  return `${groupId}:${topicId}:${partition}`
}
