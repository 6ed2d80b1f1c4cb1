import { assert } from '../../../runtime/assert.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import type { PartitionAssignor, SubscriptionType } from '../modern/assignor.ts'
import { metadataHash } from '../modern/metadata-hash.ts'
import { computeTargetAssignment } from '../modern/target-assignment.ts'
import {
  isSameAssignment,
  NO_PARTITIONS,
  type TopicPartitions,
} from '../modern/topic-partitions.ts'
import { rangeAssignor } from './assignors/range-assignor.ts'
import { uniformAssignor } from './assignors/uniform-assignor.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import { type ConsumerMember, isReconciledTo, isSameProgress } from './consumer-member.ts'
import {
  currentAssignmentRecord,
  epochRecord,
  partitionMetadataTombstone,
  targetEpochRecord,
  targetRecord,
} from './consumer-records.ts'
import { reconcile } from './reconcile.ts'
import { cancelTimer, startRevocation } from './timers.ts'

/** The longest that a group goes without a look at its topics: Apache's, 24 days. */
const METADATA_REFRESH_MS = 2_147_483_647

const ASSIGNORS: readonly PartitionAssignor[] = [uniformAssignor, rangeAssignor]

/** A member as it was and will be, with what that means for its group. */
export interface GroupUpdate {
  readonly before: ConsumerMember
  readonly after: ConsumerMember
  /** The member's topics are others than before: the group epoch rises. */
  readonly isBumped: boolean
  /** The member's own topics have changed, or its regular expression. */
  readonly hasSubscriptionChanged: boolean
  /** What the member says it owns; null where it says nothing. */
  readonly owned: TopicPartitions | null
}

/**
 * Takes the group through a change of one member: its epoch rises when subscriptions or topics have
 * changed, the target is computed for a new epoch, and the member goes a step towards it. Gives the
 * member as it is then, and adds the records.
 */
export function updateGroup(
  context: GroupContext,
  group: ConsumerGroup,
  update: GroupUpdate,
  records: CoordinatorRecord[],
): ConsumerMember {
  const { epoch, subscriptionType } = updateEpoch(context, group, update, records)
  const { targetEpoch, target } = updateTarget(
    context,
    group,
    update,
    { epoch, subscriptionType },
    records,
  )
  const { after, hasSubscriptionChanged, owned } = update
  if (!hasSubscriptionChanged && isReconciledTo(after, targetEpoch)) return after
  const member = reconcile(after, {
    target,
    targetEpoch,
    hasSubscriptionChanged,
    owned,
    subscribedTopicIds: subscribedTopicIds(context, group, after),
    isHeld: (topicId, partition) => group.holders.has(topicId, partition),
  })
  if (isSameProgress(member, after)) return after
  records.push(currentAssignmentRecord(group.groupId, member))
  if (member.classic === null) followRevocation(context, group, member)
  return member
}

export function hasAssignmentChanged(before: ConsumerMember, after: ConsumerMember): boolean {
  return !isSameAssignment(before.assigned, after.assigned)
}

interface NextEpoch {
  readonly epoch: number
  readonly subscriptionType: SubscriptionType
}

function updateEpoch(
  { topics, nowMs, logger }: GroupContext,
  group: ConsumerGroup,
  change: GroupUpdate,
  records: CoordinatorRecord[],
): NextEpoch {
  const { groupId, groupEpoch, subscriptionType } = group
  if (!change.isBumped && !group.hasMetadataExpired(nowMs)) {
    return { epoch: groupEpoch, subscriptionType }
  }
  const hash = metadataHash(group.regexes.namesAfter(group.subscribedTopics, change), topics)
  const isBumped = change.isBumped || hash !== group.metadataHash
  const epoch = isBumped ? groupEpoch + 1 : groupEpoch
  if (isBumped) {
    records.push(epochRecord(groupId, epoch, hash))
    logger.info(`Group '${groupId}' has the epoch ${epoch}`)
  }
  group.setMetadataRefresh(nowMs + METADATA_REFRESH_MS, epoch)
  if (group.hasPartitionMetadata) records.push(partitionMetadataTombstone(groupId))
  const memberCount = group.sizeAfter(change.after)
  return {
    epoch,
    subscriptionType: group.regexes.typeAfter(group.subscribedTopics, change, memberCount),
  }
}

interface Target {
  readonly targetEpoch: number
  readonly target: TopicPartitions
}

/** Many changes in a row shall not each compute an assignment (KIP-1263): one for an interval. */
function updateTarget(
  context: GroupContext,
  group: ConsumerGroup,
  change: GroupUpdate,
  { epoch, subscriptionType }: NextEpoch,
  records: CoordinatorRecord[],
): Target {
  const { groupId, assignmentEpoch, assignmentTimestampMs: lastMs } = group
  const { nowMs, settings, topics } = context
  const intervalMs = settings.number(groupId, 'consumer.assignment.interval.ms')
  const isTooEarly = lastMs !== 0 && intervalMs !== 0 && nowMs < lastMs + intervalMs
  if (assignmentEpoch >= epoch || isTooEarly) {
    return { targetEpoch: assignmentEpoch, target: group.targetOfMember(change.after) }
  }
  const members = [...group.membersAfter(change)]
  const { targets, records: changed } = computeTargetAssignment(
    {
      groupId,
      epoch,
      members,
      subscriptionType,
      topics,
      targets: group.targets,
      owners: group.owners,
      topicNamesOf: (member) => group.regexes.namesOf(member as ConsumerMember),
      previousIdOf: ({ memberId, instanceId }) => group.staticMemberId(instanceId) ?? memberId,
      assignor: assignorOf(context, group.preferredAssignor(members)),
    },
    { member: targetRecord, epoch: (id, target) => targetEpochRecord(id, target, nowMs) },
  )
  records.push(...changed)
  return { targetEpoch: epoch, target: targets.get(change.after.memberId) ?? NO_PARTITIONS }
}

function assignorOf({ config }: GroupContext, preferred: string | undefined): PartitionAssignor {
  const name = preferred ?? config.consumerAssignors[0]
  const assignor = ASSIGNORS.find((known) => known.name === name) ?? uniformAssignor
  assert(assignor !== undefined, 'the default assignor is there')
  return assignor
}

function subscribedTopicIds(
  { topics }: GroupContext,
  group: ConsumerGroup,
  member: ConsumerMember,
): Set<string> {
  const ids = new Set<string>()
  for (const name of group.regexes.namesOf(member)) {
    const topic = topics.byName(name)
    if (topic !== undefined) ids.add(topic.id)
  }
  return ids
}

function followRevocation(
  context: GroupContext,
  { groupId }: ConsumerGroup,
  member: ConsumerMember,
): void {
  if (member.state === 'unrevoked') startRevocation(context, groupId, member)
  else cancelTimer(context, 'rebalance', groupId, member.memberId)
}
