import { decompress } from '../../records/compression.ts'
import type { Logger } from '../../runtime/logger.ts'
import { type MetricPoint, readMetrics } from './otlp-metrics.ts'

/** Named in `metric.reporters` this receiver takes what clients push, as a class does with Apache. */
export const TELEMETRY_RECEIVER = 'kafka-ts.ClientTelemetry'

/** A push may grow that much when it is decompressed. */
const MAX_GROWTH = 32

export interface PushedMetrics {
  readonly clientInstanceId: string
  readonly clientId: string | null
  readonly software: string
  readonly pushedMs: number
  readonly points: readonly MetricPoint[]
}

/** How many clients' metrics are kept; the one longest silent goes first. */
const MAX_CLIENTS = 1_000

/**
 * Keeps the last metrics of each client, and tells in the log that they came; with the level DEBUG
 * each of them, as `name{label=value} number`.
 */
export class TelemetryReceiver {
  readonly #logger: Logger
  readonly #maxBytes: number
  readonly #latest = new Map<string, PushedMetrics>()

  /** `maxBytes`: how large a push may be (`telemetry.max.bytes`). */
  constructor(logger: Logger, maxBytes: number) {
    this.#logger = logger
    this.#maxBytes = maxBytes
  }

  /** What each client pushed last. */
  get latest(): Iterable<PushedMetrics> {
    return this.#latest.values()
  }

  /** Rejects when the bytes are not what they should be. */
  async take(
    pushed: Omit<PushedMetrics, 'points'>,
    compressionType: number,
    bytes: Buffer,
  ): Promise<void> {
    const data = await decompress(compressionType, bytes, this.#maxBytes * MAX_GROWTH)
    const points = readMetrics(data)
    const { clientInstanceId, clientId, software } = pushed
    this.#latest.delete(clientInstanceId)
    this.#latest.set(clientInstanceId, { ...pushed, points })
    const [oldest] = this.#latest.keys()
    if (this.#latest.size > MAX_CLIENTS && oldest !== undefined) this.#latest.delete(oldest)
    const who = `Client '${clientId ?? ''}' (${software}, instance ${clientInstanceId})`
    this.#logger.info(`${who} pushed ${points.length} metrics`)
    for (const point of points) this.#logger.debug(`${who}: ${print(point)}`)
  }
}

function print({ name, labels, value }: MetricPoint): string {
  const pairs = Object.entries(labels).map(([key, text]) => `${key}=${text}`)
  return `${name}{${pairs.join(',')}} ${value}`
}
