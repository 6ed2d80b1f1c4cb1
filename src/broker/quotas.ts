import type { BrokerConfig } from '../config/broker-config.ts'
import { MutationQuota, type QuotaClient, RateQuota } from '../security/quota/client-quota.ts'
import { ConnectionQuota } from '../security/quota/connection-quota.ts'
import type { QuotaEntry } from '../security/quota/quota-limits.ts'
import { javaAddress } from './host-address.ts'

const PRODUCE_KEY = 0

/** What a request has cost. */
export interface RequestCost {
  readonly apiKey: number
  readonly sizeBytes: number
  /** How long the node's one thread was busy with it. */
  readonly workMs: number
}

/** All quotas of clients; while nobody has one, `isActive` is false and nothing is measured. */
export class Quotas {
  readonly produce: RateQuota
  readonly fetch: RateQuota
  readonly request: RateQuota
  readonly mutations: MutationQuota
  readonly connections: ConnectionQuota
  isActive = false

  constructor(config: BrokerConfig) {
    const sizeMs = config.get('quota.window.size.seconds') * 1000
    const windows = { count: config.get('quota.window.num'), sizeMs }
    this.produce = new RateQuota('producer_byte_rate', windows)
    this.fetch = new RateQuota('consumer_byte_rate', windows)
    this.request = new RateQuota('request_percentage', windows, sizeMs)
    this.mutations = new MutationQuota({
      count: config.get('controller.quota.window.num'),
      sizeMs: config.get('controller.quota.window.size.seconds') * 1000,
    })
    this.connections = new ConnectionQuota(windows, (name) =>
      javaAddress(name === 'localhost' ? '127.0.0.1' : name),
    )
  }

  load(quotas: Iterable<QuotaEntry>): void {
    const all = [...quotas]
    const ofClients = [this.produce, this.fetch, this.request, this.mutations]
    for (const quota of [...ofClients, this.connections]) quota.load(all)
    this.isActive = ofClients.some((quota) => quota.isActive)
  }

  /** How long the client has to pause after a request, beside what its handler found. */
  throttleMs(client: QuotaClient, { apiKey, sizeBytes, workMs }: RequestCost, nowMs: number) {
    const ofRequest = this.request.isActive
      ? this.request.record(client, (workMs / 1000) * 100, nowMs)
      : 0
    if (apiKey !== PRODUCE_KEY || !this.produce.isActive) return ofRequest
    return Math.max(ofRequest, this.produce.record(client, sizeBytes, nowMs))
  }
}
