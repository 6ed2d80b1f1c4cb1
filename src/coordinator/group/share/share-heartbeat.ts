import { KafkaError } from '../../../protocol/errors.ts'
import {
  newAssignment,
  newShareGroupHeartbeatResponse,
  type ShareGroupHeartbeatRequest,
  type ShareGroupHeartbeatResponse,
} from '../../../protocol/messages/76-share-group-heartbeat.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { metadataHash } from '../modern/metadata-hash.ts'
import { countNames, type SubscriptionCounts, subscriptionTypeOf } from '../modern/subscriptions.ts'
import { computeTargetAssignment } from '../modern/target-assignment.ts'
import { isSameAssignment, type TopicPartitions, toLists } from '../modern/topic-partitions.ts'
import { getOrMakeShareGroup } from './find-share-group.ts'
import { beginStateTopics, type StateToInitialize } from './initialize-state.ts'
import type { ShareGroup } from './share-group.ts'
import {
  isSameMetadata,
  isSameProgress,
  isSameSubscription,
  JOIN_EPOCH,
  newShareMember,
  type ShareMember,
} from './share-member.ts'
import {
  assignmentRecord,
  groupEpochRecord,
  memberRecord,
  targetEpochRecord,
  targetRecord,
} from './share-records.ts'
import { restartSession } from './share-session.ts'
import { simpleAssignor } from './simple-assignor.ts'

/** Topics are looked at again when they change; without that only after so long. */
const METADATA_REFRESH_MS = 2_147_483_647

export interface ShareHeartbeat {
  readonly response: ShareGroupHeartbeatResponse
  /** Share partitions whose state the caller has to initialise, once the records are committed. */
  readonly toInitialize: StateToInitialize | undefined
}

/**
 * A member joins, changes its subscription, or just lives. What is new raises the group epoch, for
 * which targets are computed; the member that asks goes to its own target at once, as partitions
 * are shared and nobody has to let go of them first.
 */
export function shareHeartbeat(
  context: GroupContext,
  client: GroupRequestContext,
  request: ShareGroupHeartbeatRequest,
): CoordinatorResult<ShareHeartbeat> {
  const { groupId, memberId, memberEpoch, subscribedTopicNames } = request
  const isJoin = memberEpoch === JOIN_EPOCH
  const group = getOrMakeShareGroup(context, groupId, isJoin)
  checkSize(context, group, memberId)
  const member = isJoin
    ? (group.findMember(memberId) ?? newShareMember(memberId))
    : group.member(memberId)
  checkEpoch(member, memberEpoch)
  const told: ShareMember = {
    ...member,
    rackId: request.rackId ?? member.rackId,
    clientId: client.clientId,
    clientHost: client.clientHost,
    subscribedTopicNames: subscribedTopicNames ?? member.subscribedTopicNames,
  }
  const records: CoordinatorRecord[] = []
  if (!isSameMetadata(member, told)) records.push(memberRecord(groupId, told))
  const step = raiseEpoch(context, group, member, told, records)
  const target = updateTarget(context, group, told, step, records)
  const updated = goToTarget(context, told, target, step.isRaised)
  if (!isSameProgress(told, updated)) records.push(assignmentRecord(groupId, updated))
  restartSession(context, groupId, memberId)
  const isTold =
    isJoin || subscribedTopicNames !== null || !isSameAssignment(member.assigned, updated.assigned)
  const response = newShareGroupHeartbeatResponse({
    memberId,
    memberEpoch: updated.memberEpoch,
    heartbeatIntervalMs: context.settings.number(groupId, 'share.heartbeat.interval.ms'),
    assignment: isTold ? newAssignment({ topicPartitions: toLists(updated.assigned) }) : null,
  })
  const toInitialize = beginStateTopics(context, group, step.topics.keys(), step.epoch, records)
  return { records, response: { response, toInitialize } }
}

function checkSize({ config }: GroupContext, group: ShareGroup, memberId: string): void {
  if (group.size < config.shareGroupMaxSize || group.findMember(memberId) !== undefined) return
  throw new KafkaError(
    'GROUP_MAX_SIZE_REACHED',
    `The share group has reached its maximum capacity of ${config.shareGroupMaxSize} members.`,
  )
}

