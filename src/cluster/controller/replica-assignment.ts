import { KafkaError } from '../../protocol/errors.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import type { BrokerRegistration } from '../image/cluster-image.ts'
import { partitionRecord, RECOVERED } from '../image/topics-image.ts'
import type { MetadataRecord } from '../metadata-record.ts'
import type { ControllerContext } from './controller-context.ts'

/**
 * Replicas for `count` partitions. Brokers take turns, from a random one on, and each round starts
 * one further, so that leaders and followers spread evenly. Fenced brokers come last, never as the
 * leader. Racks are not looked at yet.
 */
export function placeReplicas(
  context: ControllerContext,
  count: number,
  replicationFactor: number,
): number[][] {
  const usable = [...context.image.cluster.brokers()]
    .filter((broker) => !broker.isInControlledShutdown && !isCordoned(broker))
    .sort((left, right) => left.id - right.id)
  const active = usable.filter((broker) => !broker.isFenced).map((broker) => broker.id)
  const fenced = usable.filter((broker) => broker.isFenced).map((broker) => broker.id)
  if (active.length === 0) throw invalidFactor('All brokers are currently fenced.')
  if (replicationFactor > usable.length) {
    throw invalidFactor(
      `The target replication factor of ${replicationFactor} cannot be reached because only ${usable.length} broker(s) are registered or some brokers have all their log directories cordoned.`,
    )
  }
  const start = Math.floor(context.random.next() * active.length)
  const assignments: number[][] = []
  for (let partition = 0; partition < count; partition++) {
    const order = [...rotated(active, start + partition), ...rotated(fenced, partition)]
    assignments.push(order.slice(0, replicationFactor))
  }
  return assignments
}

/** Throws INVALID_REPLICA_ASSIGNMENT. `replicationFactor`: that of the partitions before. */
export function validateAssignment(
  context: ControllerContext,
  replicas: readonly number[],
  replicationFactor?: number,
): void {
  if (replicas.length === 0) {
    throw invalidAssignment('The manual partition assignment includes an empty replica list.')
  }
  const sorted = [...replicas].sort((left, right) => left - right)
  for (const [index, id] of sorted.entries()) {
    if (context.image.cluster.broker(id) === undefined) {
      throw invalidAssignment(
        `The manual partition assignment includes broker ${id}, but no such broker is registered.`,
      )
    }
    if (index > 0 && sorted[index - 1] === id) {
      throw invalidAssignment(
        `The manual partition assignment includes the broker ${id} more than once.`,
      )
    }
  }
  if (replicationFactor !== undefined && replicas.length !== replicationFactor) {
    throw invalidAssignment(
      `The manual partition assignment includes a partition with ${replicas.length} replica(s), but this is not consistent with previous partitions, which have ${replicationFactor} replica(s).`,
    )
  }
}

/** The replicas that a new partition starts in sync with. */
export function activeReplicas(context: ControllerContext, replicas: readonly number[]): number[] {
  return replicas.filter((id) => context.image.cluster.isActive(id))
}

/** A new partition, led by the first of its in-sync replicas. */
export function newPartitionRecord(
  context: ControllerContext,
  topicId: string,
  partitionId: number,
  replicas: readonly number[],
  isr: readonly number[],
): MetadataRecord {
  const partition = {
    partitionId,
    replicas,
    directories: replicas.map((id) => defaultDirectory(context.image.cluster.broker(id))),
    isr,
    removingReplicas: [],
    addingReplicas: [],
    elr: [],
    lastKnownElr: [],
    leader: isr[0]!,
    leaderRecoveryState: RECOVERED,
    leaderEpoch: 0,
    partitionEpoch: 0,
  }
  return partitionRecord(topicId, partition, context.image.features.metadataVersion)
}

/** The zero id leaves the choice to the broker, which has several directories. */
export function defaultDirectory(broker: BrokerRegistration | undefined): string {
  return broker?.directories.length === 1 ? broker.directories[0]! : ZERO_UUID
}

function isCordoned(broker: BrokerRegistration): boolean {
  const cordoned = broker.cordonedDirectories ?? []
  return broker.directories.length > 0 && broker.directories.every((id) => cordoned.includes(id))
}

function rotated(ids: readonly number[], by: number): number[] {
  const start = ids.length === 0 ? 0 : by % ids.length
  return [...ids.slice(start), ...ids.slice(0, start)]
}

function invalidFactor(message: string): KafkaError {
  return new KafkaError('INVALID_REPLICATION_FACTOR', message)
}

function invalidAssignment(message: string): KafkaError {
  return new KafkaError('INVALID_REPLICA_ASSIGNMENT', message)
}
