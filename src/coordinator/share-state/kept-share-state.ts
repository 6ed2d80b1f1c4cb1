import { clampToNumber, toNumber } from '../../protocol/int64.ts'
import type {
  ShareSnapshotValue,
  StateBatch,
} from '../../protocol/messages/records/share-snapshot.ts'
import type { ShareUpdateValue } from '../../protocol/messages/records/share-update.ts'
import { combineBatches } from './combine-batches.ts'
import type { SharePartitionKey, ShareStateBatch } from './share-persister.ts'

/** What has changed since the last snapshot; −1 as start offset: it has not. */
export interface ShareStateUpdate {
  readonly snapshotEpoch: number
  readonly leaderEpoch: number
  readonly startOffset: number
  readonly deliveryCompleteCount: number
  readonly stateBatches: readonly ShareStateBatch[]
}

/** All that is known of a share partition. */
export interface ShareStateSnapshot extends ShareStateUpdate {
  readonly stateEpoch: number
  readonly createTimestampMs: number
  /** Differs from the time of creation in a snapshot of a partition that nobody has written to. */
  readonly writeTimestampMs: number
}

/** A share partition in the memory of its coordinator. Records change it, and nothing else. */
export class KeptShareState {
  readonly key: SharePartitionKey
  snapshot: ShareStateSnapshot
  /** Where the last snapshot lies in the log: what is before it says nothing new. */
  snapshotOffset: number
  /** Updates since the last snapshot that was due. */
  updateCount = 0
  /** The highest that was ever recorded, whatever the snapshot says: requests below are fenced. */
  highestLeaderEpoch: number
  highestStateEpoch: number

  constructor(key: SharePartitionKey, snapshot: ShareStateSnapshot, offset: number) {
    this.key = key
    this.snapshot = snapshot
    this.snapshotOffset = offset
    this.highestLeaderEpoch = snapshot.leaderEpoch
    this.highestStateEpoch = snapshot.stateEpoch
  }

  replaySnapshot(snapshot: ShareStateSnapshot, offset: number, updatesPerSnapshot: number): void {
    this.snapshot = snapshot
    this.snapshotOffset = offset
    if (this.updateCount >= updatesPerSnapshot) this.updateCount = 0
    this.highestLeaderEpoch = Math.max(this.highestLeaderEpoch, snapshot.leaderEpoch)
    this.highestStateEpoch = Math.max(this.highestStateEpoch, snapshot.stateEpoch)
  }

  replayUpdate(update: ShareStateUpdate): void {
    this.snapshot = applyUpdate(this.snapshot, update)
    this.updateCount += 1
    this.highestLeaderEpoch = Math.max(this.highestLeaderEpoch, update.leaderEpoch)
  }
}

export function applyUpdate(
  snapshot: ShareStateSnapshot,
  update: ShareStateUpdate,
): ShareStateSnapshot {
  const startOffset = update.startOffset === -1 ? snapshot.startOffset : update.startOffset
  return {
    ...snapshot,
    startOffset,
    leaderEpoch: update.leaderEpoch === -1 ? snapshot.leaderEpoch : update.leaderEpoch,
    deliveryCompleteCount: update.deliveryCompleteCount,
    stateBatches: combineBatches(snapshot.stateBatches, update.stateBatches, startOffset),
  }
}

export function snapshotFromRecord(value: ShareSnapshotValue): ShareStateSnapshot {
  return {
    ...updateFromRecord(value),
    stateEpoch: value.stateEpoch,
    createTimestampMs: toNumber(value.createTimestamp),
    writeTimestampMs: toNumber(value.writeTimestamp),
  }
}

export function updateFromRecord(value: ShareUpdateValue | ShareSnapshotValue): ShareStateUpdate {
  return {
    snapshotEpoch: value.snapshotEpoch,
    leaderEpoch: value.leaderEpoch,
    startOffset: toNumber(value.startOffset),
    deliveryCompleteCount: value.deliveryCompleteCount,
    stateBatches: value.stateBatches.map(batchFromWire),
  }
}

/** As requests and records have it. */
export function batchFromWire(batch: StateBatch): ShareStateBatch {
  return {
    firstOffset: clampToNumber(batch.firstOffset),
    lastOffset: clampToNumber(batch.lastOffset),
    deliveryState: batch.deliveryState,
    deliveryCount: batch.deliveryCount,
  }
}
