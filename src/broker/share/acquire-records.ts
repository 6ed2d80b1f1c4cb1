import type { AbortedTransaction } from '../../storage/txn-index.ts'
import { archiveAborted } from './aborted-records.ts'
import { acquireNew } from './acquire-new-records.ts'
import { acquireOffsets } from './acquire-offsets.ts'
import { archiveCompacted } from './archive-records.ts'
import type { AcquiredRange, FetchedBatch } from './fetched-batches.ts'
import type { InFlightBatch } from './in-flight-batch.ts'
import type { SharePartition } from './share-partition.ts'

export interface AcquireRequest {
  readonly memberId: string
  /** Never more than `maxRecords` (KIP-1206); else whole batches, the last of them beyond it. */
  readonly isRecordLimit: boolean
  /** Records per acquired range, where batches allow it. */
  readonly batchSize: number
  readonly maxRecords: number
  /** Where the log was read from. */
  readonly fetchOffset: number
  readonly batches: readonly FetchedBatch[]
  /** Under `read_committed`. */
  readonly abortedTransactions: readonly AbortedTransaction[] | undefined
  /** On the monotonic clock. */
  readonly nowMs: number
}

export interface Acquired {
  /** In the order of their offsets. */
  readonly ranges: readonly AcquiredRange[]
  readonly count: number
}

/** An acquisition in work: what it has so far, and what it may still take. */
export interface Acquisition extends AcquireRequest {
  readonly partition: SharePartition
  readonly firstOffset: number
  readonly lastOffset: number
  readonly ranges: AcquiredRange[]
  /** Counted in offsets. */
  left: number
}

const NOTHING: Acquired = { ranges: [], count: 0 }

/**
 * Gives fetched records to a member: those of the read that are available again, and new ones as
 * far as limits allow. It holds them until it acknowledges them or its time is over.
 */
export function acquireRecords(partition: SharePartition, request: AcquireRequest): Acquired {
  const { batches, fetchOffset } = request
  const [first, last] = [batches[0], batches.at(-1)]
  if (first === undefined || last === undefined || request.maxRecords <= 0) return NOTHING
  if (last.lastOffset < partition.startOffset) return NOTHING
  const limits = limitsOf(partition, request, last.lastOffset)
  if (limits.left <= 0) return NOTHING
  archiveCompacted(partition, fetchOffset, first.baseOffset)
  const acquisition: Acquisition = {
    ...request,
    ...limits,
    partition,
    firstOffset: first.baseOffset,
    ranges: [],
  }
  acquireAll(acquisition)
  return finish(acquisition)
}

// Between records in delivery some may be available although the limit is reached: then nothing
// behind the end is taken.
function limitsOf(partition: SharePartition, request: AcquireRequest, lastFetched: number) {
  const { maxRecords, fetchOffset } = request
  const room = partition.settings.maxRecordLocks - partition.inFlightCount
  const left = Math.min(maxRecords, room)
  const { endOffset } = partition
  if (left > 0 || fetchOffset > endOffset) return { left, lastOffset: lastFetched }
  return {
    left: Math.min(maxRecords, endOffset - fetchOffset + 1),
    lastOffset: Math.min(lastFetched, endOffset),
  }
}

function acquireAll(acquisition: Acquisition): void {
  const { partition, firstOffset, lastOffset } = acquisition
  const floor = partition.batches.floor(firstOffset)
  let baseOffset = firstOffset
  if (floor === undefined) baseOffset = Math.max(firstOffset, partition.startOffset)
  else if (floor.lastOffset >= firstOffset) baseOffset = floor.firstOffset
  const from = Math.min(firstOffset, baseOffset)
  const known = partition.batches.startingWithin(from, lastOffset)
  const lastKnown = known.at(-1)
  if (lastKnown === undefined) {
    acquireNew(acquisition, baseOffset, lastOffset)
    return
  }
  acquireKnown(acquisition, known, baseOffset)
  if (acquisition.left > 0 && lastKnown.lastOffset < lastOffset) {
    acquireNew(acquisition, lastKnown.lastOffset + 1, lastOffset)
  }
  const lastRange = acquisition.ranges.at(-1)
  if (lastRange !== undefined) partition.passGap(lastRange.lastOffset + 1)
}

function acquireKnown(
  acquisition: Acquisition,
  known: readonly InFlightBatch[],
  baseOffset: number,
): void {
  const { partition } = acquisition
  let gapStartOffset = baseOffset
  for (const batch of known) {
    if (acquisition.left <= 0) return
    if (partition.gapStartOffset !== undefined) {
      // Nobody knows what became of the offsets before this batch: they are given out anew.
      if (gapStartOffset < batch.firstOffset) {
        acquireNew(acquisition, gapStartOffset, batch.firstOffset - 1)
      }
      gapStartOffset = batch.lastOffset + 1
      if (acquisition.left <= 0) return
    }
    acquireBatch(acquisition, batch)
  }
}

/** Takes what is available of a batch that has been in delivery before. */
function acquireBatch(acquisition: Acquisition, batch: InFlightBatch): void {
  const { partition, firstOffset, lastOffset, isRecordLimit } = acquisition
  const isThrottled = mustThrottle(acquisition, batch)
  // Records that failed before come alone, so that others do not fail with them.
  if (isThrottled && acquisition.ranges.length > 0) {
    acquisition.left = 0
    return
  }
  const isTooLarge = isRecordLimit && batch.count > acquisition.left
  const { whole } = batch
  if (whole !== undefined) {
    if (!whole.isAvailable) return
    if (batch.isWithin(firstOffset, lastOffset) && !isTooLarge && !isThrottled) {
      whole.acquire(acquisition.memberId, lockDueMs(acquisition))
      const { deliveryCount } = whole
      addRange(acquisition, {
        firstOffset: batch.firstOffset,
        lastOffset: batch.lastOffset,
        deliveryCount,
      })
      return
    }
    batch.split()
  }
  const count = acquireOffsets(acquisition, batch, partition.throttledDeliveryCount)
  if (isThrottled && count > 0) acquisition.left = 0
}

function mustThrottle({ partition, firstOffset, lastOffset }: Acquisition, batch: InFlightBatch) {
  const isTried = (deliveryCount: number) => deliveryCount >= partition.throttledDeliveryCount
  const { whole } = batch
  if (whole !== undefined) return whole.isAvailable && isTried(whole.deliveryCount)
  for (const { state } of batch.offsets(firstOffset, lastOffset)) {
    if (state.isAvailable && isTried(state.deliveryCount)) return true
  }
  return false
}

export function lockDueMs({ partition, nowMs }: Acquisition): number {
  return nowMs + partition.settings.recordLockDurationMs
}

export function addRange(acquisition: Acquisition, range: AcquiredRange): void {
  acquisition.ranges.push(range)
  acquisition.left -= range.lastOffset - range.firstOffset + 1
}

function finish(acquisition: Acquisition): Acquired {
  const { partition, batches, abortedTransactions = [] } = acquisition
  const ranges =
    abortedTransactions.length === 0
      ? acquisition.ranges
      : archiveAborted(partition, acquisition.ranges, batches, abortedTransactions)
  let count = 0
  for (const { firstOffset, lastOffset } of ranges) count += lastOffset - firstOffset + 1
  return { ranges, count }
}
