import { KafkaError } from '../../protocol/errors.ts'
import { type CoordinatorResult, respond } from '../runtime/coordinator-shard.ts'
import { combineBatches } from './combine-batches.ts'
import type { KeptShareState } from './kept-share-state.ts'
import {
  type SharePartitionKey,
  type ShareState,
  type ShareStateSummary,
  type ShareStateToInitialize,
  type ShareStateToWrite,
  UNINITIALIZED_START_OFFSET,
  UNKNOWN_DELIVERY_COMPLETE_COUNT,
} from './share-persister.ts'
import { snapshotRecord, snapshotTombstone, updateRecord } from './share-state-records.ts'
import type { ShareStateShard } from './share-state-shard.ts'

/** An epoch that is not told is not checked. */
const NO_EPOCH = -1

/** What was decided, or the refusal that the peer is told. */
export type Outcome<Response> = CoordinatorResult<Response | KafkaError>

export function initializeState(
  shard: ShareStateShard,
  key: SharePartitionKey,
  { stateEpoch, startOffset }: ShareStateToInitialize,
  nowMs: number,
): Outcome<undefined> {
  const kept = shard.find(key)
  const refusal =
    checkKey(key) ?? checkStateEpoch(kept, stateEpoch) ?? checkPartitionExists(shard, key)
  if (refusal !== undefined) return respond(refusal)
  const isUnset = startOffset === UNINITIALIZED_START_OFFSET
  const record = snapshotRecord(key, {
    snapshotEpoch: kept === undefined ? 0 : kept.snapshot.snapshotEpoch + 1,
    stateEpoch,
    leaderEpoch: 0,
    startOffset,
    deliveryCompleteCount: isUnset ? UNKNOWN_DELIVERY_COMPLETE_COUNT : 0,
    stateBatches: [],
    createTimestampMs: nowMs,
    writeTimestampMs: nowMs,
  })
  return { records: [record], response: undefined }
}

export function readState(
  shard: ShareStateShard,
  key: SharePartitionKey,
  leaderEpoch: number,
  nowMs: number,
): Outcome<ShareState> {
  const kept = shard.find(key)
  const refusal = checkKey(key)
  if (refusal !== undefined) return respond(refusal)
  if (kept === undefined) return respond(uninitialized('Read'))
  const fencing = checkLeaderEpoch(kept, leaderEpoch) ?? checkPartitionExists(shard, key)
  if (fencing !== undefined) return respond(fencing)
  const { stateEpoch, startOffset, stateBatches, deliveryCompleteCount } = kept.snapshot
  const response: ShareState = { stateEpoch, startOffset, stateBatches }
  if (leaderEpoch === NO_EPOCH || leaderEpoch === kept.highestLeaderEpoch) return respond(response)
  const change = { startOffset, deliveryCompleteCount, stateBatches: [] }
  return { records: [changeRecord(shard, kept, change, leaderEpoch, nowMs)], response }
}

export function writeState(
  shard: ShareStateShard,
  key: SharePartitionKey,
  state: ShareStateToWrite,
  nowMs: number,
): Outcome<undefined> {
  const kept = shard.find(key)
  const refusal = checkKey(key)
  if (refusal !== undefined) return respond(refusal)
  if (kept === undefined) return respond(uninitialized('Write'))
  const fencing =
    checkLeaderEpoch(kept, state.leaderEpoch) ??
    checkStateEpoch(kept, state.stateEpoch) ??
    checkPartitionExists(shard, key)
  if (fencing !== undefined) return respond(fencing)
  // The leader epoch is that of the last read: a write does not move it.
  const record = changeRecord(shard, kept, state, kept.snapshot.leaderEpoch, nowMs)
  return { records: [record], response: undefined }
}

