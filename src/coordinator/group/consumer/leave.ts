import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
} from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { metadataHash } from '../modern/metadata-hash.ts'
import { countNames } from '../modern/subscriptions.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import { type ConsumerMember, LEAVE_STATIC_EPOCH, NOTHING, regexOf } from './consumer-member.ts'
import {
  currentAssignmentRecord,
  epochRecord,
  memberTombstones,
  regexTombstone,
} from './consumer-records.ts'
import { canDowngrade, downgradeToClassicGroup } from './downgrade.ts'
import { findConsumerGroup } from './replay.ts'
import { cancelTimers } from './timers.ts'

/**
 * Takes members out of their group: the epoch rises and the others get what they had. A group whose
 * last member of this protocol goes becomes a classic one.
 */
export function removeMembers(
  context: GroupContext,
  group: ConsumerGroup,
  members: readonly ConsumerMember[],
): CoordinatorResult<undefined> {
  if (members.length === 0) return NO_RESULT
  if (canDowngrade(context, group, members, false)) {
    return downgradeToClassicGroup(context, group, { leaving: members, isRebalanced: true })
  }
  const { groupId } = group
  const records = members.flatMap(({ memberId }) => memberTombstones(groupId, memberId))
  const gone = unsubscribedRegexes(group, members)
  for (const regex of gone) records.push(regexTombstone(groupId, regex))
  const hash = metadataHash(namesWithout(group, members, gone), context.topics)
  records.push(epochRecord(groupId, group.groupEpoch + 1, hash))
  for (const { memberId } of members) {
    cancelTimers(context, groupId, memberId)
    group.awaitedJoins.delete(memberId)
  }
  return { records, response: undefined }
}

/** A static member goes for a while: it keeps its place, and nobody else gets its partitions. */
export function leaveForAWhile(group: ConsumerGroup, member: ConsumerMember): CoordinatorRecord[] {
  const assigned = new Map(
    [...member.assigned].map(([topicId, epochs]) => [
      topicId,
      new Map([...epochs.keys()].map((partition) => [partition, 0])),
    ]),
  )
  const away = {
    ...member,
    memberEpoch: LEAVE_STATIC_EPOCH,
    assigned,
    pendingRevocation: NOTHING,
  }
  return [currentAssignmentRecord(group.groupId, away)]
}

/** A deadline of a member is over. */
export function fenceMember(
  context: GroupContext,
  groupId: string,
  memberId: string,
  reason: string,
): CoordinatorResult<undefined> {
  const group = findConsumerGroup(context.groups, groupId)
  const member = group?.findMember(memberId)
  if (group === undefined || member === undefined) return NO_RESULT
  context.logger.info(`Member '${memberId}' of group '${groupId}' is fenced: ${reason}`)
  return removeMembers(context, group, [member])
}

function unsubscribedRegexes(
  { regexes }: ConsumerGroup,
  members: readonly ConsumerMember[],
): Set<string> {
  const left = new Map<string, number>()
  for (const member of members) {
    const regex = regexOf(member)
    if (regex !== undefined) left.set(regex, (left.get(regex) ?? 0) + 1)
  }
  const gone = [...left].filter(([regex, count]) => regexes.memberCount(regex) === count)
  return new Set(gone.map(([regex]) => regex))
}

function namesWithout(
  group: ConsumerGroup,
  members: readonly ConsumerMember[],
  goneRegexes: ReadonlySet<string>,
): Set<string> {
  const counts = new Map(group.subscribedTopics)
  for (const { subscribedTopicNames } of members)
    countNames(counts, subscribedTopicNames, undefined)
  const names = new Set(counts.keys())
  for (const [regex, { topics }] of group.regexes.resolved) {
    if (!goneRegexes.has(regex)) for (const topic of topics) names.add(topic)
  }
  return names
}
