import { KafkaError } from '../../protocol/errors.ts'
import {
  type AlterPartitionReassignmentsRequest,
  type AlterPartitionReassignmentsResponse,
  newAlterPartitionReassignmentsResponse,
  newReassignablePartitionResponse,
  newReassignableTopicResponse,
  type ReassignablePartition,
} from '../../protocol/messages/45-alter-partition-reassignments.ts'
import {
  type ListPartitionReassignmentsRequest,
  type ListPartitionReassignmentsResponse,
  newListPartitionReassignmentsResponse,
  newOngoingPartitionReassignment,
  newOngoingTopicReassignment,
} from '../../protocol/messages/46-list-partition-reassignments.ts'
import {
  newPartitionChangeRecord,
  type PartitionChangeRecord,
} from '../../protocol/messages/records/partition-change-record.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { recordVersions } from '../features.ts'
import type { MetadataImage } from '../image/metadata-image.ts'
import type { PartitionImage, TopicImage } from '../image/topics-image.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { ControllerContext, ControllerResult } from './controller-context.ts'
import { partitionChange } from './partition-change.ts'
import { electionRules } from './partition-changes.ts'
import { defaultDirectory, validateAssignment } from './replica-assignment.ts'

/**
 * Moves partitions to other replicas (KIP-455), or, without replicas, takes a move back. A move whose
 * new replicas are in sync already is done at once; otherwise they are added, and the old ones stay
 * until the new ones have caught up.
 */
export function alterPartitionReassignments(
  context: ControllerContext,
  { topics, allowReplicationFactorChange }: AlterPartitionReassignmentsRequest,
): ControllerResult<AlterPartitionReassignmentsResponse> {
  const records: MetadataRecord[] = []
  const resultOf = (topicName: string, wanted: ReassignablePartition) => {
    const { partitionIndex } = wanted
    try {
      records.push(...reassign(context, topicName, wanted, allowReplicationFactorChange))
      return newReassignablePartitionResponse({ partitionIndex, errorMessage: null })
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      const errorMessage = error.message === error.error ? null : error.message
      return newReassignablePartitionResponse({
        partitionIndex,
        errorCode: error.code,
        errorMessage,
      })
    }
  }
  const response = newAlterPartitionReassignmentsResponse({
    allowReplicationFactorChange,
    errorMessage: topics.length === 0 ? '' : null,
    responses: topics.map(({ name, partitions }) =>
      newReassignableTopicResponse({
        name,
        partitions: partitions.map((partition) => resultOf(name, partition)),
      }),
    ),
  })
  return { records, response }
}

/** The moves that are under way. Without a list all are told. */
export function listPartitionReassignments(
  { topics: known }: MetadataImage,
  { topics }: ListPartitionReassignmentsRequest,
): ListPartitionReassignmentsResponse {
  const asked =
    topics?.flatMap(({ name, partitionIndexes }) => {
      const topic = known.byName(name)
      return topic === undefined ? [] : { topic, indexes: partitionIndexes }
    }) ?? [...known.all()].map((topic) => ({ topic, indexes: [...topic.partitions.keys()] }))
  return newListPartitionReassignmentsResponse({
    errorMessage: null,
    topics: asked
      .map(({ topic, indexes }) =>
        newOngoingTopicReassignment({
          name: topic.name,
          partitions: indexes.flatMap((index) => ongoing(topic.partitions[index])),
        }),
      )
      .filter(({ partitions }) => partitions.length > 0),
  })
}

function ongoing(partition: PartitionImage | undefined) {
  if (partition === undefined || !isReassigning(partition)) return []
  const { partitionId, replicas, addingReplicas, removingReplicas } = partition
  return newOngoingPartitionReassignment({
    partitionIndex: partitionId,
    replicas: [...replicas],
    addingReplicas: [...addingReplicas],
    removingReplicas: [...removingReplicas],
  })
}

