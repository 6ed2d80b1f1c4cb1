import { afterTurn } from '../runtime/turn.ts'

/**
 * Work at the end of a turn of the event loop, in two stages: first the appends that all requests
 * of the turn asked for, partition by partition, then the answers, connection by connection. What a
 * task adds runs in the same pass, so the answer to an append leaves right behind it.
 */
export class TurnQueue {
  #appends: (() => void)[] = []
  #flushes: (() => void)[] = []
  #isScheduled = false

  /** `append` must not throw: nobody could be told. */
  addAppend(append: () => void): void {
    this.#appends.push(append)
    this.#schedule()
  }

  addFlush(flush: () => void): void {
    this.#flushes.push(flush)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    afterTurn(() => this.#run())
  }

  // An answer may let the connection's next request start, and that may append again: it waits
  // for the next turn, or a busy connection would hold up all others.
  #run(): void {
    this.#isScheduled = false
    const appends = this.#appends
    this.#appends = []
    for (const append of appends) append()
    const flushes = this.#flushes
    this.#flushes = []
    for (const flush of flushes) flush()
  }
}
