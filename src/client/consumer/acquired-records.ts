import type { AcknowledgementBatch } from '../../protocol/messages/78-share-fetch.ts'
import type { FetchedBatch } from './fetched-batches.ts'

/** What becomes of a record that was delivered (KIP-932): done, again for anybody, or never again. */
export type Acknowledgement = 'accept' | 'release' | 'reject'

const TYPES: Readonly<Record<Acknowledgement, number>> = { accept: 1, release: 2, reject: 3 }
/** For offsets without a record. */
const GAP = 0

export interface OffsetRange {
  readonly first: number
  readonly last: number
}

/** Offsets of one partition that were lent to this member, until it says what becomes of each. */
export class AcquiredRecords {
  readonly topicId: string
  readonly partition: number
  readonly batches: readonly FetchedBatch[]
  readonly #ranges: readonly OffsetRange[]
  readonly #acknowledged = new Map<number, number>()

  constructor(
    place: { readonly topicId: string; readonly partition: number },
    ranges: readonly OffsetRange[],
    batches: readonly FetchedBatch[],
  ) {
    this.topicId = place.topicId
    this.partition = place.partition
    this.#ranges = ranges
    this.batches = batches
  }

  acknowledge(offset: number, acknowledgement: Acknowledgement): void {
    this.#acknowledged.set(offset, TYPES[acknowledgement])
  }

  /** For the wire: neighbours of one fate together. Whatever nobody spoke of is released. */
  acknowledgements(): AcknowledgementBatch[] {
    const present = new Set(this.batches.flatMap(({ records }) => records.map((one) => one.offset)))
    const runs: { first: number; last: number; type: number }[] = []
    for (const { first, last } of this.#ranges) {
      for (let offset = first; offset <= last; offset++) {
        const type = present.has(offset) ? (this.#acknowledged.get(offset) ?? TYPES.release) : GAP
        const run = runs.at(-1)
        if (run !== undefined && run.last === offset - 1 && run.type === type) run.last = offset
        else runs.push({ first: offset, last: offset, type })
      }
    }
    return runs.map(({ first, last, type }) => ({
      firstOffset: first,
      lastOffset: last,
      acknowledgeTypes: [type],
    }))
  }
}
