import type { MessageType } from '../../../protocol/api.ts'
import { writeCoordinatorKey, writeVersioned } from '../../../protocol/framing.ts'
import {
  ConsumerGroupCurrentMemberAssignmentKey,
  ConsumerGroupCurrentMemberAssignmentValue,
  newConsumerGroupCurrentMemberAssignmentValue,
} from '../../../protocol/messages/records/consumer-group-current-member-assignment.ts'
import {
  ConsumerGroupMemberMetadataKey,
  ConsumerGroupMemberMetadataValue,
  newConsumerGroupMemberMetadataValue,
} from '../../../protocol/messages/records/consumer-group-member-metadata.ts'
import {
  ConsumerGroupMetadataKey,
  ConsumerGroupMetadataValue,
  newConsumerGroupMetadataValue,
} from '../../../protocol/messages/records/consumer-group-metadata.ts'
import { ConsumerGroupPartitionMetadataKey } from '../../../protocol/messages/records/consumer-group-partition-metadata.ts'
import {
  ConsumerGroupRegularExpressionKey,
  ConsumerGroupRegularExpressionValue,
  newConsumerGroupRegularExpressionValue,
} from '../../../protocol/messages/records/consumer-group-regular-expression.ts'
import {
  ConsumerGroupTargetAssignmentMemberKey,
  ConsumerGroupTargetAssignmentMemberValue,
  newConsumerGroupTargetAssignmentMemberValue,
} from '../../../protocol/messages/records/consumer-group-target-assignment-member.ts'
import {
  ConsumerGroupTargetAssignmentMetadataKey,
  ConsumerGroupTargetAssignmentMetadataValue,
  newConsumerGroupTargetAssignmentMetadataValue,
} from '../../../protocol/messages/records/consumer-group-target-assignment-metadata.ts'
import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import { sortedPartitions, type TopicPartitions, toLists } from '../modern/topic-partitions.ts'
import type { ConsumerMember, EpochedPartitions, MemberState } from './consumer-member.ts'

/** The record types of consumer groups, the int16 in front of a key. */
export const RecordType = {
  epoch: 3,
  /** Before KIP-1101 what the group saw of its topics; only tombstones are written. */
  partitionMetadata: 4,
  member: 5,
  targetEpoch: 6,
  targetMember: 7,
  currentAssignment: 8,
  regex: 16,
} as const

/** The int8 of a member's state. */
export const STATE_CODES: Readonly<Record<MemberState, number>> = {
  stable: 0,
  unrevoked: 1,
  unreleased: 2,
  unknown: 127,
}

/** A regular expression with the topics it was found to mean. */
export interface ResolvedRegex {
  /** In the order of names. */
  readonly topics: ReadonlySet<string>
  /** Of the metadata, to tell whether topics have come since. */
  readonly version: number
  readonly timestampMs: number
}

export function epochRecord(groupId: string, epoch: number, hash: bigint): CoordinatorRecord {
  const value = newConsumerGroupMetadataValue({ epoch, metadataHash: hash })
  return record(ConsumerGroupMetadataKey, { groupId }, ConsumerGroupMetadataValue, value)
}

export function memberRecord(groupId: string, member: ConsumerMember): CoordinatorRecord {
  const { memberId, classic } = member
  const value = newConsumerGroupMemberMetadataValue({
    instanceId: member.instanceId,
    rackId: member.rackId,
    clientId: member.clientId,
    clientHost: member.clientHost,
    subscribedTopicNames: [...member.subscribedTopicNames],
    subscribedTopicRegex: member.subscribedTopicRegex,
    rebalanceTimeoutMs: member.rebalanceTimeoutMs,
    serverAssignor: member.serverAssignor,
    classicMemberMetadata:
      classic === null
        ? null
        : {
            sessionTimeoutMs: classic.sessionTimeoutMs,
            supportedProtocols: classic.protocols.map(({ name, metadata }) => ({ name, metadata })),
          },
  })
  const key = { groupId, memberId }
  return record(ConsumerGroupMemberMetadataKey, key, ConsumerGroupMemberMetadataValue, value)
}

export function targetRecord(
  groupId: string,
  memberId: string,
  target: TopicPartitions,
): CoordinatorRecord {
  const value = newConsumerGroupTargetAssignmentMemberValue({ topicPartitions: toLists(target) })
  return record(
    ConsumerGroupTargetAssignmentMemberKey,
    { groupId, memberId },
    ConsumerGroupTargetAssignmentMemberValue,
    value,
  )
}

