import type { Clock, Timer } from '../runtime/clock.ts'

/** Calls `act` again and again until it is stopped; an interval without end is never. */
export class PeriodicTask {
  readonly #clock: Clock
  readonly #intervalMs: number
  readonly #act: () => void
  #timer: Timer | undefined

  constructor(clock: Clock, initialDelayMs: number, intervalMs: number, act: () => void) {
    this.#clock = clock
    this.#intervalMs = intervalMs
    this.#act = act
    if (Number.isFinite(intervalMs)) this.#schedule(initialDelayMs)
  }

  stop(): void {
    this.#timer?.cancel()
  }

  #schedule(delayMs: number): void {
    this.#timer = this.#clock.setTimer(delayMs, () => {
      this.#schedule(this.#intervalMs)
      this.#act()
    })
  }
}
