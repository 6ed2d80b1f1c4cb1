import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type EpochEndOffset,
  newEpochEndOffset,
  newOffsetForLeaderEpochResponse,
  OffsetForLeaderEpoch,
  type OffsetForLeaderPartition,
} from '../../protocol/messages/23-offset-for-leader-epoch.ts'
import { handler, type RequestContext } from './handler.ts'

/**
 * Where the log of a leader's epoch ends: a consumer finds out whether what it read is still there
 * (KIP-320).
 */
export const offsetForLeaderEpoch = handler(
  OffsetForLeaderEpoch,
  { versions: [2, 4] },
  ({ topics }, context) =>
    newOffsetForLeaderEpochResponse({
      topics: topics.map(({ topic, partitions }) => ({
        topic,
        partitions: partitions.map((asked) => answerPartition(topic, asked, context)),
      })),
    }),
)

function answerPartition(
  topic: string,
  { partition: index, currentLeaderEpoch, leaderEpoch }: OffsetForLeaderPartition,
  { services, access }: RequestContext,
): EpochEndOffset {
  try {
    if (!access.allowsCluster('CLUSTER_ACTION')) access.demand('DESCRIBE', 'TOPIC', topic)
    const partition = services.replicaManager.partition(topic, index)
    partition.checkLeaderEpoch(currentLeaderEpoch)
    const { epoch, endOffset } = partition.log.endOffsetForEpoch(leaderEpoch)
    return newEpochEndOffset({ partition: index, leaderEpoch: epoch, endOffset })
  } catch (error) {
    if (!(error instanceof KafkaError)) throw error
    return newEpochEndOffset({ partition: index, errorCode: errorCode(error.error) })
  }
}
