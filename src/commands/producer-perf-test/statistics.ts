import type { Clock } from '../../runtime/clock.ts'

/** Latencies are kept of so many records at most, of every n-th where there are more. */
const MAX_SAMPLES = 500_000
const BYTES_PER_MB = 1024 * 1024
const PERCENTILES = [0.5, 0.95, 0.99, 0.999] as const

/** Counts what was acknowledged, prints a line now and then, and a summary: in Kafka's words. */
export class Statistics {
  readonly #clock: Clock
  readonly #print: (line: string) => void
  readonly #intervalMs: number
  readonly #isSteadyState: boolean
  readonly #startMs: number
  readonly #sampling: number
  readonly #latencies: Uint32Array
  #isQuiet = false
  #sampleCount = 0
  #total = new Tally()
  #window = new Tally()
  #windowStartMs: number

  constructor(
    clock: Clock,
    print: (line: string) => void,
    options: {
      readonly recordCount: number
      readonly reportingIntervalMs: number
      readonly isSteadyState: boolean
    },
  ) {
    const { recordCount, reportingIntervalMs, isSteadyState } = options
    this.#clock = clock
    this.#print = print
    this.#intervalMs = reportingIntervalMs
    this.#isSteadyState = isSteadyState
    this.#startMs = clock.nowMs()
    this.#windowStartMs = this.#startMs
    this.#sampling = Math.max(Math.ceil(recordCount / MAX_SAMPLES), 1)
    this.#latencies = new Uint32Array(Math.ceil(recordCount / this.#sampling))
  }

  record(sentMs: number, ackedMs: number, bytes: number): void {
    const latencyMs = Math.max(ackedMs - sentMs, 0)
    if (this.#total.count % this.#sampling === 0) {
      this.#latencies[this.#sampleCount++] = latencyMs
    }
    this.#total.add(latencyMs, bytes)
    this.#window.add(latencyMs, bytes)
    if (ackedMs - this.#windowStartMs < this.#intervalMs) return
    if (this.#isSteadyState && this.#total.count === this.#window.count) {
      this.#print('In steady state.')
    }
    if (!this.#isQuiet) this.#printWindow(ackedMs)
    this.#windowStartMs = ackedMs
    this.#window = new Tally()
  }

  /** Others print from now on. */
  suppressPrinting(): void {
    this.#isQuiet = true
  }

  get count(): number {
    return this.#total.count
  }

  #printWindow(nowMs: number): void {
    const { count, averageMs, maxMs } = this.#window
    const [records, mb] = this.#window.rates(nowMs - this.#windowStartMs)
    this.#print(
      `${count} records sent, ${records.toFixed(1)} records/sec (${mb.toFixed(2)} MB/sec), ${averageMs.toFixed(1)} ms avg latency, ${maxMs.toFixed(1)} ms max latency.`,
    )
  }

  printTotal(): void {
    const { count, averageMs, maxMs } = this.#total
    const [records, mb] = this.#total.rates(this.#clock.nowMs() - this.#startMs)
    const sorted = this.#latencies.subarray(0, this.#sampleCount).sort()
    const at = PERCENTILES.map((part) => sorted[Math.floor(part * sorted.length)] ?? 0)
    this.#print(
      `${count}${this.#isSteadyState ? ' steady state' : ''} records sent, ${records.toFixed(6)} records/sec (${mb.toFixed(2)} MB/sec), ${averageMs.toFixed(2)} ms avg latency, ${maxMs.toFixed(2)} ms max latency, ${at[0]} ms 50th, ${at[1]} ms 95th, ${at[2]} ms 99th, ${at[3]} ms 99.9th.`,
    )
  }
}

class Tally {
  count = 0
  bytes = 0
  sumMs = 0
  maxMs = 0

  add(latencyMs: number, bytes: number): void {
    this.count++
    this.bytes += bytes
    this.sumMs += latencyMs
    if (latencyMs > this.maxMs) this.maxMs = latencyMs
  }

  /** NaN of nothing, as Kafka prints it. */
  get averageMs(): number {
    return this.sumMs / this.count
  }

  /** Records and MB a second. */
  rates(elapsedMs: number): [number, number] {
    const perSecond = 1000 / Math.max(elapsedMs, 1)
    return [this.count * perSecond, (this.bytes * perSecond) / BYTES_PER_MB]
  }
}
