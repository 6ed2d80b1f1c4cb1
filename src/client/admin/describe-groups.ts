import type { MessageType } from '../../protocol/api.ts'
import { KafkaError } from '../../protocol/errors.ts'
import {
  type DescribedGroup as ClassicGroup,
  DescribeGroups,
  newDescribeGroupsRequest,
} from '../../protocol/messages/15-describe-groups.ts'
import {
  type Assignment,
  type DescribedGroup as ConsumerGroup,
  ConsumerGroupDescribe,
  newConsumerGroupDescribeRequest,
} from '../../protocol/messages/69-consumer-group-describe.ts'
import { ConsumerProtocolAssignment } from '../../protocol/messages/records/consumer-protocol-assignment.ts'
import { Reader } from '../../protocol/reader.ts'
import type { HostPort } from '../bootstrap.ts'
import { type CallContext, type Cluster, groupCoordinator } from '../cluster.ts'
import { responseError } from '../error-texts.ts'
import type { TopicPartition } from '../topic-partition.ts'
import { eachGroup, throwWhenMoved } from './groups.ts'
import type { Results } from './results.ts'

export interface GroupDescription {
  readonly groupId: string
  readonly type: 'classic' | 'consumer'
  /** As the broker spells it: `Stable`, `Empty`, `PreparingRebalance`, `Assigning`, … */
  readonly state: string
  readonly coordinator: HostPort & { readonly id: number }
  /** Empty while no assignor was chosen. */
  readonly assignor: string
  readonly protocolType: string
  /** Of a group of the consumer protocol. */
  readonly groupEpoch: number | undefined
  readonly targetAssignmentEpoch: number | undefined
  readonly members: readonly MemberDescription[]
}

export interface MemberDescription {
  readonly memberId: string
  readonly groupInstanceId: string | null
  readonly clientId: string
  /** As the broker gives it: `/` and the address. */
  readonly host: string
  readonly assignment: readonly TopicPartition[]
  /** Of the consumer protocol: what the member has and what it shall have. */
  readonly memberEpoch: number | undefined
  readonly targetAssignment: readonly TopicPartition[] | undefined
  /** Of a consumer group: whether the member still speaks the classic protocol. */
  readonly isClassic: boolean | undefined
}

/**
 * Groups of the consumer protocol first; what the coordinator does not know as one is described as
 * a classic group. Groups that do not exist have GROUP_ID_NOT_FOUND.
 */
export function describeGroups(
  cluster: Cluster,
  groupIds: readonly string[],
  options: { readonly timeoutMs?: number } = {},
): Promise<Results<GroupDescription>> {
  return eachGroup(groupIds, (groupId) =>
    cluster.call(
      { name: 'describeGroups', target: groupCoordinator(groupId), ...options },
      async (context) => {
        const coordinator = {
          id: context.nodeId,
          host: context.connection.address.host,
          port: context.connection.address.port,
        }
        const consumer = await describeConsumerGroup(context, groupId)
        if (consumer) return consumerDescription(consumer, coordinator)
        const classic = await describeClassicGroup(context, groupId)
        return classic instanceof KafkaError ? classic : classicDescription(classic, coordinator)
      },
    ),
  )
}

async function describeConsumerGroup(
  { connection, send }: CallContext,
  groupId: string,
): Promise<ConsumerGroup | undefined> {
  if (connection.version(ConsumerGroupDescribe) === undefined) return undefined
  const request = newConsumerGroupDescribeRequest({ groupIds: [groupId] })
  const { groups } = await send(ConsumerGroupDescribe, request)
  const group = groups[0]
  const error = group && responseError(group.errorCode, group.errorMessage)
  if (error?.error === 'GROUP_ID_NOT_FOUND' || error?.error === 'UNSUPPORTED_VERSION') {
    return undefined
  }
  if (error) throw error
  return group
}

/** DescribeGroups before version 6 answers with a dead group where none is. */
async function describeClassicGroup(
  { send }: CallContext,
  groupId: string,
): Promise<ClassicGroup | KafkaError> {
  const { groups } = await send(DescribeGroups, newDescribeGroupsRequest({ groups: [groupId] }))
  const group = groups[0]
  const error = group ? responseError(group.errorCode, group.errorMessage) : responseError(-1)
  throwWhenMoved(error)
  return error ?? group!
}

type Coordinator = GroupDescription['coordinator']

function consumerDescription(group: ConsumerGroup, coordinator: Coordinator): GroupDescription {
  return {
    groupId: group.groupId,
    type: 'consumer',
    state: group.groupState,
    coordinator,
    assignor: group.assignorName,
    protocolType: 'consumer',
    groupEpoch: group.groupEpoch,
    targetAssignmentEpoch: group.assignmentEpoch,
    members: group.members.map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.instanceId,
      clientId: member.clientId,
      host: member.clientHost,
      assignment: partitionsOf(member.assignment),
      memberEpoch: member.memberEpoch,
      targetAssignment: partitionsOf(member.targetAssignment),
      isClassic: member.memberType === -1 ? undefined : member.memberType === 0,
    })),
  }
}

function partitionsOf({ topicPartitions }: Assignment): TopicPartition[] {
  return topicPartitions.flatMap(({ topicName, partitions }) =>
    partitions.map((partition) => ({ topic: topicName, partition })),
  )
}

function classicDescription(group: ClassicGroup, coordinator: Coordinator): GroupDescription {
  return {
    groupId: group.groupId,
    type: 'classic',
    state: group.groupState,
    coordinator,
    assignor: group.protocolData,
    protocolType: group.protocolType,
    groupEpoch: undefined,
    targetAssignmentEpoch: undefined,
    members: group.members.map((member) => ({
      memberId: member.memberId,
      groupInstanceId: member.groupInstanceId,
      clientId: member.clientId,
      host: member.clientHost,
      assignment: group.protocolType === 'consumer' ? readAssignment(member.memberAssignment) : [],
      memberEpoch: undefined,
      targetAssignment: undefined,
      isClassic: undefined,
    })),
  }
}

/** The partitions in the bytes that a group's leader sent for a member. */
export function readAssignment(bytes: Buffer): TopicPartition[] {
  if (bytes.length === 0) return []
  const assignment = readConsumerProtocol(ConsumerProtocolAssignment, bytes)
  return assignment.assignedPartitions.flatMap(({ topic, partitions }) =>
    partitions.map((partition) => ({ topic, partition })),
  )
}

// Members write the versions that they know; newer ones only add fields at the end.
export function readConsumerProtocol<Message>(type: MessageType<Message>, bytes: Buffer): Message {
  const reader = new Reader(bytes)
  return type.read(reader, Math.min(Math.max(reader.int16(), 0), type.maxVersion))
}
