import { type Acquisition, addRange, lockDueMs } from './acquire-records.ts'
import type { AcquiredRange } from './fetched-batches.ts'
import type { InFlightBatch } from './in-flight-batch.ts'

/** A limit of two deliveries leaves no room to single records out. */
const MIN_ISOLATED_DELIVERY_COUNT = 2

/**
 * Takes the available offsets of a batch whose records have parted ways. The more often they have
 * been delivered, the fewer come at once, and the last try of a record is for it alone: so one that
 * nobody can process does not take its neighbours with it. Returns how many were taken.
 */
export function acquireOffsets(
  acquisition: Acquisition,
  batch: InFlightBatch,
  throttledDeliveryCount: number,
): number {
  const { memberId, isRecordLimit, firstOffset, lastOffset, left, partition } = acquisition
  const { maxDeliveryCount } = partition.settings
  const dueMs = lockDueMs(acquisition)
  const isolates = maxDeliveryCount > MIN_ISOLATED_DELIVERY_COUNT
  const taken: AcquiredRange[] = []
  let throttledLimit = Number.POSITIVE_INFINITY
  for (const { offset, state } of batch.offsets(firstOffset, lastOffset)) {
    if (!state.isAvailable) continue
    const isLastTry = isolates && state.deliveryCount === maxDeliveryCount - 1
    if (isLastTry && taken.length > 0) break
    const isThrottled = state.deliveryCount >= throttledDeliveryCount
    if (isThrottled && throttledLimit === Number.POSITIVE_INFINITY) {
      const shift = state.deliveryCount - throttledDeliveryCount + 1
      throttledLimit = Math.max(1, Math.floor(batch.count / 2 ** shift))
    }
    state.acquire(memberId, dueMs)
    taken.push({ firstOffset: offset, lastOffset: offset, deliveryCount: state.deliveryCount })
    if (isolates && state.deliveryCount === maxDeliveryCount) break
    if (isRecordLimit && taken.length === left) break
    if (taken.length === throttledLimit) break
  }
  for (const range of joined(taken)) addRange(acquisition, range)
  return taken.length
}

/** Neighbours of one delivery count become one range. */
function joined(offsets: readonly AcquiredRange[]): AcquiredRange[] {
  const ranges: AcquiredRange[] = []
  for (const next of offsets) {
    const last = ranges.at(-1)
    const continues =
      last?.lastOffset === next.firstOffset - 1 && last.deliveryCount === next.deliveryCount
    if (continues) ranges[ranges.length - 1] = { ...last, lastOffset: next.lastOffset }
    else ranges.push(next)
  }
  return ranges
}
