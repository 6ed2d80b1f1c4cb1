import type { AbortedTransaction } from '../../storage/txn-index.ts'
import { archiveRecords } from './archive-records.ts'
import type { AcquiredRange, FetchedBatch } from './fetched-batches.ts'
import type { SharePartition } from './share-partition.ts'

/**
 * Under `read_committed` a member is not given the records of aborted transactions: they are
 * archived as soon as they have been acquired. Returns what remains.
 */
export function archiveAborted(
  partition: SharePartition,
  acquired: readonly AcquiredRange[],
  batches: readonly FetchedBatch[],
  transactions: readonly AbortedTransaction[],
): AcquiredRange[] {
  let remaining = [...acquired]
  for (const { baseOffset, lastOffset } of abortedBatches(batches, transactions)) {
    const from = partition.batches.floor(baseOffset)?.firstOffset ?? baseOffset
    const touched = partition.batches.startingWithin(from, lastOffset)
    archiveRecords(partition, touched, {
      firstOffset: baseOffset,
      lastOffset,
      from: 'acquired',
      isCounted: true,
    })
    remaining = remaining.flatMap((range) => without(range, baseOffset, lastOffset))
  }
  return remaining
}

/** The batches of aborted transactions, markers left out. */
function abortedBatches(
  batches: readonly FetchedBatch[],
  transactions: readonly AbortedTransaction[],
): FetchedBatch[] {
  const pending = transactions.toSorted((a, b) => a.firstOffset - b.firstOffset)
  const producers = new Set<number>()
  const aborted: FetchedBatch[] = []
  for (const batch of batches) {
    if (batch.producerId < 0) continue
    while (pending[0] !== undefined && pending[0].firstOffset <= batch.lastOffset) {
      producers.add(pending.shift()!.producerId)
    }
    if (batch.isAbortMarker) producers.delete(batch.producerId)
    else if (batch.isTransactional && producers.has(batch.producerId)) aborted.push(batch)
  }
  return aborted
}

/** What is left of a range before and behind a part of it. */
function without(range: AcquiredRange, firstOffset: number, lastOffset: number): AcquiredRange[] {
  if (range.lastOffset < firstOffset || range.firstOffset > lastOffset) return [range]
  const before = { ...range, lastOffset: firstOffset - 1 }
  const behind = { ...range, firstOffset: lastOffset + 1 }
  return [before, behind].filter((part) => part.firstOffset <= part.lastOffset)
}
