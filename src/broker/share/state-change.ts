import type { ShareStateBatch } from '../../coordinator/share-state/share-persister.ts'
import { deliveryStateOf, type InFlightState, isTerminal } from './in-flight-state.ts'
import { moveStartBehindSettled } from './move-start.ts'
import type { SharePartition } from './share-partition.ts'

interface ChangedState {
  readonly state: InFlightState
  readonly batch: ShareStateBatch
  readonly isSettled: boolean
}

/**
 * What a member has decided on its records, before it is persisted. The records already show their
 * new state but are in transition: nobody else gets them until `commit`, and `rollback` gives them
 * back to the member.
 */
export class StateChange {
  readonly #partition: SharePartition
  readonly #changed: ChangedState[] = []

  constructor(partition: SharePartition) {
    this.#partition = partition
  }

  get isEmpty(): boolean {
    return this.#changed.length === 0
  }

  /** What is to be persisted. */
  get stateBatches(): ShareStateBatch[] {
    return this.#changed.map(({ batch }) => batch)
  }

  /** The transition of a state has begun. */
  add(state: InFlightState, firstOffset: number, lastOffset: number): void {
    const isSettled = isTerminal(state.state)
    this.#changed.push({ state, batch: stateBatch(state, firstOffset, lastOffset), isSettled })
    if (!isSettled) return
    this.#partition.deliveryCompleteCount += this.#partition.countInFlight(firstOffset, lastOffset)
  }

  commit(): void {
    for (const { state } of this.#changed) {
      state.commitTransition()
      this.#noteAvailable(state)
    }
    moveStartBehindSettled(this.#partition)
  }

  rollback(nowMs: number): void {
    for (const { state, batch, isSettled } of this.#changed) {
      state.rollbackTransition(nowMs)
      this.#noteAvailable(state)
      if (!isSettled || isTerminal(state.state)) continue
      const { firstOffset, lastOffset } = batch
      this.#partition.deliveryCompleteCount -= this.#partition.countInFlight(
        firstOffset,
        lastOffset,
      )
    }
  }

  #noteAvailable({ state }: InFlightState): void {
    if (state === 'available') this.#partition.mayHaveAvailable = true
  }
}

export function stateBatch(
  { state, deliveryCount }: InFlightState,
  firstOffset: number,
  lastOffset: number,
): ShareStateBatch {
  return { firstOffset, lastOffset, deliveryState: deliveryStateOf(state), deliveryCount }
}
