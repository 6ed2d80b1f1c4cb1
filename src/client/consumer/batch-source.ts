import type { Clock } from '../../runtime/clock.ts'
import { type FetchedBatch, readFetched } from './fetched-batches.ts'
import type { Fetcher } from './fetcher.ts'

export interface BatchSourceOptions {
  readonly checksCrcs: boolean
  /** Batches that are not wanted any more are passed over. All are, when left out. */
  readonly isWanted?: (batch: FetchedBatch) => boolean
}

/** Hands out what a fetcher brings, batch by batch, to the one who waits for it. */
export class BatchSource {
  readonly #clock: Clock
  readonly #fetcher: Fetcher
  readonly #options: BatchSourceOptions
  #batches: AsyncGenerator<FetchedBatch> | undefined
  #failure: unknown
  #wake = () => {}
  #isClosed = false
  #isEnded = false

  constructor(clock: Clock, fetcher: Fetcher, options: BatchSourceOptions) {
    this.#clock = clock
    this.#fetcher = fetcher
    this.#options = options
    fetcher.onFetched(() => this.#wake())
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** The next batch; undefined after `timeoutMs`, at the end, or when closed. Rejects with what went wrong. */
  async next(timeoutMs: number): Promise<FetchedBatch | undefined> {
    const deadlineMs = this.#clock.monotonicMs() + timeoutMs
    while (!this.#isClosed) {
      const batch = await this.#nextReady()
      if (batch) return batch
      if (this.#failure) throw this.#failure
      if (this.#isEnded) return undefined
      const leftMs = deadlineMs - this.#clock.monotonicMs()
      if (leftMs <= 0) return undefined
      await this.#somethingToDo(leftMs)
    }
    return undefined
  }

  /** What was fetched is handed out first; then `next` rejects. The first failure counts. */
  fail(error: unknown): void {
    if (this.#isClosed) return
    this.#failure ??= error
    this.#wake()
  }

  /** The fetcher brings nothing more: what it has brought is handed out, then nothing. */
  end(): void {
    this.#isEnded = true
    this.#wake()
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  close(): void {
    this.#isClosed = true
    this.#fetcher.close()
    this.#wake()
  }

  async #nextReady(): Promise<FetchedBatch | undefined> {
    const { checksCrcs, isWanted } = this.#options
    for (;;) {
      const next = await this.#batches?.next()
      if (next && !next.done) {
        if (isWanted === undefined || isWanted(next.value)) return next.value
        continue
      }
      const data = this.#fetcher.take()
      this.#batches = data && readFetched(data, checksCrcs)
      if (!data) return undefined
    }
  }

  #somethingToDo(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(timeoutMs)
        ? this.#clock.setTimer(Math.ceil(timeoutMs), resolve)
        : undefined
      this.#wake = () => {
        timer?.cancel()
        resolve()
      }
      if (this.#failure || this.#isClosed || this.#isEnded) this.#wake()
    })
  }
}