function isReassigning({ addingReplicas, removingReplicas }: PartitionImage): boolean {
  return addingReplicas.length > 0 || removingReplicas.length > 0
}

function reassign(
  context: ControllerContext,
  topicName: string,
  { partitionIndex, replicas: target }: ReassignablePartition,
  mayChangeFactor: boolean,
): MetadataRecord[] {
  const topic = context.image.topics.byName(topicName)
  if (topic === undefined) {
    const message = `Unable to find a topic named ${topicName}.`
    throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', message)
  }
  const partition = topic.partitions[partitionIndex]
  if (partition === undefined) {
    const message = `Unable to find partition ${topicName}:${partitionIndex}.`
    throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', message)
  }
  if (target === null) return change(context, topic, partition, takenBack(partition))
  validateAssignment(context, target)
  checkFactor(partition, target, mayChangeFactor)
  const removing = partition.replicas.filter((id) => !target.includes(id))
  const adding = target.filter((id) => !partition.replicas.includes(id))
  const isr = partition.isr.filter((id) => !removing.includes(id))
  const isDone = adding.length === 0 && isr.length > 0
  return change(
    context,
    topic,
    partition,
    isDone
      ? { replicas: target, isr, adding: [], removing: [] }
      : { replicas: [...target, ...removing], isr: partition.isr, adding, removing },
  )
}

function checkFactor(
  { replicas, addingReplicas }: PartitionImage,
  target: readonly number[],
  mayChange: boolean,
): void {
  const current = replicas.length - addingReplicas.length
  if (mayChange || target.length === current) return
  throw new KafkaError(
    'INVALID_REPLICATION_FACTOR',
    `The replication factor is changed from ${current} to ${target.length}`,
  )
}

interface Placement {
  readonly replicas: readonly number[]
  readonly isr: readonly number[]
  readonly adding: readonly number[]
  readonly removing: readonly number[]
}

/** The replicas as they were before the move. */
function takenBack(partition: PartitionImage): Placement {
  if (!isReassigning(partition)) throw new KafkaError('NO_REASSIGNMENT_IN_PROGRESS')
  const isOld = (id: number) => !partition.addingReplicas.includes(id)
  const replicas = partition.replicas.filter(isOld)
  return { replicas, isr: partition.isr.filter(isOld), adding: [], removing: [] }
}

/** The record that brings a partition there; none when it is there already. */
function change(
  context: ControllerContext,
  topic: TopicImage,
  partition: PartitionImage,
  { replicas, isr, adding, removing }: Placement,
): MetadataRecord[] {
  const rules = electionRules(context, topic)
  const moved = { ...partition, replicas }
  const elected = partitionChange(topic.id, moved, { ...rules, targetIsr: isr })
  const { partitionId } = partition
  const data =
    elected === undefined
      ? newPartitionChangeRecord({ topicId: topic.id, partitionId })
      : (elected.data as PartitionChangeRecord)
  const isMoved = !isEqual(replicas, partition.replicas)
  if (isMoved) {
    data.replicas = [...replicas]
    data.directories = replicas.map((id) => directoryOf(context, partition, id))
  }
  if (!isEqual(adding, partition.addingReplicas)) data.addingReplicas = [...adding]
  if (!isEqual(removing, partition.removingReplicas)) data.removingReplicas = [...removing]
  const isChanged = data.addingReplicas !== null || data.removingReplicas !== null || isMoved
  if (elected === undefined && !isChanged) return []
  const version = recordVersions.partition(rules.metadataVersion)
  return [metadataRecord('PartitionChangeRecord', data, version)]
}

/** A replica that stays keeps its directory. */
function directoryOf(context: ControllerContext, partition: PartitionImage, id: number): string {
  const index = partition.replicas.indexOf(id)
  if (index < 0) return defaultDirectory(context.image.cluster.broker(id))
  return partition.directories[index] ?? ZERO_UUID
}

function isEqual(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index])
}
