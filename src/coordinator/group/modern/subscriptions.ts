import type { SubscriptionType } from './assignor.ts'

/** How many members are subscribed to each topic. */
export type SubscriptionCounts = ReadonlyMap<string, number>

/** Counts a member's topics once its subscription goes from `before` to `after`. */
export function countNames(
  counts: Map<string, number>,
  before: Iterable<string> | undefined,
  after: Iterable<string> | undefined,
): void {
  for (const name of new Set(before)) {
    const count = (counts.get(name) ?? 0) - 1
    if (count <= 0) counts.delete(name)
    else counts.set(name, count)
  }
  for (const name of new Set(after)) counts.set(name, (counts.get(name) ?? 0) + 1)
}

export function subscriptionTypeOf(
  counts: SubscriptionCounts,
  memberCount: number,
): SubscriptionType {
  for (const count of counts.values()) if (count !== memberCount) return 'heterogeneous'
  return 'homogeneous'
}
