import type { Clock, Timer } from '../runtime/clock.ts'

/** Work that waits for something to happen, and ends at its deadline in any case. */
export interface DelayedOperation {
  /**
   * Looks whether the wait is over, and finishes if so. Called when something happened to one of
   * the operation's keys; after it returned true it is not called again.
   */
  tryComplete(): boolean
  /** The deadline has come. */
  expire(): void
}

interface Entry {
  readonly operation: DelayedOperation
  readonly keys: readonly object[]
  readonly deadlineMs: number
  isDone: boolean
}

/** Deadlines are kept to this precision: operations share a timer for each step. */
const TICK_MS = 1

/**
 * Delayed operations by what they wait for and by their deadline (Kafka's DelayedOperationPurgatory).
 * A key is any object with an identity: a partition. One timer stands for the earliest deadline of
 * all; entries of one tick share a bucket, so a thousand fetches cost a thousand set entries.
 */
export class Purgatory {
  readonly #clock: Clock
  readonly #watchers = new Map<object, Set<Entry>>()
  readonly #buckets = new Map<number, Set<Entry>>()
  #timer: Timer | undefined
  #timerTick = Number.POSITIVE_INFINITY
  #size = 0
  #isClosed = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** How many operations wait. */
  get size(): number {
    return this.#size
  }

  /** The caller has tried once before. Returns what ends the wait early without a result. */
  watch(operation: DelayedOperation, keys: readonly object[], timeoutMs: number): () => void {
    if (this.#isClosed) {
      operation.expire()
      return () => {}
    }
    const deadlineMs = this.#clock.monotonicMs() + timeoutMs
    const entry: Entry = { operation, keys, deadlineMs, isDone: false }
    for (const key of keys) {
      const watchers = this.#watchers.get(key)
      if (watchers === undefined) this.#watchers.set(key, new Set([entry]))
      else watchers.add(entry)
    }
    const tick = Math.ceil(deadlineMs / TICK_MS)
    const bucket = this.#buckets.get(tick)
    if (bucket === undefined) this.#buckets.set(tick, new Set([entry]))
    else bucket.add(entry)
    this.#size++
    if (tick < this.#timerTick) this.#setTimer(tick)
    return () => this.#remove(entry)
  }

  /** Something happened to `key`: whoever waits for it looks again. */
  check(key: object): void {
    const watchers = this.#watchers.get(key)
    if (watchers === undefined) return
    for (const entry of [...watchers]) {
      if (!entry.isDone && entry.operation.tryComplete()) this.#remove(entry)
    }
  }

  hasWatchers(key: object): boolean {
    return this.#watchers.has(key)
  }

  /** Ends every wait, now and from here on, as if its deadline had come: the node stops. */
  close(): void {
    this.#isClosed = true
    for (const bucket of [...this.#buckets.values()]) {
      for (const entry of [...bucket]) this.#expire(entry)
    }
    this.#timer?.cancel()
    this.#timerTick = Number.POSITIVE_INFINITY
  }

  #expire(entry: Entry): void {
    if (entry.isDone) return
    this.#remove(entry)
    entry.operation.expire()
  }

  #remove(entry: Entry): void {
    if (entry.isDone) return
    entry.isDone = true
    this.#size--
    for (const key of entry.keys) {
      const watchers = this.#watchers.get(key)
      watchers?.delete(entry)
      if (watchers?.size === 0) this.#watchers.delete(key)
    }
    const tick = Math.ceil(entry.deadlineMs / TICK_MS)
    const bucket = this.#buckets.get(tick)
    bucket?.delete(entry)
    if (bucket?.size === 0) this.#buckets.delete(tick)
  }

  #setTimer(tick: number): void {
    this.#timer?.cancel()
    this.#timerTick = tick
    const delayMs = tick * TICK_MS - this.#clock.monotonicMs()
    this.#timer = this.#clock.setTimer(delayMs, () => this.#fire())
  }

  #fire(): void {
    this.#timerTick = Number.POSITIVE_INFINITY
    const nowTick = Math.floor(this.#clock.monotonicMs() / TICK_MS)
    const due = [...this.#buckets.keys()].filter((tick) => tick <= nowTick).sort((a, b) => a - b)
    for (const tick of due) {
      for (const entry of [...(this.#buckets.get(tick) ?? [])]) this.#expire(entry)
    }
    let nextTick = Number.POSITIVE_INFINITY
    for (const tick of this.#buckets.keys()) nextTick = Math.min(nextTick, tick)
    if (nextTick < this.#timerTick) this.#setTimer(nextTick)
  }
}
