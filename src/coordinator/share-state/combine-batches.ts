import type { ShareStateBatch } from './share-persister.ts'

/**
 * Lays new batches over those that are kept and drops what lies before `startOffset` (−1: nothing).
 * Where two overlap, the one delivered more often wins, then the one with the higher state; batches
 * of one fate that touch become one. The result is in order and without overlaps.
 */
export function combineBatches(
  kept: readonly ShareStateBatch[],
  fresh: readonly ShareStateBatch[],
  startOffset: number,
): ShareStateBatch[] {
  // In descending order, so that the lowest two are taken from the end and put back there.
  const open = [...kept, ...fresh]
    .flatMap((batch) => fromOffset(batch, startOffset))
    .sort((a, b) => compareBatches(b, a))
  const combined: ShareStateBatch[] = []
  for (let lower = open.pop(); lower !== undefined; lower = open.pop()) {
    const upper = open.at(-1)
    if (upper === undefined || !isMergeable(lower, upper)) {
      combined.push(lower)
      continue
    }
    open.pop()
    for (const piece of merge(lower, upper)) insert(open, piece)
  }
  return combined
}

function fromOffset(batch: ShareStateBatch, startOffset: number): readonly ShareStateBatch[] {
  if (startOffset === -1 || batch.firstOffset >= startOffset) return [batch]
  return batch.lastOffset < startOffset ? [] : [{ ...batch, firstOffset: startOffset }]
}

function isMergeable(lower: ShareStateBatch, upper: ShareStateBatch): boolean {
  if (upper.firstOffset <= lower.lastOffset) return true
  return upper.firstOffset === lower.lastOffset + 1 && compareFates(lower, upper) === 0
}

/** `lower` begins no later than `upper`; where both begin together it ends no later. */
function merge(lower: ShareStateBatch, upper: ShareStateBatch): ShareStateBatch[] {
  const order = compareFates(upper, lower)
  if (order === 0) {
    return [{ ...lower, lastOffset: Math.max(lower.lastOffset, upper.lastOffset) }]
  }
  const pieces: ShareStateBatch[] = []
  if (order < 0) {
    pieces.push(lower)
    if (upper.lastOffset > lower.lastOffset) {
      pieces.push({ ...upper, firstOffset: lower.lastOffset + 1 })
    }
    return pieces
  }
  if (lower.firstOffset < upper.firstOffset) {
    pieces.push({ ...lower, lastOffset: upper.firstOffset - 1 })
  }
  pieces.push(upper)
  if (upper.lastOffset < lower.lastOffset) {
    pieces.push({ ...lower, firstOffset: upper.lastOffset + 1 })
  }
  return pieces
}

function insert(descending: ShareStateBatch[], batch: ShareStateBatch): void {
  let at = descending.length
  while (at > 0 && compareBatches(descending[at - 1]!, batch) < 0) at -= 1
  // A set, as twins say nothing new.
  if (at > 0 && compareBatches(descending[at - 1]!, batch) === 0) return
  descending.splice(at, 0, batch)
}

function compareBatches(a: ShareStateBatch, b: ShareStateBatch): number {
  return a.firstOffset - b.firstOffset || a.lastOffset - b.lastOffset || compareFates(a, b)
}

function compareFates(a: ShareStateBatch, b: ShareStateBatch): number {
  return a.deliveryCount - b.deliveryCount || a.deliveryState - b.deliveryState
}
