import type { ShareState } from '../../coordinator/share-state/share-persister.ts'
import { assert } from '../../runtime/assert.ts'
import { InFlightBatch } from './in-flight-batch.ts'
import { InFlightBatches } from './in-flight-batches.ts'
import { InFlightState, isTerminal, recordStateOf } from './in-flight-state.ts'
import { moveStartBehindSettled } from './move-start.ts'

/** What a group may change at any time. */
export interface SharePartitionSettings {
  /** `share.delivery.count.limit` */
  readonly maxDeliveryCount: number
  /** `share.partition.max.record.locks` */
  readonly maxRecordLocks: number
  /** `share.record.lock.duration.ms` */
  readonly recordLockDurationMs: number
  /** `share.renew.acknowledge.enable` */
  readonly isRenewEnabled: boolean
}

/**
 * Between the batches that were read back lie offsets that somebody may have had in delivery, or
 * nobody ever: they are fetched again, from `startOffset` on, as long as nothing behind `endOffset`
 * has been acquired.
 */
interface GapWindow {
  readonly endOffset: number
  startOffset: number
}

/** No delivery is spread thinner than to begin with before a record's second try has failed. */
const MIN_THROTTLED_DELIVERY_COUNT = 2

/**
 * A partition as one share group consumes it (KIP-932): which of its records are in delivery to
 * whom. Between `startOffset` and `endOffset` lies what has been fetched and is not settled; below
 * all is settled, above nothing has been touched. Records are known by their offsets alone, and
 * whole batches are acquired wherever possible, so that one state stands for many records; offsets
 * without a record (compacted, or markers of transactions) are acquired too, and the member reports
 * them as gaps.
 *
 * This is the state and what follows from it; what happens to it is in the files beside this one:
 * acquire-records, acknowledge-records, release-records, expire-locks, archive-records, move-start.
 * There are no timers, no disk and no promises in it: time is handed in.
 */
export class SharePartition {
  readonly stateEpoch: number
  startOffset: number
  /** The last offset that is or was in delivery; without any, the next one to fetch. */
  endOffset: number
  /** Settled records from the start offset on, which the lag of the group leaves out (KIP-1226). */
  deliveryCompleteCount = 0
  readonly batches = new InFlightBatches()
  /** Some records before the end may be available: the next fetch has to look for them. */
  mayHaveAvailable = false
  #gap: GapWindow | undefined
  readonly #settings: () => SharePartitionSettings

  /** The state as it was read back, with its start offset resolved. */
  constructor(state: ShareState, settings: () => SharePartitionSettings) {
    this.stateEpoch = state.stateEpoch
    this.startOffset = state.startOffset
    this.endOffset = state.startOffset
    this.#settings = settings
    this.#load(state)
  }

  get settings(): SharePartitionSettings {
    return this.#settings()
  }

  /** From this delivery count on fewer records are delivered at once, to single out a bad one. */
  get throttledDeliveryCount(): number {
    return Math.max(MIN_THROTTLED_DELIVERY_COUNT, Math.ceil(this.settings.maxDeliveryCount / 2))
  }

  get inFlightCount(): number {
    return this.batches.size === 0 ? 0 : this.endOffset - this.startOffset + 1
  }

  /** Where there is room, or where something before the end waits to be delivered again. */
  get canAcquire(): boolean {
    if (this.nextFetchOffset() !== this.endOffset + 1) return true
    return this.inFlightCount < this.settings.maxRecordLocks
  }

  #load({ stateBatches }: ShareState): void {
    let gapStartOffset: number | undefined
    let nextOffset = this.startOffset
    for (const { firstOffset, lastOffset, deliveryState, deliveryCount } of stateBatches) {
      assert(firstOffset >= this.startOffset, 'share state begins at the start offset')
      assert(lastOffset >= firstOffset, 'a batch of share state ends behind its begin')
      if (firstOffset > nextOffset) gapStartOffset ??= nextOffset
      nextOffset = lastOffset + 1
      const state = recordStateOf(deliveryState)
      const batch = new InFlightBatch(
        firstOffset,
        lastOffset,
        new InFlightState(state, deliveryCount),
      )
      this.batches.add(batch)
      if (isTerminal(state)) this.deliveryCompleteCount += batch.count
    }
    const { last } = this.batches
    if (last === undefined) return
    this.mayHaveAvailable = true
    this.endOffset = last.lastOffset
    if (gapStartOffset !== undefined) {
      this.#gap = { endOffset: this.endOffset, startOffset: gapStartOffset }
    }
    moveStartBehindSettled(this)
  }

  /** Where to read next: the first available record, else behind all that is in delivery. */
  nextFetchOffset(): number {
    const { last } = this.batches
    if (last === undefined || this.startOffset > last.lastOffset) {
      this.mayHaveAvailable = false
      return this.endOffset
    }
    if (!this.mayHaveAvailable) return this.endOffset + 1
    const available = this.#firstAvailable()
    if (available === undefined) this.mayHaveAvailable = false
    return available ?? this.endOffset + 1
  }

  #firstAvailable(): number | undefined {
    let gapStartOffset = this.gapStartOffset
    for (const batch of this.batches) {
      if (gapStartOffset !== undefined) {
        if (batch.firstOffset > gapStartOffset) return gapStartOffset
        gapStartOffset = Math.max(batch.lastOffset + 1, gapStartOffset)
      }
      for (const { state, firstOffset, lastOffset } of batch.states()) {
        // What came free after the log lost it is never read again.
        if (lastOffset < this.startOffset || !state.isAvailable) continue
        return Math.max(firstOffset, this.startOffset)
      }
    }
    return undefined
  }

  /** Where the gaps begin that were there when the state was read; `undefined` without any. */
  get gapStartOffset(): number | undefined {
    return this.#gap?.endOffset === this.endOffset ? this.#gap.startOffset : undefined
  }

  /** All before the offset has been fetched. */
  passGap(offset: number): void {
    const gap = this.#gap
    if (gap === undefined) return
    if (gap.endOffset === this.endOffset && offset <= gap.endOffset) gap.startOffset = offset
    else this.#gap = undefined
  }

  /** How many offsets of a range are at or behind the start offset. */
  countInFlight(firstOffset: number, lastOffset: number): number {
    return Math.max(lastOffset - Math.max(this.startOffset, firstOffset) + 1, 0)
  }
}
