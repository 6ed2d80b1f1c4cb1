/** How a rate is sampled: Kafka's `quota.window.num` and `quota.window.size.seconds`. */
export interface QuotaWindows {
  readonly count: number
  readonly sizeMs: number
}

interface Sample {
  startMs: number
  lastEventMs: number
  sum: number
}

/**
 * A rate over the last windows, Kafka's `Rate` over a `WindowedSum`: each sample covers one window;
 * one that overlaps the time looked at is kept. Time that has not been seen yet counts as silent, so
 * that a client may begin with a burst.
 */
export class SampledRate {
  readonly #windows: QuotaWindows
  readonly #samples: Sample[] = []
  #current = 0

  constructor(windows: QuotaWindows) {
    this.#windows = windows
  }

  /** A negative value takes back what was recorded. */
  record(value: number, nowMs: number): void {
    let sample = this.#currentSample(nowMs)
    if (nowMs - sample.startMs >= this.#windows.sizeMs) sample = this.#advance(nowMs)
    sample.sum += value
    sample.lastEventMs = nowMs
  }

  /** Units per second. */
  measure(nowMs: number): number {
    this.#forgetOld(nowMs)
    let sum = 0
    for (const sample of this.#samples) sum += sample.sum
    return sum / (this.#elapsedMs(nowMs) / 1000)
  }

  /** How long the rate has to be silent until it is back at `limit`; 0 when it is not above. */
  throttleMs(limit: number, nowMs: number): number {
    const rate = this.measure(nowMs)
    if (rate <= limit) return 0
    return Math.round(((rate - limit) / limit) * this.#elapsedMs(nowMs))
  }

  #elapsedMs(nowMs: number): number {
    const { count, sizeMs } = this.#windows
    let oldestMs = this.#currentSample(nowMs).startMs
    for (const { startMs } of this.#samples) oldestMs = Math.min(oldestMs, startMs)
    const elapsedMs = nowMs - oldestMs
    const missing = Math.max(count - 1 - Math.floor(elapsedMs / sizeMs), 0)
    return Math.max(elapsedMs + missing * sizeMs, 1)
  }

  #forgetOld(nowMs: number): void {
    const { count, sizeMs } = this.#windows
    for (const sample of this.#samples) {
      if (nowMs - sample.lastEventMs >= count * sizeMs) reset(sample, nowMs)
    }
  }

  #currentSample(nowMs: number): Sample {
    const known = this.#samples[this.#current]
    if (known !== undefined) return known
    const sample = { startMs: nowMs, lastEventMs: nowMs, sum: 0 }
    this.#samples.push(sample)
    return sample
  }

  #advance(nowMs: number): Sample {
    this.#current = (this.#current + 1) % (this.#windows.count + 1)
    const sample = this.#currentSample(nowMs)
    reset(sample, nowMs)
    return sample
  }
}

function reset(sample: Sample, nowMs: number): void {
  sample.startMs = nowMs
  sample.lastEventMs = nowMs
  sample.sum = 0
}
