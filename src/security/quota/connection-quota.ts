import type { QuotaEntry } from './quota-limits.ts'
import { type QuotaWindows, SampledRate } from './sampled-rate.ts'

/** How many addresses are measured at once; the ones measured first are forgotten. */
const MAX_ADDRESSES = 10_000

/** `connection_creation_rate`: connections per second from one address (KIP-612). */
export class ConnectionQuota {
  readonly #windows: QuotaWindows
  readonly #addressOf: (name: string) => string
  readonly #byAddress = new Map<string, number>()
  readonly #rates = new Map<string, SampledRate>()
  #default: number | undefined

  /** `addressOf` gives the address that a quota names in the form of those of peers. */
  constructor(windows: QuotaWindows, addressOf: (name: string) => string) {
    this.#windows = windows
    this.#addressOf = addressOf
  }

  get isActive(): boolean {
    return this.#default !== undefined || this.#byAddress.size > 0
  }

  load(quotas: Iterable<QuotaEntry>): void {
    this.#byAddress.clear()
    this.#default = undefined
    for (const { entity, values } of quotas) {
      const limit = values.get('connection_creation_rate')
      const [part] = entity
      if (limit === undefined || part?.entityType !== 'ip') continue
      if (part.entityName === null) this.#default = limit
      else this.#byAddress.set(this.#addressOf(part.entityName), limit)
    }
    if (!this.isActive) this.#rates.clear()
  }

  /**
   * A connection comes in. More than 0 when it is one too many: it is not counted, and to be closed
   * after so many milliseconds, at most one window.
   */
  record(address: string, nowMs: number): number {
    const limit = this.#byAddress.get(address) ?? this.#default
    if (limit === undefined) return 0
    const rate = this.#rateOf(address)
    rate.record(1, nowMs)
    const throttleMs = rate.throttleMs(limit, nowMs)
    if (throttleMs === 0) return 0
    rate.record(-1, nowMs)
    return Math.min(throttleMs, this.#windows.sizeMs)
  }

  #rateOf(address: string): SampledRate {
    const known = this.#rates.get(address)
    if (known !== undefined) return known
    const [oldest] = this.#rates.keys()
    if (this.#rates.size >= MAX_ADDRESSES && oldest !== undefined) this.#rates.delete(oldest)
    const rate = new SampledRate(this.#windows)
    this.#rates.set(address, rate)
    return rate
  }
}
