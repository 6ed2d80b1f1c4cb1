import { KafkaError } from '../../protocol/errors.ts'
import {
  type AssignReplicasToDirsRequest,
  type AssignReplicasToDirsResponse,
  newAssignReplicasToDirsResponse,
  newResponseDirectoryData,
  newResponsePartitionData,
  newResponseTopicData,
} from '../../protocol/messages/73-assign-replicas-to-dirs.ts'
import { newPartitionChangeRecord } from '../../protocol/messages/records/partition-change-record.ts'
import { hasDirectoryAssignment, recordVersions } from '../features.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import { checkEpoch } from './brokers.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'

/** A broker tells in which of its log directories its replicas lie (KIP-858). */
export function assignReplicasToDirs(
  context: ControllerContext,
  { brokerId, brokerEpoch, directories }: AssignReplicasToDirsRequest,
): ControllerResult<AssignReplicasToDirsResponse> {
  if (!hasDirectoryAssignment(context.image.features.metadataVersion)) {
    throw new KafkaError('UNSUPPORTED_VERSION', 'Directory assignment is not supported yet.')
  }
  checkEpoch(context, brokerId, Number(brokerEpoch))
  const records: MetadataRecord[] = []
  const assign = (topicId: string, partitionIndex: number, directoryId: string) => {
    try {
      records.push(...assignment(context, brokerId, { topicId, partitionIndex, directoryId }))
      return newResponsePartitionData({ partitionIndex })
    } catch (error) {
      if (error instanceof KafkaError) {
        return newResponsePartitionData({ partitionIndex, errorCode: error.code })
      }
      throw error
    }
  }
  const response = newAssignReplicasToDirsResponse({
    directories: directories.map(({ id, topics }) =>
      newResponseDirectoryData({
        id,
        topics: topics.map(({ topicId, partitions }) =>
          newResponseTopicData({
            topicId,
            partitions: partitions.map((each) => assign(topicId, each.partitionIndex, id)),
          }),
        ),
      }),
    ),
  })
  return { records, response }
}

function assignment(
  { image }: ControllerContext,
  brokerId: number,
  to: { topicId: string; partitionIndex: number; directoryId: string },
): MetadataRecord[] {
  const { topicId, partitionIndex, directoryId } = to
  const topic = image.topics.byId(topicId)
  if (topic === undefined) throw new KafkaError('UNKNOWN_TOPIC_ID')
  const partition = topic.partitions[partitionIndex]
  if (partition === undefined) throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION')
  const index = partition.replicas.indexOf(brokerId)
  if (index < 0) throw new KafkaError('NOT_LEADER_OR_FOLLOWER')
  if (partition.directories[index] === directoryId) return []
  const directories = [...partition.directories]
  directories[index] = directoryId
  const change = newPartitionChangeRecord({ topicId, partitionId: partitionIndex, directories })
  const version = recordVersions.partition(image.features.metadataVersion)
  return [metadataRecord('PartitionChangeRecord', change, version)]
}
