import type { SubscriptionType } from '../modern/assignor.ts'
import { countNames, type SubscriptionCounts } from '../modern/subscriptions.ts'
import { type ConsumerMember, regexOf } from './consumer-member.ts'
import type { ResolvedRegex } from './consumer-records.ts'

/** A member as it was and as it will be; undefined where it is not there. */
export interface MemberChange {
  readonly before?: ConsumerMember | undefined
  readonly after?: ConsumerMember | undefined
}

/**
 * The regular expressions of a group: how many members are subscribed by each, the topics that each
 * was found to mean, and how many expressions mean each topic.
 */
export class Subscriptions {
  readonly #members = new Map<string, number>()
  readonly #resolved = new Map<string, ResolvedRegex>()
  readonly #topics = new Map<string, number>()

  /** Members by regular expression. */
  get members(): ReadonlyMap<string, number> {
    return this.#members
  }

  get resolved(): ReadonlyMap<string, ResolvedRegex> {
    return this.#resolved
  }

  hasTopic(topic: string): boolean {
    return this.#topics.has(topic)
  }

  memberCount(regex: string): number {
    return this.#members.get(regex) ?? 0
  }

  /** −1 before the first time; the last refresh reaches all of them at once. */
  get lastRefreshMs(): number {
    return this.#first()?.timestampMs ?? Number.NEGATIVE_INFINITY
  }

  /** Of the metadata that they were last resolved with. */
  get lastVersion(): number {
    return this.#first()?.version ?? 0
  }

  count(before: string | undefined, after: string | undefined): void {
    if (before !== after) countNames(this.#members, before && [before], after && [after])
  }

  set(regex: string, resolved: ResolvedRegex | undefined): void {
    countNames(this.#topics, this.#resolved.get(regex)?.topics, resolved?.topics)
    if (resolved === undefined) this.#resolved.delete(regex)
    else this.#resolved.set(regex, resolved)
  }

  /** Everything that a member is subscribed to, by name or expression. */
  namesOf(member: ConsumerMember): Iterable<string> {
    const regex = regexOf(member)
    const resolved = regex === undefined ? undefined : this.#resolved.get(regex)?.topics
    if (resolved === undefined) return member.subscribedTopicNames
    if (member.subscribedTopicNames.length === 0) return resolved
    return new Set([...member.subscribedTopicNames, ...resolved])
  }

  /** All topics that the group is subscribed to once `change` has happened. */
  namesAfter(byName: SubscriptionCounts, change: MemberChange): Set<string> {
    const counts = countsAfter(byName, change)
    const left = change.before && regexOf(change.before)
    const isLast =
      left !== undefined &&
      left !== (change.after && regexOf(change.after)) &&
      this.memberCount(left) === 1
    const names = new Set(counts.keys())
    for (const [regex, { topics }] of this.#resolved) {
      if (!isLast || regex !== left) for (const topic of topics) names.add(topic)
    }
    return names
  }

  /** Whether all members have the same topics once `change` has happened. */
  typeAfter(
    byName: SubscriptionCounts,
    change: MemberChange,
    memberCount: number,
  ): SubscriptionType {
    const names = countsAfter(byName, change)
    const regexes = new Map(this.#members)
    const [before, after] = [
      change.before && regexOf(change.before),
      change.after && regexOf(change.after),
    ]
    if (before !== after) countNames(regexes, before && [before], after && [after])
    if (regexes.size === 0) {
      return everyCount(names, memberCount) ? 'homogeneous' : 'heterogeneous'
    }
    const isOneForAll = regexes.size === 1 && everyCount(regexes, memberCount)
    return isOneForAll && names.size === 0 ? 'homogeneous' : 'heterogeneous'
  }

  #first(): ResolvedRegex | undefined {
    return this.#resolved.values().next().value
  }
}

function everyCount(counts: SubscriptionCounts, expected: number): boolean {
  for (const count of counts.values()) if (count !== expected) return false
  return true
}

function countsAfter(byName: SubscriptionCounts, { before, after }: MemberChange) {
  const counts = new Map(byName)
  countNames(counts, before?.subscribedTopicNames, after?.subscribedTopicNames)
  return counts
}
