import { METADATA_TOPIC_NAME } from '../../cluster/controller/topic-name.ts'
import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeQuorum,
  newDescribeQuorumResponse,
  newNode,
  newReplicaState,
  newResponsePartitionData,
  type ResponsePartitionData,
} from '../../protocol/messages/55-describe-quorum.ts'
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
    const { nodeId, quorumVoter } = context.services
    return newDescribeQuorumResponse({
      topics: topics.map(({ topicName, partitions }) => ({
        topicName,
        partitions: partitions.map(({ partitionIndex }) =>
          topicName === METADATA_TOPIC_NAME && partitionIndex === METADATA_PARTITION
            ? describeMetadata(context)
            : unknownPartition(partitionIndex),
        ),
      })),
      nodes: [
        newNode({
          nodeId,
          listeners: quorumVoter.endpoints.map(({ name, host, port }) => ({ name, host, port })),
        }),
      ],
    })
  },
)

function describeMetadata({ services }: RequestContext): ResponsePartitionData {
  const { nodeId, controller, quorumVoter, clock } = services
  const endOffset = controller.image.offset + 1
  const nowMs = clock.nowMs()
  return newResponsePartitionData({
    partitionIndex: METADATA_PARTITION,
    errorMessage: null,
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
  return newResponsePartitionData({
    partitionIndex,
    errorCode: errorCode('UNKNOWN_TOPIC_OR_PARTITION'),
    errorMessage: null,
  })
}
