import { assert } from '../../runtime/assert.ts'
import { InFlightState } from './in-flight-state.ts'

/**
 * Records that were acquired together, offsets inclusive. One state stands for all of them until
 * their ways part; from then on each offset has its own, whether or not the log has a record there.
 */
export class InFlightBatch {
  readonly firstOffset: number
  readonly lastOffset: number
  #whole: InFlightState | undefined
  #byOffset: InFlightState[] | undefined

  constructor(firstOffset: number, lastOffset: number, state: InFlightState) {
    this.firstOffset = firstOffset
    this.lastOffset = lastOffset
    this.#whole = state
  }

  /** The state of all records; `undefined` once each has its own. */
  get whole(): InFlightState | undefined {
    return this.#whole
  }

  get isSplit(): boolean {
    return this.#byOffset !== undefined
  }

  get count(): number {
    return this.lastOffset - this.firstOffset + 1
  }

  /** The state that counts for an offset of the batch. */
  at(offset: number): InFlightState {
    const state = this.#whole ?? this.#byOffset?.[offset - this.firstOffset]
    assert(state !== undefined, 'an offset of a batch has a state')
    return state
  }

  /** Every state with the offsets it stands for: one, or one for each offset. */
  *states(): Generator<{ state: InFlightState; firstOffset: number; lastOffset: number }> {
    const { firstOffset, lastOffset } = this
    if (this.#whole !== undefined) {
      yield { state: this.#whole, firstOffset, lastOffset }
      return
    }
    for (let offset = firstOffset; offset <= lastOffset; offset += 1) {
      yield { state: this.at(offset), firstOffset: offset, lastOffset: offset }
    }
  }

  /** The states of single offsets within a range; the batch is split. */
  *offsets(from: number, to: number): Generator<{ offset: number; state: InFlightState }> {
    const last = Math.min(to, this.lastOffset)
    for (let offset = Math.max(from, this.firstOffset); offset <= last; offset += 1) {
      yield { offset, state: this.at(offset) }
    }
  }

  /** From here on each offset has a state of its own. */
  split(): void {
    const whole = this.#whole
    if (whole === undefined) return
    this.#byOffset = Array.from({ length: this.count }, () => whole.copy())
    this.#whole = undefined
  }

  /** Splits an acquired batch: what lies behind `lastAcquired` has not been delivered. */
  splitAfter(lastAcquired: number): void {
    const whole = this.#whole
    assert(whole !== undefined, 'a batch is split once')
    this.#byOffset = Array.from({ length: this.count }, (_, index) =>
      this.firstOffset + index <= lastAcquired
        ? whole.copy()
        : new InFlightState('available', whole.deliveryCount - 1),
    )
    this.#whole = undefined
  }

  /** All records lie within the range. */
  isWithin(firstOffset: number, lastOffset: number): boolean {
    return this.firstOffset >= firstOffset && this.lastOffset <= lastOffset
  }

  /** The offset lies within the batch, and not at its begin. */
  isCutBy(offset: number): boolean {
    return this.firstOffset < offset && this.lastOffset >= offset
  }
}
