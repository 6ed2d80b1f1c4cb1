import type { InFlightBatch } from './in-flight-batch.ts'
import { isTerminal, type RecordState } from './in-flight-state.ts'
import type { SharePartition } from './share-partition.ts'

/** Which records are no longer there, offsets inclusive. */
interface Archival {
  readonly firstOffset: number
  readonly lastOffset: number
  /** Records in any other state stay as they are. */
  readonly from: RecordState
  /** Whether they count as settled from now on. */
  readonly isCounted: boolean
}

/** Archives the records of the range in these batches. Returns whether there were any. */
export function archiveRecords(
  partition: SharePartition,
  batches: Iterable<InFlightBatch>,
  archival: Archival,
): boolean {
  const { firstOffset, lastOffset, from, isCounted } = archival
  let count = 0
  for (const batch of batches) {
    if (batch.firstOffset > lastOffset) break
    const { whole } = batch
    if (whole !== undefined) {
      if (whole.state !== from) continue
      if (batch.isWithin(firstOffset, lastOffset)) {
        whole.archive()
        count += batch.count
        continue
      }
      batch.split()
    }
    for (const { state } of batch.offsets(firstOffset, lastOffset)) {
      if (state.state !== from) continue
      state.archive()
      count += 1
    }
  }
  if (isCounted) partition.deliveryCompleteCount += count
  return count > 0
}

/**
 * A read from `fetchOffset` on began with `baseOffset`: compaction has removed what lay between, and
 * nobody will ever fetch it.
 */
export function archiveCompacted(
  partition: SharePartition,
  fetchOffset: number,
  baseOffset: number,
): void {
  if (fetchOffset >= baseOffset) return
  const floor = partition.batches.floor(fetchOffset)
  const holdsOffset = floor !== undefined && floor.lastOffset >= fetchOffset
  const from = holdsOffset ? floor.firstOffset : fetchOffset
  const isAny = archiveRecords(partition, partition.batches.startingWithin(from, baseOffset - 1), {
    firstOffset: fetchOffset,
    lastOffset: baseOffset - 1,
    from: 'available',
    isCounted: true,
  })
  if (isAny) partition.mayHaveAvailable = true
}

/**
 * Records before the offset were deleted from the log. Those that a member holds stay until it lets
 * go of them; nothing is persisted now, the next write tells the new start offset.
 */
export function moveLogStart(partition: SharePartition, logStartOffset: number): void {
  const { startOffset, batches } = partition
  if (logStartOffset <= startOffset) return
  const settledCount = countSettledBefore(partition, logStartOffset)
  const isAny = archiveRecords(partition, batches, {
    firstOffset: startOffset,
    lastOffset: logStartOffset - 1,
    from: 'available',
    isCounted: false,
  })
  if (isAny) partition.mayHaveAvailable = true
  partition.startOffset = logStartOffset
  partition.deliveryCompleteCount -= settledCount
  const isAllGone = batches.size === 0 || partition.endOffset < logStartOffset
  if (isAllGone) partition.endOffset = logStartOffset
  if (batches.size === 0) partition.deliveryCompleteCount = 0
}

function countSettledBefore({ batches, startOffset }: SharePartition, offset: number): number {
  let count = 0
  for (const batch of batches) {
    if (batch.firstOffset >= offset) break
    for (const { state, firstOffset, lastOffset } of batch.states()) {
      if (!isTerminal(state.state)) continue
      const first = Math.max(firstOffset, startOffset)
      const last = Math.min(lastOffset, offset - 1)
      count += Math.max(last - first + 1, 0)
    }
  }
  return count
}
