import { KafkaError } from '../../protocol/errors.ts'
import type { InFlightBatch } from './in-flight-batch.ts'
import { type InFlightState, NO_MEMBER, type RecordState } from './in-flight-state.ts'
import type { SharePartition } from './share-partition.ts'
import { StateChange } from './state-change.ts'

/** What a member says of records, both offsets inclusive. */
export interface AcknowledgementBatch {
  readonly firstOffset: number
  readonly lastOffset: number
  /** One for all records, or one for each offset. */
  readonly types: readonly number[]
}

/** Keeps the records and asks for more time (KIP-1222). */
export const RENEW = 4

/** By the number of an acknowledgement type: gap, accept, release, reject. */
const TARGETS: readonly RecordState[] = ['archived', 'acknowledged', 'available', 'archived']

/**
 * Settles records that the member holds, or gives them back. All of it or nothing: throws
 * INVALID_RECORD_STATE where the member does not hold a record, and INVALID_REQUEST for offsets that
 * have never been delivered. What comes back is to be persisted.
 */
export function acknowledgeRecords(
  partition: SharePartition,
  memberId: string,
  acknowledgements: readonly AcknowledgementBatch[],
  nowMs: number,
): StateChange {
  const change = new StateChange(partition)
  try {
    for (const acknowledgement of acknowledgements) {
      if (acknowledgement.lastOffset < partition.startOffset) continue
      const act = { partition, memberId, acknowledgement, change, nowMs }
      for (const batch of acknowledgedBatches(partition, acknowledgement)) {
        if (batch.lastOffset >= partition.startOffset) acknowledgeBatch(act, batch)
      }
    }
  } catch (error) {
    change.rollback(nowMs)
    throw error
  }
  return change
}

interface Act {
  readonly partition: SharePartition
  readonly memberId: string
  readonly acknowledgement: AcknowledgementBatch
  readonly change: StateChange
  readonly nowMs: number
}

function acknowledgedBatches(
  partition: SharePartition,
  { firstOffset, lastOffset }: AcknowledgementBatch,
): readonly InFlightBatch[] {
  const { batches, startOffset } = partition
  let floor = batches.floor(firstOffset)
  if (floor === undefined && firstOffset < startOffset) floor = batches.floor(startOffset)
  if (floor === undefined) {
    throw invalidState(
      'Batch record not found. The request batch offsets are not found in the cache.',
    )
  }
  const found = batches.startingWithin(floor.firstOffset, lastOffset)
  const lastFound = found.at(-1)!.lastOffset
  if (lastFound < firstOffset || lastFound < lastOffset) {
    const end = lastFound < firstOffset ? 'first' : 'last'
    throw new KafkaError(
      'INVALID_REQUEST',
      `Batch record not found. The ${end} offset in request is past acquired records.`,
    )
  }
  return found
}

function acknowledgeBatch(act: Act, batch: InFlightBatch): void {
  const { partition, memberId, acknowledgement } = act
  const { firstOffset, lastOffset, types } = acknowledgement
  const { whole } = batch
  if (whole !== undefined) {
    checkHolder(whole, memberId)
    const isOne =
      batch.isWithin(firstOffset, lastOffset) &&
      types.length === 1 &&
      !batch.isCutBy(partition.startOffset)
    if (isOne) {
      checkAcquired(whole, BATCH_NOT_ACQUIRED)
      settle(act, whole, batch.firstOffset, batch.lastOffset, types[0]!)
      return
    }
    checkAcquired(whole, SUBSET_NOT_ACQUIRED)
    batch.split()
  }
  const from = Math.max(firstOffset, partition.startOffset)
  for (const { offset, state } of batch.offsets(from, lastOffset)) {
    checkAcquired(state, OFFSET_NOT_ACQUIRED)
    if (state.memberId !== memberId) throw invalidState('Member is not the owner of offset')
    const type = types.length > 1 ? types[offset - firstOffset] : types[0]
    settle(act, state, offset, offset, type!)
  }
}

function settle(act: Act, state: InFlightState, first: number, last: number, type: number): void {
  const { partition, change, nowMs } = act
  const { settings } = partition
  if (type !== RENEW) {
    state.startTransition(TARGETS[type]!, settings.maxDeliveryCount)
    change.add(state, first, last)
    return
  }
  if (!settings.isRenewEnabled) {
    throw invalidState('Renewing acquisition locks is not enabled for the group.')
  }
  state.lockDueMs = nowMs + settings.recordLockDurationMs
}

const BATCH_NOT_ACQUIRED =
  'The batch cannot be acknowledged. The batch is not in the acquired state.'
const SUBSET_NOT_ACQUIRED =
  'The batch cannot be acknowledged. The subset batch is not in the acquired state.'
const OFFSET_NOT_ACQUIRED = 'The offset cannot be acknowledged. The offset is not acquired.'

function checkHolder({ memberId: holder, isInTransition }: InFlightState, memberId: string): void {
  if (holder === NO_MEMBER) throw invalidState(BATCH_NOT_ACQUIRED)
  if (holder !== memberId) throw invalidState('Member is not the owner of batch record')
  if (isInTransition) {
    throw invalidState(
      'The record state is invalid. The acknowledgement of delivery could not be completed.',
    )
  }
}

function checkAcquired({ state }: InFlightState, message: string): void {
  if (state !== 'acquired') throw invalidState(message)
}

function invalidState(message: string): KafkaError {
  return new KafkaError('INVALID_RECORD_STATE', message)
}
