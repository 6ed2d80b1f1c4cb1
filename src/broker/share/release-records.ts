import type { ShareStateBatch } from '../../coordinator/share-state/share-persister.ts'
import type { InFlightBatch } from './in-flight-batch.ts'
import { type InFlightState, isTerminal, NO_LOCK, type RecordState } from './in-flight-state.ts'
import type { SharePartition } from './share-partition.ts'
import { StateChange, stateBatch } from './state-change.ts'

/** A member is gone: what it holds becomes available. What comes back is to be persisted. */
export function releaseRecords(partition: SharePartition, memberId: string): StateChange {
  const change = new StateChange(partition)
  const { maxDeliveryCount } = partition.settings
  forEachHeld(
    partition,
    (state) => state.memberId === memberId,
    (state, first, last) => {
      state.startTransition(targetOf(partition, last), maxDeliveryCount)
      change.add(state, first, last)
    },
  )
  return change
}

/**
 * Members whose time is over lose their records at once, whether or not that can be persisted.
 * Returns what is to be written.
 */
export function expireLocks(partition: SharePartition, nowMs: number): ShareStateBatch[] {
  const batches: ShareStateBatch[] = []
  const { maxDeliveryCount } = partition.settings
  forEachHeld(
    partition,
    (state) => state.lockDueMs <= nowMs,
    (state, first, last) => {
      state.expire(targetOf(partition, last), maxDeliveryCount)
      batches.push(stateBatch(state, first, last))
      if (!isTerminal(state.state)) partition.mayHaveAvailable = true
      else partition.deliveryCompleteCount += partition.countInFlight(first, last)
    },
  )
  return batches
}

/** When the next lock ends, on the monotonic clock; infinite when nobody holds anything. */
export function nextLockDueMs({ batches }: SharePartition): number {
  let dueMs = NO_LOCK
  for (const batch of batches) {
    for (const { state } of batch.states()) {
      if (state.state === 'acquired') dueMs = Math.min(dueMs, state.lockDueMs)
    }
  }
  return dueMs
}

/** What was deleted from the log meanwhile nobody gets again. */
function targetOf({ startOffset }: SharePartition, lastOffset: number): RecordState {
  return lastOffset < startOffset ? 'archived' : 'available'
}

function forEachHeld(
  partition: SharePartition,
  isMeant: (state: InFlightState) => boolean,
  act: (state: InFlightState, firstOffset: number, lastOffset: number) => void,
): void {
  const isHeld = (state: InFlightState) => state.state === 'acquired' && isMeant(state)
  for (const batch of partition.batches) {
    splitAtStart(partition, batch, isHeld)
    for (const { state, firstOffset, lastOffset } of batch.states()) {
      if (isHeld(state)) act(state, firstOffset, lastOffset)
    }
  }
}

function splitAtStart(
  { startOffset }: SharePartition,
  batch: InFlightBatch,
  isHeld: (state: InFlightState) => boolean,
): void {
  const isCut = batch.whole !== undefined && isHeld(batch.whole) && batch.isCutBy(startOffset)
  if (isCut) batch.split()
}
