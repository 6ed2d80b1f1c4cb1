import { DeliveryState } from '../../coordinator/share-state/share-persister.ts'

/**
 * What becomes of a record in delivery (KIP-932): available to any member, acquired by one of them,
 * and at last acknowledged, or archived when it was rejected, given up or is no longer there.
 */
export type RecordState = 'available' | 'acquired' | 'acknowledged' | 'archived'

/** The state of records that no member holds. */
export const NO_MEMBER = ''
/** A lock that never ends: there is none. */
export const NO_LOCK = Number.POSITIVE_INFINITY

const DELIVERY_STATES: Readonly<Record<RecordState, number>> = {
  available: DeliveryState.available,
  // Locks are not kept: to a new leader the records are available.
  acquired: DeliveryState.available,
  acknowledged: DeliveryState.acknowledged,
  archived: DeliveryState.archived,
}

export function deliveryStateOf(state: RecordState): number {
  return DELIVERY_STATES[state]
}

export function recordStateOf(deliveryState: number): RecordState {
  if (deliveryState === DeliveryState.acknowledged) return 'acknowledged'
  return deliveryState === DeliveryState.archived ? 'archived' : 'available'
}

/** Nothing follows: the start offset may pass the record. */
export function isTerminal(state: RecordState): boolean {
  return state === 'acknowledged' || state === 'archived'
}

interface Rollback {
  readonly state: RecordState
  readonly memberId: string
  readonly maxDeliveryCount: number
}

/**
 * One record, or a batch of records of one fate. What a member decides holds only when it has been
 * persisted: until then the change is a transition that may be taken back.
 */
export class InFlightState {
  state: RecordState
  deliveryCount: number
  memberId: string
  /** When the member loses its hold, on the monotonic clock. */
  lockDueMs: number
  #rollback: Rollback | undefined
  /** The log has no such record any more: nothing brings it back. */
  #isGone = false

  constructor(
    state: RecordState,
    deliveryCount: number,
    memberId = NO_MEMBER,
    lockDueMs = NO_LOCK,
  ) {
    this.state = state
    this.deliveryCount = deliveryCount
    this.memberId = memberId
    this.lockDueMs = lockDueMs
  }

  get isInTransition(): boolean {
    return this.#rollback !== undefined
  }

  get isAvailable(): boolean {
    return this.state === 'available' && !this.isInTransition
  }

  /** Of a batch whose records part ways. */
  copy(): InFlightState {
    return new InFlightState(this.state, this.deliveryCount, this.memberId, this.lockDueMs)
  }

  /** The state has to be available. */
  acquire(memberId: string, lockDueMs: number): void {
    this.state = 'acquired'
    this.deliveryCount += 1
    this.memberId = memberId
    this.lockDueMs = lockDueMs
  }

  /** Ends the member's hold at once: its time is over. The state has to be acquired. */
  expire(target: RecordState, maxDeliveryCount: number): void {
    this.state = this.#limited(target, maxDeliveryCount)
    this.memberId = NO_MEMBER
    this.lockDueMs = NO_LOCK
  }

  /** Ends the member's hold once it is persisted. The state has to be acquired. */
  startTransition(target: RecordState, maxDeliveryCount: number): void {
    this.#rollback = { state: this.state, memberId: this.memberId, maxDeliveryCount }
    this.state = this.#limited(target, maxDeliveryCount)
    this.memberId = NO_MEMBER
  }

  commitTransition(): void {
    this.lockDueMs = NO_LOCK
    this.#rollback = undefined
  }

  /** The member holds the records as before, unless its time has come meanwhile. */
  rollbackTransition(nowMs: number): void {
    const before = this.#rollback
    if (this.#isGone || before === undefined) {
      this.commitTransition()
      return
    }
    this.#rollback = undefined
    if (this.lockDueMs <= nowMs) {
      this.state = this.#limited('available', before.maxDeliveryCount)
      this.lockDueMs = NO_LOCK
      return
    }
    this.state = before.state
    this.memberId = before.memberId
  }

  /** The log does not have the records any more, or they belong to an aborted transaction. */
  archive(): void {
    this.#isGone = true
    this.state = 'archived'
    this.memberId = NO_MEMBER
    this.lockDueMs = NO_LOCK
  }

  /** A record that has been delivered often enough is given up. */
  #limited(target: RecordState, maxDeliveryCount: number): RecordState {
    return target === 'available' && this.deliveryCount >= maxDeliveryCount ? 'archived' : target
  }
}