export function targetEpochRecord(
  groupId: string,
  assignmentEpoch: number,
  assignmentTimestamp: number,
): CoordinatorRecord {
  return record(
    ConsumerGroupTargetAssignmentMetadataKey,
    { groupId },
    ConsumerGroupTargetAssignmentMetadataValue,
    newConsumerGroupTargetAssignmentMetadataValue({ assignmentEpoch, assignmentTimestamp }),
  )
}

export function currentAssignmentRecord(
  groupId: string,
  member: ConsumerMember,
): CoordinatorRecord {
  const { memberId, memberEpoch, previousMemberEpoch } = member
  const value = newConsumerGroupCurrentMemberAssignmentValue({
    memberEpoch,
    previousMemberEpoch,
    state: STATE_CODES[member.state],
    assignedPartitions: epochedLists(member.assigned),
    partitionsPendingRevocation: epochedLists(member.pendingRevocation),
  })
  return record(
    ConsumerGroupCurrentMemberAssignmentKey,
    { groupId, memberId },
    ConsumerGroupCurrentMemberAssignmentValue,
    value,
  )
}

export function regexRecord(
  groupId: string,
  regularExpression: string,
  { topics, version, timestampMs }: ResolvedRegex,
): CoordinatorRecord {
  return record(
    ConsumerGroupRegularExpressionKey,
    { groupId, regularExpression },
    ConsumerGroupRegularExpressionValue,
    newConsumerGroupRegularExpressionValue({
      topics: [...topics],
      version,
      timestamp: timestampMs,
    }),
  )
}

export function regexTombstone(groupId: string, regularExpression: string): CoordinatorRecord {
  return tombstone(ConsumerGroupRegularExpressionKey, { groupId, regularExpression })
}

export function partitionMetadataTombstone(groupId: string): CoordinatorRecord {
  return tombstone(ConsumerGroupPartitionMetadataKey, { groupId })
}

/** Takes all that is known of a member out of the log. */
export function memberTombstones(groupId: string, memberId: string): CoordinatorRecord[] {
  const key = { groupId, memberId }
  return [
    tombstone(ConsumerGroupCurrentMemberAssignmentKey, key),
    tombstone(ConsumerGroupTargetAssignmentMemberKey, key),
    tombstone(ConsumerGroupMemberMetadataKey, key),
  ]
}

export interface GroupTombstones {
  readonly groupId: string
  readonly memberIds: Iterable<string>
  readonly targetIds: Iterable<string>
  readonly regexes: Iterable<string>
  readonly hasPartitionMetadata: boolean
}

/** The group's own record goes last, so that a cut leaves a group that can be deleted. */
export function groupTombstones(group: GroupTombstones): CoordinatorRecord[] {
  const { groupId } = group
  const ofMembers = (type: MessageType<{ groupId: string; memberId: string }>) => {
    const ids = type === TargetKey ? group.targetIds : group.memberIds
    return [...ids].map((memberId) => tombstone(type, { groupId, memberId }))
  }
  const ofRegexes = [...group.regexes].map((regex) => regexTombstone(groupId, regex))
  return [
    ...ofMembers(ConsumerGroupCurrentMemberAssignmentKey),
    ...ofMembers(TargetKey),
    tombstone(ConsumerGroupTargetAssignmentMetadataKey, { groupId }),
    ...ofMembers(ConsumerGroupMemberMetadataKey),
    ...ofRegexes,
    ...(group.hasPartitionMetadata ? [partitionMetadataTombstone(groupId)] : []),
    tombstone(ConsumerGroupMetadataKey, { groupId }),
  ]
}

const TargetKey = ConsumerGroupTargetAssignmentMemberKey

function epochedLists(partitions: EpochedPartitions) {
  return [...partitions].map(([topicId, epochs]) => {
    const sorted = sortedPartitions(epochs)
    const assignmentEpochs = sorted.map((partition) => epochs.get(partition)!)
    return { topicId, partitions: sorted, assignmentEpochs }
  })
}

function record<Key, Value>(
  keyType: MessageType<Key>,
  key: Key,
  valueType: MessageType<Value>,
  value: Value,
): CoordinatorRecord {
  return { key: writeCoordinatorKey(keyType, key), value: writeVersioned(valueType, value, 0) }
}

function tombstone<Key>(keyType: MessageType<Key>, key: Key): CoordinatorRecord {
  return { key: writeCoordinatorKey(keyType, key), value: null }
}
