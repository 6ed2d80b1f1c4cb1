import type { Clock } from '../../runtime/clock.ts'

/** The bytes that batches may take together, and who waits for some. */
export class BufferMemory {
  readonly totalBytes: number
  readonly #clock: Clock
  readonly #waiting: (() => void)[] = []
  #availableBytes: number

  constructor(clock: Clock, totalBytes: number) {
    this.#clock = clock
    this.totalBytes = totalBytes
    this.#availableBytes = totalBytes
  }

  get availableBytes(): number {
    return this.#availableBytes
  }

  /** Somebody waits: open batches should go, as they hold what is wanted. */
  get isAwaited(): boolean {
    return this.#waiting.length > 0
  }

  /** False when there is not enough. */
  reserve(bytes: number): boolean {
    if (bytes > this.#availableBytes) return false
    this.#availableBytes -= bytes
    return true
  }

  release(bytes: number): void {
    this.#availableBytes += bytes
    for (const wake of this.#waiting.splice(0)) wake()
  }

  /** Resolves with true when memory was released, with false after `timeoutMs` without. */
  released(timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = this.#clock.setTimer(timeoutMs, () => {
        const at = this.#waiting.indexOf(wake)
        if (at >= 0) this.#waiting.splice(at, 1)
        resolve(false)
      })
      const wake = () => {
        timer.cancel()
        resolve(true)
      }
      this.#waiting.push(wake)
    })
  }
}
