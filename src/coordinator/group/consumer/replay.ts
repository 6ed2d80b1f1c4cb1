import { readVersioned } from '../../../protocol/framing.ts'
import {
  ConsumerGroupCurrentMemberAssignmentValue,
  readConsumerGroupCurrentMemberAssignmentKey,
} from '../../../protocol/messages/records/consumer-group-current-member-assignment.ts'
import {
  ConsumerGroupMemberMetadataValue,
  readConsumerGroupMemberMetadataKey,
} from '../../../protocol/messages/records/consumer-group-member-metadata.ts'
import {
  ConsumerGroupMetadataValue,
  readConsumerGroupMetadataKey,
} from '../../../protocol/messages/records/consumer-group-metadata.ts'
import {
  ConsumerGroupRegularExpressionValue,
  readConsumerGroupRegularExpressionKey,
} from '../../../protocol/messages/records/consumer-group-regular-expression.ts'
import { ConsumerGroupTargetAssignmentMemberValue } from '../../../protocol/messages/records/consumer-group-target-assignment-member.ts'
import { ConsumerGroupTargetAssignmentMetadataValue } from '../../../protocol/messages/records/consumer-group-target-assignment-metadata.ts'
import { Reader } from '../../../protocol/reader.ts'
import type { LoggedRecord } from '../../runtime/coordinator-shard.ts'
import type { ReplayTarget } from '../group-kind.ts'
import type { Groups } from '../groups.ts'
import { fromLists } from '../modern/topic-partitions.ts'
import { ConsumerGroup } from './consumer-group.ts'
import {
  type EpochedPartitions,
  type MemberState,
  NOTHING,
  sortedNames,
} from './consumer-member.ts'
import { RecordType, STATE_CODES } from './consumer-records.ts'

/** Makes the records of consumer groups state. What is gone already needs no tombstone. */
export function replayConsumerRecord(
  { groups }: ReplayTarget,
  { key, value }: LoggedRecord,
  recordType: number,
): void {
  const body = new Reader(key, 2)
  const { groupId } = readConsumerGroupMetadataKey(body, 0)
  const memberOf = () => readConsumerGroupMemberMetadataKey(new Reader(key, 2), 0).memberId
  const known = findConsumerGroup(groups, groupId)
  const group = known ?? new ConsumerGroup(groupId)
  if (value === null && known === undefined) return
  switch (recordType) {
    case RecordType.epoch:
      replayEpoch(group, value)
      break
    case RecordType.partitionMetadata:
      group.hasPartitionMetadata = value !== null
      break
    case RecordType.member:
      replayMember(group, memberOf(), value)
      break
    case RecordType.targetEpoch:
      replayTargetEpoch(group, value)
      break
    case RecordType.targetMember:
      replayTarget(group, memberOf(), value)
      break
    case RecordType.currentAssignment: {
      const { memberId } = readConsumerGroupCurrentMemberAssignmentKey(new Reader(key, 2), 0)
      replayProgress(group, memberId, value)
      break
    }
    case RecordType.regex: {
      const { regularExpression } = readConsumerGroupRegularExpressionKey(new Reader(key, 2), 0)
      replayRegex(group, regularExpression, value)
      break
    }
  }
  if (group.isGone && value === null) {
    if (known !== undefined) groups.remove(groupId)
  } else if (known === undefined) groups.put(group)
}

export function findConsumerGroup(groups: Groups, groupId: string): ConsumerGroup | undefined {
  const group = groups.find(groupId)
  return group instanceof ConsumerGroup ? group : undefined
}

function replayEpoch(group: ConsumerGroup, value: Buffer | null): void {
  group.hasEpochRecord = value !== null
  if (value === null) return
  const { epoch, metadataHash } = readVersioned(ConsumerGroupMetadataValue, value)
  group.groupEpoch = epoch
  group.metadataHash = BigInt(metadataHash)
}

