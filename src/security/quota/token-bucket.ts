import type { QuotaWindows } from './sampled-rate.ts'

/**
 * Kafka's `TokenBucket` (KIP-599): tokens come in at the rate of the quota, as many as fit into all
 * windows; taking more than there are leaves a debt, which has to be paid first.
 */
export class TokenBucket {
  readonly #windows: QuotaWindows
  #tokens: number | undefined
  #updatedMs = 0

  constructor(windows: QuotaWindows) {
    this.#windows = windows
  }

  take(count: number, tokensPerSecond: number, nowMs: number): void {
    this.#tokens = this.#refilled(tokensPerSecond, nowMs) - count
  }

  /** How long until the debt is paid; 0 when there is none. */
  throttleMs(tokensPerSecond: number, nowMs: number): number {
    const tokens = this.#refilled(tokensPerSecond, nowMs)
    return tokens >= 0 ? 0 : Math.round((-tokens / tokensPerSecond) * 1000)
  }

  #refilled(tokensPerSecond: number, nowMs: number): number {
    const burst = (this.#windows.count * this.#windows.sizeMs * tokensPerSecond) / 1000
    const earned = ((nowMs - this.#updatedMs) / 1000) * tokensPerSecond
    this.#tokens = this.#tokens === undefined ? burst : Math.min(burst, this.#tokens + earned)
    this.#updatedMs = nowMs
    return this.#tokens
  }
}
