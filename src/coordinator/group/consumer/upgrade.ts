import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type { ClassicGroup } from '../classic/classic-group.ts'
import type { ClassicMember } from '../classic/classic-member.ts'
import {
  answerJoin,
  answerSync,
  joinError,
  selectedMetadata,
  syncError,
} from '../classic/replies.ts'
import { endSession, joinKey, syncKey } from '../classic/timers.ts'
import type { GroupContext } from '../group-context.ts'
import { Groups, groupNotFound } from '../groups.ts'
import { metadataHash } from '../modern/metadata-hash.ts'
import type { TopicsView } from '../modern/topics-view.ts'
import type { ConsumerGroup } from './consumer-group.ts'
import {
  type ConsumerMember,
  type EpochedPartitions,
  newMember,
  sortedNames,
} from './consumer-member.ts'
import { isMalformed, parseAssignment, parseSubscription } from './consumer-protocol.ts'
import {
  currentAssignmentRecord,
  epochRecord,
  memberRecord,
  targetEpochRecord,
  targetRecord,
} from './consumer-records.ts'
import { findConsumerGroup, replayConsumerRecord } from './replay.ts'
import { restartSession } from './timers.ts'

/** When an assignment was computed that nobody has computed here. */
const NO_TIME = 0

/**
 * Makes a classic group with members one of this kind, where a member of the newer protocol joins it.
 * Members keep what they have; who waits for a join or a sync is told to rejoin. The group that is
 * given is the one that the records, which are added, will make. Throws GROUP_ID_NOT_FOUND.
 */
export function upgradeToConsumerGroup(
  context: GroupContext,
  group: ClassicGroup,
  records: CoordinatorRecord[],
): ConsumerGroup {
  validateUpgrade(context, group)
  const written = upgradeRecords(context, group)
  for (const member of group.members) {
    answerJoin(context, member, joinError('', 'REBALANCE_IN_PROGRESS'))
    answerSync(context, member, syncError('REBALANCE_IN_PROGRESS'))
    endSession(context, group.groupId, member.memberId)
  }
  context.effects.cancel(joinKey(group.groupId))
  context.effects.cancel(syncKey(group.groupId))
  records.push(...group.tombstones(), ...written)
  const upgraded = replayed(context, group.groupId, written)
  for (const member of upgraded.members.values()) restartSession(context, group.groupId, member)
  context.logger.info(`Group '${group.groupId}' becomes a consumer group`)
  return upgraded
}

function validateUpgrade({ config }: GroupContext, group: ClassicGroup): void {
  const refuse = (why: string) =>
    groupNotFound(`Cannot upgrade classic group ${group.groupId} to consumer group because ${why}.`)
  const policy = config.consumerMigrationPolicy
  if (policy !== 'upgrade' && policy !== 'bidirectional') throw refuse('online upgrade is disabled')
  if (!group.usesConsumerProtocol) {
    throw refuse('the group does not use the consumer embedded protocol')
  }
  if (group.size > config.consumerMaxSize) {
    throw refuse('the group size exceeds the consumer group maximum size')
  }
}

function upgradeRecords({ topics }: GroupContext, group: ClassicGroup): CoordinatorRecord[] {
  const { groupId, generationId: epoch } = group
  const members = [...group.members].map((member) => upgradedMember(group, member, topics))
  const names = new Set(members.flatMap(({ subscribedTopicNames }) => subscribedTopicNames))
  return [
    ...members.map((member) => memberRecord(groupId, member)),
    epochRecord(groupId, epoch, metadataHash(names, topics)),
    ...members.map(({ memberId, assigned }) => targetRecord(groupId, memberId, assigned)),
    targetEpochRecord(groupId, epoch, NO_TIME),
    ...members.map((member) => currentAssignmentRecord(groupId, member)),
  ]
}

function upgradedMember(
  group: ClassicGroup,
  member: ClassicMember,
  topics: TopicsView,
): ConsumerMember {
  try {
    const subscription = parseSubscription(selectedMetadata(group, member))
    const assigned = parseAssignment(member.assignment, topics)
    return {
      ...newMember(member.memberId),
      instanceId: member.groupInstanceId,
      rackId: 'rackId' in subscription && subscription.rackId ? subscription.rackId : null,
      clientId: member.clientId,
      clientHost: member.clientHost,
      rebalanceTimeoutMs: member.rebalanceTimeoutMs,
      subscribedTopicNames: sortedNames(subscription.topics),
      memberEpoch: group.generationId,
      previousMemberEpoch: group.generationId,
      assigned: inEpoch(assigned, group.generationId),
      classic: { sessionTimeoutMs: member.sessionTimeoutMs, protocols: member.protocols },
    }
  } catch (error) {
    if (!isMalformed(error)) throw error
    throw groupNotFound(
      `Cannot upgrade classic group ${group.groupId} to consumer group because the embedded ` +
        'consumer protocol is malformed.',
    )
  }
}

function inEpoch(assigned: ReturnType<typeof parseAssignment>, epoch: number): EpochedPartitions {
  return new Map(
    [...assigned].map(([topicId, partitions]) => [
      topicId,
      new Map([...partitions.keys()].map((partition) => [partition, epoch])),
    ]),
  )
}

/** The group that the records make, beside those that there are. */
function replayed(
  { logger }: GroupContext,
  groupId: string,
  records: readonly CoordinatorRecord[],
): ConsumerGroup {
  const groups = new Groups()
  for (const record of records) {
    const logged = { ...record, offset: 0, producerId: -1 }
    replayConsumerRecord({ groups, logger }, logged, record.key.readInt16BE(0))
  }
  return findConsumerGroup(groups, groupId)!
}
