import type { InFlightBatch } from './in-flight-batch.ts'

/**
 * The batches in delivery, in the order of their offsets and without overlaps. New ones come mostly
 * at the end and go at the begin; there are never more than the limit on record locks.
 */
export class InFlightBatches {
  #batches: InFlightBatch[] = []

  get size(): number {
    return this.#batches.length
  }

  get first(): InFlightBatch | undefined {
    return this.#batches[0]
  }

  get last(): InFlightBatch | undefined {
    return this.#batches.at(-1)
  }

  [Symbol.iterator](): ArrayIterator<InFlightBatch> {
    return this.#batches.values()
  }

  /** The last batch that begins at the offset or before it. */
  floor(offset: number): InFlightBatch | undefined {
    return this.#batches[this.#countUpTo(offset) - 1]
  }

  /** The first batch that begins behind the offset. */
  higher(offset: number): InFlightBatch | undefined {
    return this.#batches[this.#countUpTo(offset)]
  }

  /** The batches that begin within the range, both ends inclusive. */
  startingWithin(from: number, to: number): readonly InFlightBatch[] {
    return this.#batches.slice(this.#countUpTo(from - 1), this.#countUpTo(to))
  }

  add(batch: InFlightBatch): void {
    const at = this.#countUpTo(batch.firstOffset)
    const replaces = this.#batches[at - 1]?.firstOffset === batch.firstOffset
    if (replaces) this.#batches[at - 1] = batch
    else if (at === this.#batches.length) this.#batches.push(batch)
    else this.#batches.splice(at, 0, batch)
  }

  /** Drops the batches that begin before the offset. */
  removeBefore(offset: number): void {
    this.#batches.splice(0, this.#countUpTo(offset - 1))
  }

  clear(): void {
    this.#batches = []
  }

  /** How many batches begin at the offset or before it. */
  #countUpTo(offset: number): number {
    let low = 0
    let high = this.#batches.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#batches[middle]!.firstOffset <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}
