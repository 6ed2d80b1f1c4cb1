import { writeCoordinatorKey, writeVersioned } from '../../protocol/framing.ts'
import {
  newShareSnapshotValue,
  ShareSnapshotKey,
  ShareSnapshotValue,
} from '../../protocol/messages/records/share-snapshot.ts'
import {
  newShareUpdateValue,
  ShareUpdateKey,
  ShareUpdateValue,
} from '../../protocol/messages/records/share-update.ts'
import type { CoordinatorRecord } from '../runtime/coordinator-shard.ts'
import type { ShareStateSnapshot, ShareStateUpdate } from './kept-share-state.ts'
import type { SharePartitionKey, ShareStateBatch } from './share-persister.ts'

/**
 * The records of `__share_group_state`. A snapshot holds all that is known of a share partition, an
 * update what has changed since; a snapshot without a value ends it. Both have int16 record type
 * and share partition as the key, int16 version 0 and message as the value.
 */
const VERSION = 0

export function snapshotRecord(
  key: SharePartitionKey,
  state: ShareStateSnapshot,
): CoordinatorRecord {
  const value = newShareSnapshotValue({
    snapshotEpoch: state.snapshotEpoch,
    stateEpoch: state.stateEpoch,
    leaderEpoch: state.leaderEpoch,
    startOffset: state.startOffset,
    deliveryCompleteCount: state.deliveryCompleteCount,
    createTimestamp: state.createTimestampMs,
    writeTimestamp: state.writeTimestampMs,
    stateBatches: state.stateBatches.map(copyOf),
  })
  return {
    key: writeCoordinatorKey(ShareSnapshotKey, key),
    value: writeVersioned(ShareSnapshotValue, value, VERSION),
  }
}

export function updateRecord(key: SharePartitionKey, update: ShareStateUpdate): CoordinatorRecord {
  const value = newShareUpdateValue({
    snapshotEpoch: update.snapshotEpoch,
    leaderEpoch: update.leaderEpoch,
    startOffset: update.startOffset,
    deliveryCompleteCount: update.deliveryCompleteCount,
    stateBatches: update.stateBatches.map(copyOf),
  })
  return {
    key: writeCoordinatorKey(ShareUpdateKey, key),
    value: writeVersioned(ShareUpdateValue, value, VERSION),
  }
}

export function snapshotTombstone(key: SharePartitionKey): CoordinatorRecord {
  return { key: writeCoordinatorKey(ShareSnapshotKey, key), value: null }
}

function copyOf(batch: ShareStateBatch) {
  return { ...batch }
}
