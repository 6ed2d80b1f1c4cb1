import { type InFlightState, isTerminal } from './in-flight-state.ts'
import type { SharePartition } from './share-partition.ts'

/**
 * Moves the start offset behind the records that are settled for good, and forgets the batches that
 * lie wholly before it.
 */
export function moveStartBehindSettled(partition: SharePartition): void {
  const { batches } = partition
  if (!isStartSettled(partition)) return
  const { lastSettled, count } = findSettled(partition)
  if (lastSettled === undefined) return
  const lastOffset = batches.last!.lastOffset
  if (lastSettled === lastOffset) {
    partition.startOffset = lastOffset + 1
    partition.endOffset = lastOffset + 1
    partition.deliveryCompleteCount = 0
    batches.clear()
    return
  }
  const batch = batches.floor(lastSettled)!
  if (lastSettled === batch.lastOffset) {
    const next = batches.higher(lastSettled)!.firstOffset
    const gapStart = partition.gapStartOffset ?? Number.POSITIVE_INFINITY
    partition.startOffset = Math.min(Math.max(partition.startOffset, next), gapStart)
    batches.removeBefore(next)
  } else {
    // Batches go as a whole: the one that is settled in part stays.
    partition.startOffset = Math.max(partition.startOffset, lastSettled + 1)
    batches.removeBefore(batch.firstOffset)
  }
  partition.deliveryCompleteCount -= count
}

/** Without a batch at the start offset there is a gap, which has to be fetched first. */
function isStartSettled({ batches, startOffset }: SharePartition): boolean {
  const batch = batches.floor(startOffset)
  if (batch === undefined) return false
  const isInBatch = batch.lastOffset >= startOffset
  const state = batch.whole ?? (isInBatch ? batch.at(startOffset) : undefined)
  return state === undefined || isSettled(state)
}

function isSettled(state: InFlightState): boolean {
  return !state.isInTransition && isTerminal(state.state)
}

/** The end of the settled records that the batches begin with, and how many are still counted. */
function findSettled(partition: SharePartition) {
  const { startOffset, gapStartOffset } = partition
  let lastSettled: number | undefined
  let count = 0
  for (const batch of partition.batches) {
    if (gapStartOffset !== undefined && batch.lastOffset >= gapStartOffset) break
    for (const { state, firstOffset, lastOffset } of batch.states()) {
      const isLost = state.isAvailable && lastOffset < startOffset
      if (!isLost && !isSettled(state)) return { lastSettled, count }
      lastSettled = lastOffset
      count += Math.max(lastOffset - Math.max(firstOffset, startOffset) + 1, 0)
    }
  }
  return { lastSettled, count }
}