export function deleteState(shard: ShareStateShard, key: SharePartitionKey): Outcome<undefined> {
  const refusal = checkKey(key) ?? checkPartitionExists(shard, key)
  if (refusal !== undefined) return respond(refusal)
  const records = shard.find(key) === undefined ? [] : [snapshotTombstone(key)]
  return { records, response: undefined }
}

export function summarizeState(
  shard: ShareStateShard,
  key: SharePartitionKey,
): Outcome<ShareStateSummary> {
  const refusal = checkKey(key) ?? checkPartitionExists(shard, key)
  if (refusal !== undefined) return respond(refusal)
  const kept = shard.find(key)
  if (kept === undefined) {
    return respond({
      stateEpoch: 0,
      leaderEpoch: 0,
      startOffset: UNINITIALIZED_START_OFFSET,
      deliveryCompleteCount: UNKNOWN_DELIVERY_COMPLETE_COUNT,
    })
  }
  const { stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount } = kept.snapshot
  return respond({ stateEpoch, leaderEpoch, startOffset, deliveryCompleteCount })
}

type Change = Pick<ShareStateToWrite, 'startOffset' | 'deliveryCompleteCount' | 'stateBatches'>

/** An update, or a whole snapshot once there have been enough of them. */
function changeRecord(
  shard: ShareStateShard,
  { key, snapshot, updateCount }: KeptShareState,
  change: Change,
  leaderEpoch: number,
  nowMs: number,
) {
  const { deliveryCompleteCount } = change
  if (updateCount < shard.world.config.updatesPerSnapshot) {
    return updateRecord(key, {
      snapshotEpoch: snapshot.snapshotEpoch,
      leaderEpoch,
      startOffset: change.startOffset,
      deliveryCompleteCount,
      stateBatches: combineBatches([], change.stateBatches, change.startOffset),
    })
  }
  const isStartKept = change.startOffset === UNINITIALIZED_START_OFFSET
  const startOffset = isStartKept ? snapshot.startOffset : change.startOffset
  return snapshotRecord(key, {
    snapshotEpoch: snapshot.snapshotEpoch + 1,
    stateEpoch: snapshot.stateEpoch,
    leaderEpoch,
    startOffset,
    deliveryCompleteCount,
    stateBatches: combineBatches(snapshot.stateBatches, change.stateBatches, startOffset),
    createTimestampMs: nowMs,
    writeTimestampMs: nowMs,
  })
}

function checkKey({ partition }: SharePartitionKey): KafkaError | undefined {
  if (partition >= 0) return undefined
  return new KafkaError('INVALID_REQUEST', 'The partition id cannot be a negative number.')
}

function checkPartitionExists(
  shard: ShareStateShard,
  { topicId, partition }: SharePartitionKey,
): KafkaError | undefined {
  if (shard.world.hasPartition(topicId, partition)) return undefined
  return new KafkaError(
    'UNKNOWN_TOPIC_OR_PARTITION',
    'This server does not host this topic-partition.',
  )
}

function checkLeaderEpoch(kept: KeptShareState, leaderEpoch: number): KafkaError | undefined {
  if (leaderEpoch === NO_EPOCH || leaderEpoch >= kept.highestLeaderEpoch) return undefined
  return new KafkaError(
    'FENCED_LEADER_EPOCH',
    'The leader epoch in the request is older than the epoch on the broker.',
  )
}

function checkStateEpoch(
  kept: KeptShareState | undefined,
  stateEpoch: number,
): KafkaError | undefined {
  const isCurrent = kept === undefined || stateEpoch >= kept.highestStateEpoch
  if (stateEpoch === NO_EPOCH || isCurrent) return undefined
  return new KafkaError(
    'FENCED_STATE_EPOCH',
    'The share coordinator rejected the request because the share-group state epoch did not match.',
  )
}

function uninitialized(verb: 'Read' | 'Write'): KafkaError {
  return new KafkaError(
    'INVALID_REQUEST',
    `${verb} operation on uninitialized share partition not allowed.`,
  )
}
