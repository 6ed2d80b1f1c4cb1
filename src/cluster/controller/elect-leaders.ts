import { errorText } from '../../client/error-texts.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type ElectLeadersRequest,
  type ElectLeadersResponse,
  newElectLeadersResponse,
  newPartitionResult,
  newReplicaElectionResult,
  type PartitionResult,
} from '../../protocol/messages/43-elect-leaders.ts'
import { NO_LEADER } from '../image/topics-image.ts'
import type { MetadataRecord } from '../metadata-record.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'
import { partitionChange } from './partition-change.ts'
import { electionRules } from './partition-changes.ts'

const PREFERRED = 0
const UNCLEAN = 1

/**
 * Elects the preferred leaders, or, where a partition has none, one that may lack records. Without a
 * list all partitions are looked at, and only those are told of that needed it.
 */
export function electLeaders(
  context: ControllerContext,
  { topicPartitions, electionType }: ElectLeadersRequest,
): ControllerResult<ElectLeadersResponse> {
  if (electionType !== PREFERRED && electionType !== UNCLEAN) {
    return { records: [], response: refusal(topicPartitions ?? [], electionType) }
  }
  const isUnclean = electionType === UNCLEAN
  const records: MetadataRecord[] = []
  const resultOf = (topic: string, partitionId: number) => {
    try {
      records.push(...elect(context, topic, partitionId, isUnclean))
      return newPartitionResult({ partitionId, errorMessage: null })
    } catch (error) {
      if (error instanceof KafkaError) return failed(partitionId, error)
      throw error
    }
  }
  const replicaElectionResults =
    topicPartitions === null
      ? [...context.image.topics.all()].map(({ name, partitions }) =>
          newReplicaElectionResult({
            topic: name,
            partitionResult: partitions
              .map((partition) => resultOf(name, partition.partitionId))
              .filter((result) => result.errorCode !== errorCode('ELECTION_NOT_NEEDED')),
          }),
        )
      : topicPartitions.map(({ topic, partitions }) =>
          newReplicaElectionResult({
            topic,
            partitionResult: partitions.map((id) => resultOf(topic, id)),
          }),
        )
  return { records, response: newElectLeadersResponse({ replicaElectionResults }) }
}

function elect(
  context: ControllerContext,
  topicName: string,
  partitionId: number,
  isUnclean: boolean,
): MetadataRecord[] {
  const topic = context.image.topics.byName(topicName)
  if (topic === undefined) {
    throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', `No such topic as ${topicName}`)
  }
  const partition = topic.partitions[partitionId]
  if (partition === undefined) {
    const message = `No such partition as ${topicName}-${partitionId}`
    throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', message)
  }
  const isDone = isUnclean
    ? partition.leader !== NO_LEADER
    : partition.leader === partition.replicas[0]
  if (isDone) throw new KafkaError('ELECTION_NOT_NEEDED', errorText('ELECTION_NOT_NEEDED'))
  const rules = electionRules(context, topic)
  const record = partitionChange(topic.id, partition, {
    ...rules,
    isPreferredElection: !isUnclean,
    isUncleanElectionAllowed: isUnclean || rules.isUncleanElectionAllowed,
  })
  if (record !== undefined) return [record]
  const error = isUnclean ? 'ELIGIBLE_LEADERS_NOT_AVAILABLE' : 'PREFERRED_LEADER_NOT_AVAILABLE'
  throw new KafkaError(error, errorText(error))
}

function refusal(
  topicPartitions: NonNullable<ElectLeadersRequest['topicPartitions']>,
  electionType: number,
): ElectLeadersResponse {
  const error = new KafkaError('INVALID_REQUEST', `Unknown election type ${electionType}`)
  return newElectLeadersResponse({
    errorCode: error.code,
    replicaElectionResults: topicPartitions.map(({ topic, partitions }) =>
      newReplicaElectionResult({
        topic,
        partitionResult: partitions.map((id) => failed(id, error)),
      }),
    ),
  })
}

function failed(partitionId: number, { code, message }: KafkaError): PartitionResult {
  return newPartitionResult({ partitionId, errorCode: code, errorMessage: message })
}
