import { errorText } from '../../client/error-texts.ts'
import { METADATA_TOPIC_NAME } from '../../cluster/controller/topic-name.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeQuorum,
  type DescribeQuorumRequest,
  newDescribeQuorumResponse,
  newNode,
  newReplicaState,
  newResponsePartitionData,
  type ResponsePartitionData,
} from '../../protocol/messages/55-describe-quorum.ts'
import { refusalOf } from '../../security/access.ts'
import { handler, type RequestContext } from './handler.ts'

const METADATA_PARTITION = 0

/**
 * Who votes on the metadata log and how far each is: here one node, which leads. v1: when a voter
 * was last heard of. v2: directory ids, and where the voters are reached (KIP-853).
 */
export const describeQuorum = handler(
  DescribeQuorum,
  {
    versions: [0, 2],
    on: 'both',
    failure: (code, message) =>
      newDescribeQuorumResponse({ errorCode: code, errorMessage: message }),
  },
  ({ topics }, context) => {
    if (!context.access.allowsCluster('DESCRIBE')) throw refusalOf('CLUSTER')
    const { nodeId, quorumVoter } = context.services
    if (topics.length === 0) return newDescribeQuorumResponse()
    const isForMetadata = isOnlyMetadata(topics)
    const response = newDescribeQuorumResponse({
      topics: topics.map(({ topicName, partitions }) => ({
        topicName,
        partitions: partitions.map(({ partitionIndex }) =>
          isForMetadata ? describeMetadata(context) : unknownPartition(partitionIndex),
        ),
      })),
    })
    if (!isForMetadata) return response
    const listeners = quorumVoter.endpoints.map(({ name, host, port }) => ({ name, host, port }))
    return { ...response, nodes: [newNode({ nodeId, listeners })] }
  },
)

/** Apache knows the quorum of one partition, and nothing of any when another is asked for too. */
function isOnlyMetadata(topics: DescribeQuorumRequest['topics']): boolean {
  const [topic] = topics
  const [partition] = topic?.partitions ?? []
  return (
    topics.length === 1 &&
    topic?.partitions.length === 1 &&
    topic.topicName === METADATA_TOPIC_NAME &&
    partition?.partitionIndex === METADATA_PARTITION
  )
}

function describeMetadata({ services }: RequestContext): ResponsePartitionData {
  const { nodeId, controller, quorumVoter, clock } = services
  const endOffset = controller.image.offset + 1
  const nowMs = clock.nowMs()
  return newResponsePartitionData({
    partitionIndex: METADATA_PARTITION,
    leaderId: nodeId,
    leaderEpoch: controller.epoch,
    highWatermark: endOffset,
    currentVoters: [
      newReplicaState({
        replicaId: nodeId,
        replicaDirectoryId: quorumVoter.directoryId,
        logEndOffset: endOffset,
        lastFetchTimestamp: nowMs,
        lastCaughtUpTimestamp: nowMs,
      }),
    ],
  })
}

function unknownPartition(partitionIndex: number): ResponsePartitionData {
  const error = 'UNKNOWN_TOPIC_OR_PARTITION'
  return newResponsePartitionData({
    partitionIndex,
    errorCode: errorCode(error),
    errorMessage: errorText(error),
  })
}
