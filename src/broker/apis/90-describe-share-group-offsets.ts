import type { ShareStateSummary } from '../../coordinator/share-state/share-persister.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  DescribeShareGroupOffsets,
  type DescribeShareGroupOffsetsRequestGroup,
  type DescribeShareGroupOffsetsRequestTopic,
  type DescribeShareGroupOffsetsResponseGroup,
  type DescribeShareGroupOffsetsResponsePartition,
  type DescribeShareGroupOffsetsResponseTopic,
  newDescribeShareGroupOffsetsResponse,
  newDescribeShareGroupOffsetsResponseGroup,
  newDescribeShareGroupOffsetsResponsePartition,
  newDescribeShareGroupOffsetsResponseTopic,
} from '../../protocol/messages/90-describe-share-group-offsets.ts'
import { refusalOf } from '../../security/access.ts'
import { askedOnce } from './asked-once.ts'
import { handler, type RequestContext } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

const UNKNOWN = -1

/**
 * Where share groups stand (KIP-932): for the topics that are asked for, or all that the group keeps
 * state of. v1: the lag, as far as the count of settled records is known (KIP-1226).
 */
export const describeShareGroupOffsets = handler(
  DescribeShareGroupOffsets,
  {
    versions: [0, 1],
    failure: (code, message) =>
      newDescribeShareGroupOffsetsResponse({
        groups: [
          newDescribeShareGroupOffsetsResponseGroup({ errorCode: code, errorMessage: message }),
        ],
      }),
  },
  async ({ groups }, context) => {
    checkShareGroupsEnabled(context)
    const described = groups.map((group) => describeGroup(group, context))
    return newDescribeShareGroupOffsetsResponse({ groups: await Promise.all(described) })
  },
)

async function describeGroup(
  asked: DescribeShareGroupOffsetsRequestGroup,
  context: RequestContext,
): Promise<DescribeShareGroupOffsetsResponseGroup> {
  const { groupId } = asked
  const { access } = context
  if (!access.allows('DESCRIBE', 'GROUP', groupId)) {
    const { code } = refusalOf('GROUP')
    return newDescribeShareGroupOffsetsResponseGroup({ groupId, errorCode: code })
  }
  try {
    const topics = asked.topics ?? (await allTopics(groupId, context))
    const isAllowed = (topicName: string) => access.allows('DESCRIBE', 'TOPIC', topicName)
    const isThere = ({ topicName }: DescribeShareGroupOffsetsRequestTopic) =>
      context.services.image.topics.byName(topicName) !== undefined
    const visible = topics.filter(({ topicName }) => isAllowed(topicName))
    const present = visible.filter(isThere)
    if (!canBeAsked(groupId, present)) throw unaskable()
    // What is not there comes last, as with Apache.
    const toDescribe = [...eachOnce(present), ...visible.filter((topic) => !isThere(topic))]
    const described = toDescribe.map(({ topicName, partitions }) =>
      describeTopic(groupId, topicName, partitions, context),
    )
    const answers = await Promise.all(described)
    // Who asks for all of them is not told of those that it may not see.
    const hidden = (asked.topics ?? []).filter(({ topicName }) => !isAllowed(topicName))
    return newDescribeShareGroupOffsetsResponseGroup({
      groupId,
      topics: [...answers, ...hidden.map(refuseTopic)],
    })
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    const { message: errorMessage } = error
    return newDescribeShareGroupOffsetsResponseGroup({
      groupId,
      errorCode: error.code,
      errorMessage,
    })
  }
}

/** Whether the share-state coordinator can be asked for them, a negative number being no partition. */
function canBeAsked(
  groupId: string,
  topics: readonly DescribeShareGroupOffsetsRequestTopic[],
): boolean {
  if (topics.length === 0) return true
  const arePartitions = (numbers: readonly number[]) =>
    numbers.length > 0 && numbers.every((index) => index >= 0)
  return groupId !== '' && topics.every(({ partitions }) => arePartitions(partitions))
}

/** As Apache, which fails over them, tells the group. */
function unaskable(): KafkaError {
  const message = 'The server experienced an unexpected error when processing the request.'
  return new KafkaError('UNKNOWN_SERVER_ERROR', message)
}

function eachOnce(
  topics: readonly DescribeShareGroupOffsetsRequestTopic[],
): DescribeShareGroupOffsetsRequestTopic[] {
  return askedOnce(
    topics,
    ({ topicName }) => topicName,
    (partition: number) => partition,
  )
}

function refuseTopic({
  topicName,
  partitions,
}: DescribeShareGroupOffsetsRequestTopic): DescribeShareGroupOffsetsResponseTopic {
  const { code, message } = refusalOf('TOPIC')
  return newDescribeShareGroupOffsetsResponseTopic({
    topicName,
    partitions: partitions.map((partitionIndex) =>
      newDescribeShareGroupOffsetsResponsePartition({
        startOffset: UNKNOWN,
        partitionIndex,
        errorCode: code,
        errorMessage: message,
      }),
    ),
  })
}

async function allTopics(groupId: string, { services }: RequestContext) {
  const { groupCoordinator, image } = services
  const initialized = await groupCoordinator.shareGroups.initializedPartitions(groupId)
  return [...initialized].flatMap(([topicId, partitions]) => {
    const topic = image.topics.byId(topicId)
    return topic === undefined ? [] : [{ topicName: topic.name, partitions: [...partitions] }]
  })
}

async function describeTopic(
  groupId: string,
  topicName: string,
  partitions: readonly number[],
  context: RequestContext,
): Promise<DescribeShareGroupOffsetsResponseTopic> {
  const { image, sharePersister } = context.services
  const topicId = image.topics.byName(topicName)?.id
  if (topicId === undefined) {
    const unknown = partitions.map((partitionIndex) =>
      newDescribeShareGroupOffsetsResponsePartition({ partitionIndex, startOffset: UNKNOWN }),
    )
    return newDescribeShareGroupOffsetsResponseTopic({ topicName, partitions: unknown })
  }
  const described = partitions.map(async (partition) => {
    try {
      const summary = await sharePersister.readSummary({ groupId, topicId, partition }, UNKNOWN)
      return describePartition(topicName, partition, summary, context)
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      const partitionIndex = partition
      return newDescribeShareGroupOffsetsResponsePartition({ partitionIndex, startOffset: UNKNOWN })
    }
  })
  return newDescribeShareGroupOffsetsResponseTopic({
    topicName,
    topicId,
    partitions: await Promise.all(described),
  })
}

function describePartition(
  topicName: string,
  partitionIndex: number,
  { startOffset, leaderEpoch, deliveryCompleteCount }: ShareStateSummary,
  { services }: RequestContext,
): DescribeShareGroupOffsetsResponsePartition {
  if (startOffset === UNKNOWN || deliveryCompleteCount === UNKNOWN) {
    return newDescribeShareGroupOffsetsResponsePartition({
      partitionIndex,
      startOffset,
      leaderEpoch,
    })
  }
  try {
    const { log } = services.replicaManager.partition(topicName, partitionIndex)
    return newDescribeShareGroupOffsetsResponsePartition({
      partitionIndex,
      startOffset,
      leaderEpoch,
      lag: log.highWatermark - startOffset - deliveryCompleteCount,
    })
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return newDescribeShareGroupOffsetsResponsePartition({
      partitionIndex,
      errorCode: errorCode(error.error),
      errorMessage: error.message,
    })
  }
}
