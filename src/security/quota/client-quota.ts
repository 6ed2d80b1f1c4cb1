import { KafkaError } from '../../protocol/errors.ts'
import { type QuotaEntry, QuotaLimits } from './quota-limits.ts'
import { type QuotaWindows, SampledRate } from './sampled-rate.ts'
import { TokenBucket } from './token-bucket.ts'

/** Who is measured: the name of the principal without its type, and the client's id. */
export interface QuotaClient {
  readonly user: string
  readonly clientId: string
}

/** How many groups of clients are measured at once; the ones measured first are forgotten. */
const MAX_MEASURED = 10_000

/** One of the rates that clients are held to, e.g. `producer_byte_rate`. */
export class RateQuota {
  readonly #windows: QuotaWindows
  readonly #limits: QuotaLimits
  readonly #maxThrottleMs: number
  readonly #rates = new Map<string, SampledRate>()

  constructor(key: string, windows: QuotaWindows, maxThrottleMs = Infinity) {
    this.#limits = new QuotaLimits(key)
    this.#windows = windows
    this.#maxThrottleMs = maxThrottleMs
  }

  /** Whether anybody has a limit: nothing is measured before. */
  get isActive(): boolean {
    return !this.#limits.isEmpty
  }

  load(quotas: Iterable<QuotaEntry>): void {
    this.#limits.load(quotas)
    if (!this.isActive) this.#rates.clear()
  }

  /** Adds to what the client has used; gives the milliseconds that it has to pause then. */
  record(client: QuotaClient, value: number, nowMs: number): number {
    const found = this.#limits.find(client.user, client.clientId)
    if (found === null) return 0
    const rate = measured(this.#rates, found.group, () => new SampledRate(this.#windows))
    rate.record(value, nowMs)
    return Math.min(rate.throttleMs(found.limit, nowMs), this.#maxThrottleMs)
  }

  /** More than this at once would be throttled whatever came before. */
  maxAtOnce(client: QuotaClient): number {
    const found = this.#limits.find(client.user, client.clientId)
    if (found === null) return Infinity
    return found.limit * (this.#windows.count - 1) * (this.#windows.sizeMs / 1000)
  }
}

/** What one request has changed so far of what may be changed. */
export interface MutationRecorder {
  /** How long the client has to pause, in milliseconds. */
  throttleTimeMs: number
  /** Throws THROTTLING_QUOTA_EXCEEDED before the change when a strict client is in debt. */
  record(partitionCount: number): void
}

export const UNLIMITED_MUTATIONS: MutationRecorder = { throttleTimeMs: 0, record: () => {} }

/** `controller_mutation_rate`: partitions created or deleted per second (KIP-599). */
export class MutationQuota {
  readonly #windows: QuotaWindows
  readonly #limits = new QuotaLimits('controller_mutation_rate')
  readonly #buckets = new Map<string, TokenBucket>()

  constructor(windows: QuotaWindows) {
    this.#windows = windows
  }

  get isActive(): boolean {
    return !this.#limits.isEmpty
  }

  load(quotas: Iterable<QuotaEntry>): void {
    this.#limits.load(quotas)
    if (!this.isActive) this.#buckets.clear()
  }

  /**
   * For one request. A client whose version knows the error is refused what goes beyond its quota;
   * others are only told to pause.
   */
  recorder(client: QuotaClient, isStrict: boolean, nowMs: number): MutationRecorder {
    const found = this.#limits.find(client.user, client.clientId)
    if (found === null) return { ...UNLIMITED_MUTATIONS }
    const bucket = measured(this.#buckets, found.group, () => new TokenBucket(this.#windows))
    const recorder: MutationRecorder = {
      throttleTimeMs: 0,
      record(partitionCount) {
        const debtMs = bucket.throttleMs(found.limit, nowMs)
        if (isStrict && debtMs > 0) {
          recorder.throttleTimeMs = Math.max(recorder.throttleTimeMs, debtMs)
          const message = 'The throttling quota has been exceeded.'
          throw new KafkaError('THROTTLING_QUOTA_EXCEEDED', message)
        }
        bucket.take(partitionCount, found.limit, nowMs)
        if (isStrict) return
        recorder.throttleTimeMs = bucket.throttleMs(found.limit, nowMs)
      },
    }
    return recorder
  }
}

function measured<Meter>(meters: Map<string, Meter>, group: string, make: () => Meter): Meter {
  const known = meters.get(group)
  if (known !== undefined) return known
  const [oldest] = meters.keys()
  if (meters.size >= MAX_MEASURED && oldest !== undefined) meters.delete(oldest)
  const meter = make()
  meters.set(group, meter)
  return meter
}