/** A repeated heartbeat may still tell the epoch before: its answer was lost. */
function checkEpoch({ memberEpoch, previousMemberEpoch }: ShareMember, told: number): void {
  if (told === JOIN_EPOCH || told === memberEpoch) return
  const rejoin = 'The member must abandon all its partitions and rejoin.'
  if (told > memberEpoch) {
    throw new KafkaError(
      'FENCED_MEMBER_EPOCH',
      `The share group member has a greater member epoch (${told}) than the one known by the ` +
        `group coordinator (${memberEpoch}). ${rejoin}`,
    )
  }
  if (told === previousMemberEpoch) return
  throw new KafkaError(
    'FENCED_MEMBER_EPOCH',
    `The share group member has a smaller member epoch (${told}) than the one known by the ` +
      `group coordinator (${memberEpoch}), and it does not match the previous member epoch ` +
      `(${previousMemberEpoch}). ${rejoin}`,
  )
}

/** The group epoch after the event, and what the group is subscribed to then. */
interface EpochStep {
  readonly epoch: number
  readonly isRaised: boolean
  readonly topics: SubscriptionCounts
}

function raiseEpoch(
  context: GroupContext,
  group: ShareGroup,
  member: ShareMember,
  told: ShareMember,
  records: CoordinatorRecord[],
): EpochStep {
  const isChanged =
    !isSameSubscription(member, told) ||
    (group.assignmentEpoch >= group.groupEpoch && isAssignmentPending(group))
  const topics = group.subscribedTopics
  if (!isChanged && !group.hasMetadataExpired(context.nowMs)) {
    return { epoch: group.groupEpoch, isRaised: false, topics }
  }
  const topicsAfter = new Map(topics)
  countNames(topicsAfter, member.subscribedTopicNames, told.subscribedTopicNames)
  const hash = metadataHash(topicsAfter.keys(), context.topics)
  const isRaised = isChanged || hash !== group.metadataHash
  const epoch = group.groupEpoch + Number(isRaised)
  if (isRaised) records.push(groupEpochRecord(group.groupId, epoch, hash))
  group.setMetadataRefresh(context.nowMs + METADATA_REFRESH_MS, epoch)
  return { epoch, isRaised, topics: topicsAfter }
}

/** Initialised partitions of subscribed topics are not exactly those that are assigned. */
function isAssignmentPending(group: ShareGroup): boolean {
  for (const [topicId, { name, partitions }] of group.knownStateTopics.initialized) {
    if (!group.isSubscribedTo(name)) continue
    const assigned = new Set<number>()
    for (const target of group.targets.values()) {
      for (const partition of target.get(topicId)?.keys() ?? []) assigned.add(partition)
    }
    if (assigned.size !== partitions.size) return true
    for (const partition of partitions) if (!assigned.has(partition)) return true
  }
  return false
}

interface MemberTarget {
  readonly epoch: number
  readonly assigned: TopicPartitions
}

/** A new target for all when the last one is for an older epoch and old enough itself. */
function updateTarget(
  context: GroupContext,
  group: ShareGroup,
  told: ShareMember,
  { epoch, topics }: EpochStep,
  records: CoordinatorRecord[],
): MemberTarget {
  const { groupId, assignmentEpoch, assignmentTimestampMs } = group
  const { memberId } = told
  const last = { epoch: assignmentEpoch, assigned: group.targetOf(memberId) }
  if (assignmentEpoch >= epoch) return last
  const intervalMs = context.settings.number(groupId, 'share.assignment.interval.ms')
  const isTooSoon =
    assignmentTimestampMs !== 0 && context.nowMs < assignmentTimestampMs + intervalMs
  if (isTooSoon) return last
  const members = new Map(group.members).set(memberId, told)
  const { initialized } = group.knownStateTopics
  const computed = computeTargetAssignment(
    {
      groupId,
      epoch,
      members: members.values(),
      subscriptionType: subscriptionTypeOf(topics, members.size),
      targets: group.targets,
      owners: group.owners,
      assignor: simpleAssignor,
      topics: context.topics,
      isAssignable: (topicId, partition) =>
        initialized.get(topicId)?.partitions.has(partition) ?? false,
    },
    {
      member: targetRecord,
      epoch: (id, targetEpoch) => targetEpochRecord(id, targetEpoch, context.nowMs),
    },
  )
  records.push(...computed.records)
  return { epoch, assigned: computed.targets.get(memberId) ?? new Map() }
}

function goToTarget(
  { topics }: GroupContext,
  member: ShareMember,
  target: MemberTarget,
  isEpochRaised: boolean,
): ShareMember {
  const isThere = member.memberEpoch === target.epoch
  if (isThere && !isEpochRaised) return member
  const subscribed = new Set(member.subscribedTopicNames.map((name) => topics.byName(name)?.id))
  const assigned = new Map([...target.assigned].filter(([topicId]) => subscribed.has(topicId)))
  if (isThere) return { ...member, assigned }
  const { memberEpoch: previousMemberEpoch } = member
  return { ...member, assigned, memberEpoch: target.epoch, previousMemberEpoch }
}
