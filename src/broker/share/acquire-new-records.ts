import { type Acquisition, addRange, lockDueMs } from './acquire-records.ts'
import type { AcquiredRange, FetchedBatch } from './fetched-batches.ts'
import { InFlightBatch } from './in-flight-batch.ts'
import { InFlightState } from './in-flight-state.ts'

const FIRST_DELIVERY = 1

/** Takes records that have not been in delivery, whole batches of them where limits allow. */
export function acquireNew(acquisition: Acquisition, from: number, to: number): void {
  const { partition, batches, left, isRecordLimit } = acquisition
  const isBehindEnd = partition.batches.size === 0 && partition.endOffset > from
  const firstOffset = isBehindEnd ? partition.endOffset : from
  let lastOffset = to
  if (left < lastOffset - firstOffset + 1) {
    lastOffset = endOfBatchWith(batches, firstOffset + left - 1)
    // Batches that were read back need not end where those of the log end.
    if (partition.gapStartOffset !== undefined) lastOffset = Math.min(lastOffset, to)
  }
  const lastAcquired = isRecordLimit
    ? takeLimited(acquisition, firstOffset, lastOffset)
    : takeInPieces(acquisition, firstOffset, lastOffset)
  if (partition.batches.first?.firstOffset === firstOffset) partition.startOffset = firstOffset
  partition.endOffset = Math.max(partition.endOffset, lastOffset)
  partition.passGap(lastAcquired + 1)
}

/** Ranges of about `batchSize` offsets that begin where batches of the log begin. */
function takeInPieces(acquisition: Acquisition, firstOffset: number, lastOffset: number): number {
  const { batches, batchSize } = acquisition
  let from = firstOffset
  if (lastOffset - firstOffset + 1 > batchSize) {
    for (const { baseOffset } of batches) {
      if (baseOffset > lastOffset) break
      if (baseOffset - from < batchSize) continue
      take(acquisition, from, baseOffset - 1)
      from = baseOffset
    }
  }
  take(acquisition, from, lastOffset)
  return lastOffset
}

/** One range of at most what is left; the rest of its last batch is available to others. */
function takeLimited(acquisition: Acquisition, firstOffset: number, lastOffset: number): number {
  const { partition, left } = acquisition
  const lastAcquired = Math.min(lastOffset, firstOffset + left - 1)
  const batch = take(acquisition, firstOffset, lastOffset, lastAcquired)
  if (lastAcquired < lastOffset) {
    batch.splitAfter(lastAcquired)
    partition.mayHaveAvailable = true
  }
  return lastAcquired
}

function take(
  acquisition: Acquisition,
  firstOffset: number,
  lastOffset: number,
  lastAcquired = lastOffset,
): InFlightBatch {
  const { partition, memberId } = acquisition
  const state = new InFlightState('acquired', FIRST_DELIVERY, memberId, lockDueMs(acquisition))
  const batch = new InFlightBatch(firstOffset, lastOffset, state)
  partition.batches.add(batch)
  const range: AcquiredRange = {
    firstOffset,
    lastOffset: lastAcquired,
    deliveryCount: FIRST_DELIVERY,
  }
  addRange(acquisition, range)
  return batch
}

/** The last offset of the batch that holds the offset; without one, the offset itself. */
function endOfBatchWith(batches: readonly FetchedBatch[], offset: number): number {
  const batch = batches.findLast(({ baseOffset }) => baseOffset <= offset)
  return batch !== undefined && batch.lastOffset >= offset ? batch.lastOffset : offset
}
