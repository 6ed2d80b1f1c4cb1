/** What a client is known by; `match` names these (KIP-714). */
export interface ClientAttributes {
  readonly client_instance_id: string
  readonly client_id: string | null
  readonly client_software_name: string
  readonly client_software_version: string
  readonly client_source_address: string
  readonly client_source_port: string
}

/** A resource of the type CLIENT_METRICS. */
export interface Subscription {
  /** Prefixes of names; `*` is all. */
  readonly metrics: readonly string[]
  readonly intervalMs: number
  /** All must match, as a whole. */
  readonly match: ReadonlyMap<string, RegExp>
}

export interface WantedMetrics {
  readonly metrics: readonly string[]
  readonly intervalMs: number
}

export const DEFAULT_INTERVAL_MS = 300_000
const ALL = '*'

/** The settings of a resource were checked when they were made. */
export function subscriptionOf(configs: ReadonlyMap<string, string>): Subscription {
  const match = listOf(configs.get('match')).map((entry): [string, RegExp] => {
    const [selector = '', pattern = ''] = entry.split('=').map((part) => part.trim())
    return [selector, new RegExp(`^(?:${pattern})$`)]
  })
  return {
    metrics: listOf(configs.get('metrics')),
    intervalMs: Number(configs.get('interval.ms') ?? DEFAULT_INTERVAL_MS),
    match: new Map(match),
  }
}

/** What all subscriptions that are for the client want together: the shortest interval counts. */
export function wantedMetrics(
  subscriptions: readonly Subscription[],
  attributes: ClientAttributes,
): WantedMetrics {
  const metrics = new Set<string>()
  let intervalMs = DEFAULT_INTERVAL_MS
  for (const subscription of subscriptions) {
    if (!isFor(subscription, attributes)) continue
    for (const name of subscription.metrics) metrics.add(name)
    intervalMs = Math.min(intervalMs, subscription.intervalMs)
  }
  return { metrics: metrics.has(ALL) ? [ALL] : [...metrics], intervalMs }
}

function isFor({ match }: Subscription, attributes: ClientAttributes): boolean {
  return [...match].every(([selector, pattern]) => {
    const value = attributes[selector as keyof ClientAttributes]
    return value !== null && value !== undefined && pattern.test(value)
  })
}

function listOf(text: string | undefined): string[] {
  const entries = text?.split(',').map((entry) => entry.trim()) ?? []
  return entries.filter((entry) => entry !== '')
}
