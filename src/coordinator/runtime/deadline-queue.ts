import type { Clock, Timer } from '../../runtime/clock.ts'
import type { Logger } from '../../runtime/logger.ts'

/** One entry of a queue. It fires once, unless it is cancelled or moved first. */
export class Deadline {
  /** When it fires, on the monotonic clock. */
  dueMs: number
  /** Where the heap believes it to be: never later than `dueMs`. */
  queuedMs: number
  isCancelled = false
  readonly action: () => void

  constructor(dueMs: number, action: () => void) {
    this.dueMs = dueMs
    this.queuedMs = dueMs
    this.action = action
  }
}

/** Below this size it does not pay to throw cancelled entries out. */
const MIN_COMPACTION_SIZE = 64

/**
 * All deadlines of a coordinator behind one timer of the clock. Most of them are session timeouts
 * that each heartbeat moves on, so a move to a later time costs nothing: the entry stays where it is
 * in the heap and goes back in when its old time has come.
 */
export class DeadlineQueue {
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #heap: Deadline[] = []
  #cancelledCount = 0
  #timer: Timer | undefined
  #timerDueMs = Number.POSITIVE_INFINITY
  #isClosed = false

  constructor(clock: Clock, logger: Logger) {
    this.#clock = clock
    this.#logger = logger
  }

  get size(): number {
    return this.#heap.length - this.#cancelledCount
  }

  schedule(delayMs: number, action: () => void): Deadline {
    const deadline = new Deadline(this.#clock.monotonicMs() + Math.max(delayMs, 0), action)
    this.#push(deadline)
    this.#arm()
    return deadline
  }

  /** Gives a pending deadline a new time. False when it must be scheduled anew: it lies earlier. */
  postpone(deadline: Deadline, delayMs: number): boolean {
    const dueMs = this.#clock.monotonicMs() + Math.max(delayMs, 0)
    if (deadline.isCancelled || dueMs < deadline.queuedMs) return false
    deadline.dueMs = dueMs
    return true
  }

  cancel(deadline: Deadline): void {
    if (deadline.isCancelled) return
    deadline.isCancelled = true
    this.#cancelledCount += 1
    const isWorthIt = this.#cancelledCount > Math.max(this.#heap.length / 2, MIN_COMPACTION_SIZE)
    if (isWorthIt) this.#compact()
  }

  close(): void {
    this.#isClosed = true
    this.#timer?.cancel()
    this.#heap.length = 0
    this.#cancelledCount = 0
  }

  #fire(): void {
    this.#timer = undefined
    this.#timerDueMs = Number.POSITIVE_INFINITY
    const nowMs = this.#clock.monotonicMs()
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (first.queuedMs > nowMs) break
      this.#pop()
      if (first.isCancelled) this.#cancelledCount -= 1
      else if (first.dueMs > nowMs) this.#requeue(first)
      else this.#run(first)
    }
    this.#arm()
  }

  #requeue(deadline: Deadline): void {
    deadline.queuedMs = deadline.dueMs
    this.#push(deadline)
  }

  #run(deadline: Deadline): void {
    // Fired is as good as cancelled: a late cancel() must not be counted.
    deadline.isCancelled = true
    try {
      deadline.action()
    } catch (error) {
      this.#logger.error('Run a deadline failed', error)
    }
  }

  #arm(): void {
    const first = this.#heap[0]
    if (this.#isClosed || first === undefined || first.queuedMs >= this.#timerDueMs) return
    this.#timer?.cancel()
    this.#timerDueMs = first.queuedMs
    const delayMs = first.queuedMs - this.#clock.monotonicMs()
    this.#timer = this.#clock.setTimer(Math.max(Math.ceil(delayMs), 0), () => this.#fire())
  }

  #compact(): void {
    const live = this.#heap.filter(({ isCancelled }) => !isCancelled)
    this.#heap.length = 0
    this.#cancelledCount = 0
    for (const deadline of live) this.#push(deadline)
  }

  #push(deadline: Deadline): void {
    const heap = this.#heap
    let at = heap.length
    heap.push(deadline)
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (heap[parent]!.queuedMs <= deadline.queuedMs) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = deadline
  }

  #pop(): void {
    const heap = this.#heap
    const last = heap.pop()!
    if (heap.length === 0) return
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]!.queuedMs < heap[child]!.queuedMs) child += 1
      if (heap[child]!.queuedMs >= last.queuedMs) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = last
  }
}