function replayMember(group: ConsumerGroup, memberId: string, value: Buffer | null): void {
  if (value === null) {
    group.removeMember(memberId)
    return
  }
  const told = readVersioned(ConsumerGroupMemberMetadataValue, value)
  const { classicMemberMetadata: classic } = told
  group.putMember({
    ...group.memberOrNew(memberId),
    instanceId: told.instanceId,
    rackId: told.rackId,
    clientId: told.clientId,
    clientHost: told.clientHost,
    rebalanceTimeoutMs: told.rebalanceTimeoutMs,
    subscribedTopicNames: sortedNames(told.subscribedTopicNames),
    subscribedTopicRegex: told.subscribedTopicRegex,
    serverAssignor: told.serverAssignor,
    classic:
      classic === null
        ? null
        : {
            sessionTimeoutMs: classic.sessionTimeoutMs,
            protocols: classic.supportedProtocols.map(({ name, metadata }) => ({
              name,
              metadata: Buffer.from(metadata),
            })),
          },
  })
}

function replayTargetEpoch(group: ConsumerGroup, value: Buffer | null): void {
  if (value === null) {
    group.setAssignmentEpoch(-1, 0)
    return
  }
  const told = readVersioned(ConsumerGroupTargetAssignmentMetadataValue, value)
  group.setAssignmentEpoch(told.assignmentEpoch, Number(told.assignmentTimestamp))
}

function replayTarget(group: ConsumerGroup, memberId: string, value: Buffer | null): void {
  const told =
    value === null ? null : readVersioned(ConsumerGroupTargetAssignmentMemberValue, value)
  group.setTarget(memberId, told === null ? undefined : fromLists(told.topicPartitions))
}

/** Without its progress a member is one that has just joined. */
function replayProgress(group: ConsumerGroup, memberId: string, value: Buffer | null): void {
  if (value === null) {
    const member = group.findMember(memberId)
    if (member === undefined) return
    group.putMember({
      ...member,
      memberEpoch: -1,
      previousMemberEpoch: -1,
      state: 'stable',
      assigned: NOTHING,
      pendingRevocation: NOTHING,
    })
    return
  }
  const told = readVersioned(ConsumerGroupCurrentMemberAssignmentValue, value)
  group.putMember({
    ...group.memberOrNew(memberId),
    memberEpoch: told.memberEpoch,
    previousMemberEpoch: told.previousMemberEpoch,
    state: stateOf(told.state),
    assigned: epoched(told.assignedPartitions, told.memberEpoch),
    pendingRevocation: epoched(told.partitionsPendingRevocation, told.memberEpoch),
  })
}

function replayRegex(group: ConsumerGroup, regex: string, value: Buffer | null): void {
  if (value === null) {
    group.setRegex(regex, undefined)
    return
  }
  const { topics, version, timestamp } = readVersioned(ConsumerGroupRegularExpressionValue, value)
  group.setRegex(regex, {
    topics: new Set(topics),
    version: Number(version),
    timestampMs: Number(timestamp),
  })
}

function stateOf(code: number): MemberState {
  for (const [state, known] of Object.entries(STATE_CODES)) {
    if (known === code) return state as MemberState
  }
  return 'unknown'
}

/** Before KIP-1251 records had no epochs of partitions; that of the member stands for them. */
function epoched(
  lists: readonly {
    readonly topicId: string
    readonly partitions: readonly number[]
    readonly assignmentEpochs: readonly number[] | null
  }[],
  memberEpoch: number,
): EpochedPartitions {
  const found = new Map<string, Map<number, number>>()
  for (const { topicId, partitions, assignmentEpochs } of lists) {
    const epochs = assignmentEpochs?.length === partitions.length ? assignmentEpochs : undefined
    found.set(
      topicId,
      new Map(partitions.map((partition, index) => [partition, epochs?.[index] ?? memberEpoch])),
    )
  }
  return found
}
