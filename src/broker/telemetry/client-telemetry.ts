import { KafkaError } from '../../protocol/errors.ts'
import type { GetTelemetrySubscriptionsResponse } from '../../protocol/messages/71-get-telemetry-subscriptions.ts'
import { newGetTelemetrySubscriptionsResponse } from '../../protocol/messages/71-get-telemetry-subscriptions.ts'
import type { PushTelemetryRequest } from '../../protocol/messages/72-push-telemetry.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { COMPRESSION_NAMES } from '../../records/compression.ts'
import { crc32c } from '../../records/crc32c.ts'
import type { ClientAttributes, Subscription, WantedMetrics } from './subscriptions.ts'
import { wantedMetrics } from './subscriptions.ts'

/** The ids that Kafka keeps for itself: none, and the topic of the metadata. */
const RESERVED_IDS: ReadonlySet<string> = new Set([ZERO_UUID, 'AAAAAAAAAAAAAAAAAAAAAQ'])

/** In the order in which Apache offers them: zstd, lz4, gzip, snappy. */
const ACCEPTED_COMPRESSION_TYPES: readonly number[] = [4, 3, 1, 2]

/** As in Apache: how many clients are remembered, and how long at least. */
const MAX_INSTANCES = 16_384
const MIN_EXPIRY_MS = 60_000

/** One client, as it was when its subscriptions were last looked at. */
interface Instance {
  readonly attributes: ClientAttributes
  readonly subscriptionId: number
  /** Of the subscriptions that `wanted` was made from. */
  readonly version: number
  readonly wanted: WantedMetrics
  readonly connectionId: string
  lastGetMs: number
  lastPushMs: number
  isTerminating: boolean
  expiresMs: number
}

export interface TelemetryClient {
  readonly attributes: Omit<ClientAttributes, 'client_instance_id'>
  readonly connectionId: string
}

export interface ClientTelemetryOptions {
  readonly newId: () => string
  /** Those that are set now. */
  readonly subscriptions: () => readonly Subscription[]
  /** `telemetry.max.bytes` */
  readonly maxBytes: number
}

/**
 * Which metrics each client is asked for, and whether what it pushes comes when and how it should
 * (KIP-714). A client asks anew when its subscription is no longer the one that it knows.
 */
export class ClientTelemetry {
  readonly #options: ClientTelemetryOptions
  /** By the id of the client instance, the one longest unheard of first. */
  readonly #instances = new Map<string, Instance>()
  readonly #idsByConnection = new Map<string, string>()
  #version = 0

  constructor(options: ClientTelemetryOptions) {
    this.#options = options
  }

  /** A subscription was set, changed or removed. */
  subscriptionsChanged(): void {
    this.#version += 1
  }

  /** Throws THROTTLING_QUOTA_EXCEEDED before the push interval is over. */
  subscribe(
    clientInstanceId: string,
    client: TelemetryClient,
    nowMs: number,
  ): GetTelemetrySubscriptionsResponse {
    const id = clientInstanceId === ZERO_UUID ? this.#options.newId() : clientInstanceId
    const instance = this.#instance(id, client, nowMs)
    const lastMs = Math.max(instance.lastGetMs, instance.lastPushMs)
    if (nowMs - lastMs < instance.wanted.intervalMs) {
      throw new KafkaError('THROTTLING_QUOTA_EXCEEDED')
    }
    instance.lastGetMs = nowMs
    return newGetTelemetrySubscriptionsResponse({
      clientInstanceId: id,
      subscriptionId: instance.subscriptionId,
      acceptedCompressionTypes: [...ACCEPTED_COMPRESSION_TYPES],
      pushIntervalMs: instance.wanted.intervalMs,
      telemetryMaxBytes: this.#options.maxBytes,
      deltaTemporality: true,
      requestedMetrics: [...instance.wanted.metrics],
    })
  }

  /**
   * Throws INVALID_REQUEST for an id that is none and after the client has said goodbye,
   * THROTTLING_QUOTA_EXCEEDED, UNKNOWN_SUBSCRIPTION_ID, UNSUPPORTED_COMPRESSION_TYPE or
   * TELEMETRY_TOO_LARGE.
   */
  checkPush(request: PushTelemetryRequest, client: TelemetryClient, nowMs: number): void {
    const { clientInstanceId, terminating } = request
    if (RESERVED_IDS.has(clientInstanceId)) throw new KafkaError('INVALID_REQUEST')
    const instance = this.#instance(clientInstanceId, client, nowMs)
    try {
      this.#checkPush(request, instance, nowMs)
    } finally {
      instance.isTerminating = terminating
    }
  }

  #checkPush(request: PushTelemetryRequest, instance: Instance, nowMs: number): void {
    if (instance.isTerminating) throw new KafkaError('INVALID_REQUEST')
    // The first push after a subscription may come early: clients shift it at random.
    const isDue =
      instance.lastGetMs > instance.lastPushMs ||
      nowMs - instance.lastPushMs >= instance.wanted.intervalMs
    if (isDue) instance.lastPushMs = nowMs
    else if (!request.terminating) throw new KafkaError('THROTTLING_QUOTA_EXCEEDED')
    if (request.subscriptionId !== instance.subscriptionId) {
      throw new KafkaError('UNKNOWN_SUBSCRIPTION_ID')
    }
    if (COMPRESSION_NAMES[request.compressionType] === undefined) {
      throw new KafkaError('UNSUPPORTED_COMPRESSION_TYPE')
    }
    if (request.metrics.length > this.#options.maxBytes) throw new KafkaError('TELEMETRY_TOO_LARGE')
  }

  isKnown(clientInstanceId: string): boolean {
    return this.#instances.has(clientInstanceId)
  }

  /** A client that is gone starts anew when it comes back. */
  onDisconnect(connectionId: string): void {
    const id = this.#idsByConnection.get(connectionId)
    if (id === undefined) return
    this.#idsByConnection.delete(connectionId)
    this.#instances.delete(id)
  }

  #instance(id: string, client: TelemetryClient, nowMs: number): Instance {
    const known = this.#instances.get(id)
    const isCurrent =
      known !== undefined && known.version === this.#version && nowMs < known.expiresMs
    const instance = isCurrent ? known : this.#newInstance(id, client)
    instance.expiresMs = nowMs + Math.max(MIN_EXPIRY_MS, instance.wanted.intervalMs * 3)
    this.#instances.delete(id)
    this.#instances.set(id, instance)
    this.#idsByConnection.set(client.connectionId, id)
    if (this.#instances.size > MAX_INSTANCES) this.#forgetOldest()
    return instance
  }

  #newInstance(id: string, { attributes, connectionId }: TelemetryClient): Instance {
    const all = { ...attributes, client_instance_id: id }
    const wanted = wantedMetrics(this.#options.subscriptions(), all)
    return {
      attributes: all,
      subscriptionId: subscriptionIdOf(id, wanted),
      version: this.#version,
      wanted,
      connectionId,
      lastGetMs: 0,
      lastPushMs: 0,
      isTerminating: false,
      expiresMs: 0,
    }
  }

  #forgetOldest(): void {
    const [oldest] = this.#instances
    if (oldest === undefined) return
    const [id, { connectionId }] = oldest
    this.#instances.delete(id)
    if (this.#idsByConnection.get(connectionId) === id) this.#idsByConnection.delete(connectionId)
  }
}

/** Another one as soon as the client is asked for anything else. */
function subscriptionIdOf(id: string, { metrics, intervalMs }: WantedMetrics): number {
  return crc32c(Buffer.from(`[${metrics.join(', ')}]${intervalMs}${id}`)) | 0
}
