import { KafkaError } from '../../../protocol/errors.ts'
import type { PartitionSet, TopicPartitions } from '../modern/topic-partitions.ts'
import type { ConsumerMember, EpochedPartitions } from './consumer-member.ts'

/** What a member has to say and where it shall go. */
export interface ReconcileInput {
  readonly targetEpoch: number
  readonly target: TopicPartitions
  readonly hasSubscriptionChanged: boolean
  /** A topic that the member is not subscribed to any more is taken away, whatever the target. */
  readonly subscribedTopicIds: ReadonlySet<string>
  /** Another member, or this one, still holds the partition. */
  readonly isHeld: (topicId: string, partition: number) => boolean
  /** What the member says it owns; null where it says nothing. */
  readonly owned: TopicPartitions | null
}

const NO_SET: PartitionSet = new Set()

/**
 * Takes a member one step towards its target. What it has to give back comes first: it stays in its
 * epoch until it has confirmed that. Then it goes to the epoch of the target, with what is free of
 * it; the rest follows as others give it back. Throws FENCED_MEMBER_EPOCH for a state of a release
 * to come.
 */
export function reconcile(member: ConsumerMember, input: ReconcileInput): ConsumerMember {
  switch (member.state) {
    case 'stable':
      if (member.memberEpoch !== input.targetEpoch) break
      return input.hasSubscriptionChanged ? dropUnsubscribed(member, input) : member
    case 'unrevoked':
      if (!owns(input.owned, member.pendingRevocation)) break
      return input.hasSubscriptionChanged ? dropUnsubscribed(member, input) : member
    case 'unreleased':
      break
    case 'unknown':
      if (input.owned === null || input.owned.size > 0) {
        throw new KafkaError(
          'FENCED_MEMBER_EPOCH',
          'The consumer group member is in a unknown state. ' +
            'The member must abandon all its partitions and rejoin.',
        )
      }
      return nextAssignment(member, input, input.targetEpoch)
  }
  return nextAssignment(member, input, member.memberEpoch)
}

/** Takes away topics that the member is not subscribed to any more; the epoch stays. */
function dropUnsubscribed(member: ConsumerMember, input: ReconcileInput): ConsumerMember {
  const { subscribedTopicIds, owned } = input
  const gone = [...member.assigned].filter(([topicId]) => !subscribedTopicIds.has(topicId))
  if (gone.length === 0) return member
  const assigned = new Map(member.assigned)
  const pendingRevocation = new Map(member.pendingRevocation)
  for (const [topicId, partitions] of gone) {
    assigned.delete(topicId)
    pendingRevocation.set(
      topicId,
      new Map([...(pendingRevocation.get(topicId) ?? []), ...partitions]),
    )
  }
  const next = { ...member, previousMemberEpoch: member.memberEpoch, assigned }
  const mustRevoke = pendingRevocation.size > 0 && owns(owned, pendingRevocation)
  return mustRevoke ? { ...next, state: 'unrevoked', pendingRevocation } : next
}

function nextAssignment(
  member: ConsumerMember,
  input: ReconcileInput,
  epoch: number,
): ConsumerMember {
  const { target, targetEpoch, subscribedTopicIds, isHeld } = input
  const assigned = new Map<string, Map<number, number>>()
  const toRevoke = new Map<string, Map<number, number>>()
  const toAssign = new Map<string, number[]>()
  let hasUnreleased = false
  for (const topicId of new Set([...target.keys(), ...member.assigned.keys()])) {
    const isSubscribed = subscribedTopicIds.has(topicId)
    const wanted = isSubscribed ? (target.get(topicId) ?? NO_SET) : NO_SET
    const current = member.assigned.get(topicId)
    for (const [partition, since] of current ?? []) {
      put(wanted.has(partition) ? assigned : toRevoke, topicId, partition, since)
    }
    for (const partition of wanted.keys()) {
      if (current?.has(partition)) continue
      if (isHeld(topicId, partition)) hasUnreleased = true
      else toAssign.set(topicId, [...(toAssign.get(topicId) ?? []), partition])
    }
  }
  const step = { ...member, previousMemberEpoch: member.memberEpoch, assigned }
  if (toRevoke.size > 0 && owns(input.owned, toRevoke)) {
    return { ...step, memberEpoch: epoch, state: 'unrevoked', pendingRevocation: toRevoke }
  }
  for (const [topicId, partitions] of toAssign) {
    for (const partition of partitions) put(assigned, topicId, partition, targetEpoch)
  }
  const state = hasUnreleased ? 'unreleased' : 'stable'
  return { ...step, memberEpoch: targetEpoch, state, pendingRevocation: new Map() }
}

/** Silence counts as owning: only what a member leaves out has been given back. */
function owns(owned: TopicPartitions | null, partitions: EpochedPartitions): boolean {
  if (owned === null) return true
  for (const [topicId, owning] of owned) {
    const asked = partitions.get(topicId)
    if (asked === undefined) continue
    for (const partition of owning.keys()) if (asked.has(partition)) return true
  }
  return false
}

function put(
  partitions: Map<string, Map<number, number>>,
  topicId: string,
  partition: number,
  epoch: number,
): void {
  const known = partitions.get(topicId)
  if (known === undefined) partitions.set(topicId, new Map([[partition, epoch]]))
  else known.set(partition, epoch)
}
