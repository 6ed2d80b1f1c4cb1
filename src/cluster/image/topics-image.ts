import type { ClearElrRecord } from '../../protocol/messages/records/clear-elr-record.ts'
import {
  newPartitionChangeRecord,
  type PartitionChangeRecord,
} from '../../protocol/messages/records/partition-change-record.ts'
import type { PartitionRecord } from '../../protocol/messages/records/partition-record.ts'
import type { RemoveTopicRecord } from '../../protocol/messages/records/remove-topic-record.ts'
import type { TopicRecord } from '../../protocol/messages/records/topic-record.ts'
import { assert } from '../../runtime/assert.ts'
import { recordVersions } from '../features.ts'
import { type MetadataRecord, metadataRecord } from '../metadata-record.ts'
import type { MetadataDelta } from './metadata-delta.ts'

/** The leader of a partition that has none. */
export const NO_LEADER = -1
/** In a PartitionChangeRecord: the leader stays, and so does its epoch. */
export const NO_LEADER_CHANGE = -2

/** The leader came from outside of the in-sync replicas and has not caught up (KIP-704). */
export const RECOVERING = 1
export const RECOVERED = 0
const RECOVERY_STATE_UNCHANGED = -1

export interface PartitionImage {
  readonly partitionId: number
  readonly replicas: readonly number[]
  /** The log directory of each replica, in the order of `replicas` (KIP-858). */
  readonly directories: readonly string[]
  readonly isr: readonly number[]
  readonly removingReplicas: readonly number[]
  readonly addingReplicas: readonly number[]
  /** Replicas outside of the ISR that may still lead without losing a record (KIP-966). */
  readonly elr: readonly number[]
  readonly lastKnownElr: readonly number[]
  readonly leader: number
  readonly leaderRecoveryState: number
  readonly leaderEpoch: number
  readonly partitionEpoch: number
}

export interface TopicImage {
  readonly name: string
  readonly id: string
  /** By partition id, which count from 0. */
  readonly partitions: readonly PartitionImage[]
}

interface MutableTopic extends TopicImage {
  readonly partitions: PartitionImage[]
}

export class TopicsImage {
  readonly #byName = new Map<string, MutableTopic>()
  readonly #byId = new Map<string, MutableTopic>()
  /** Names with a '.' or '_', by the name that has '_' for both: metric names mix the two up. */
  readonly #namesByUnified = new Map<string, Set<string>>()

  get size(): number {
    return this.#byId.size
  }

  byName(name: string): TopicImage | undefined {
    return this.#byName.get(name)
  }

  byId(id: string): TopicImage | undefined {
    return this.#byId.get(id)
  }

  partition(name: string, partitionId: number): PartitionImage | undefined {
    return this.#byName.get(name)?.partitions[partitionId]
  }

  /** In the order of creation. */
  all(): Iterable<TopicImage> {
    return this.#byId.values()
  }

  names(): Iterable<string> {
    return this.#byName.keys()
  }

  /** A topic whose name differs from `name` at most in '.' for '_' or the other way round. */
  collidingName(name: string): string | undefined {
    return this.#namesByUnified.get(unify(name))?.values().next().value
  }

  createTopic(record: TopicRecord, delta: MetadataDelta): void {
    assert(!this.#byId.has(record.topicId), `topic id ${record.topicId} is created once`)
    assert(!this.#byName.has(record.name), `topic '${record.name}' is created once`)
    const topic: MutableTopic = { name: record.name, id: record.topicId, partitions: [] }
    this.#byId.set(topic.id, topic)
    this.#byName.set(topic.name, topic)
    if (hasCollisionCharacter(topic.name)) {
      const unified = unify(topic.name)
      const names = this.#namesByUnified.get(unified)
      if (names === undefined) this.#namesByUnified.set(unified, new Set([topic.name]))
      else names.add(topic.name)
    }
    delta.topicCreated(topic)
  }

  setPartition(record: PartitionRecord, delta: MetadataDelta): void {
    const topic = this.#existing(record.topicId)
    const previous = topic.partitions[record.partitionId]
    const partition: PartitionImage = {
      partitionId: record.partitionId,
      replicas: record.replicas,
      directories: record.directories,
      isr: record.isr,
      removingReplicas: record.removingReplicas,
      addingReplicas: record.addingReplicas,
      elr: record.eligibleLeaderReplicas ?? [],
      lastKnownElr: record.lastKnownElr ?? [],
      leader: record.leader,
      leaderRecoveryState: record.leaderRecoveryState,
      leaderEpoch: record.leaderEpoch,
      partitionEpoch: record.partitionEpoch,
    }
    topic.partitions[record.partitionId] = partition
    delta.partitionChanged(topic, previous, partition)
  }

  changePartition(record: PartitionChangeRecord, delta: MetadataDelta): void {
    const topic = this.#existing(record.topicId)
    const previous = topic.partitions[record.partitionId]
    assert(previous !== undefined, `'${topic.name}-${record.partitionId}' is there to be changed`)
    const partition = changed(previous, record)
    topic.partitions[record.partitionId] = partition
    delta.partitionChanged(topic, previous, partition)
  }

  /** Returns the name of the topic that is gone. */
  removeTopic(record: RemoveTopicRecord, delta: MetadataDelta): string {
    const topic = this.#existing(record.topicId)
    this.#byId.delete(topic.id)
    this.#byName.delete(topic.name)
    const unified = unify(topic.name)
    const names = this.#namesByUnified.get(unified)
    names?.delete(topic.name)
    if (names?.size === 0) this.#namesByUnified.delete(unified)
    delta.topicDeleted(topic)
    return topic.name
  }

  /** An empty name means all topics. */
  clearElr(record: ClearElrRecord, delta: MetadataDelta): void {
    const named = this.#byName.get(record.topicName)
    const topics = record.topicName === '' ? [...this.#byId.values()] : named ? [named] : []
    for (const topic of topics) {
      for (const { partitionId, elr, lastKnownElr } of topic.partitions) {
        if (elr.length === 0 && lastKnownElr.length === 0) continue
        const change = {
          topicId: topic.id,
          partitionId,
          eligibleLeaderReplicas: [],
          lastKnownElr: [],
        }
        this.changePartition(newPartitionChangeRecord(change), delta)
      }
    }
  }

  *records(metadataVersion: number): Generator<MetadataRecord> {
    for (const topic of this.#byId.values()) {
      yield metadataRecord('TopicRecord', { name: topic.name, topicId: topic.id })
      for (const partition of topic.partitions) {
        yield partitionRecord(topic.id, partition, metadataVersion)
      }
    }
  }

  #existing(topicId: string): MutableTopic {
    const topic = this.#byId.get(topicId)
    assert(topic !== undefined, `the topic with id ${topicId} is there`)
    return topic
  }
}

export function partitionRecord(
  topicId: string,
  partition: PartitionImage,
  metadataVersion: number,
): MetadataRecord {
  const data = {
    partitionId: partition.partitionId,
    topicId,
    replicas: [...partition.replicas],
    isr: [...partition.isr],
    removingReplicas: [...partition.removingReplicas],
    addingReplicas: [...partition.addingReplicas],
    leader: partition.leader,
    leaderRecoveryState: partition.leaderRecoveryState,
    leaderEpoch: partition.leaderEpoch,
    partitionEpoch: partition.partitionEpoch,
    directories: [...partition.directories],
    eligibleLeaderReplicas: partition.elr.length === 0 ? null : [...partition.elr],
    lastKnownElr: partition.lastKnownElr.length === 0 ? null : [...partition.lastKnownElr],
  }
  return metadataRecord('PartitionRecord', data, recordVersions.partition(metadataVersion))
}

function changed(previous: PartitionImage, record: PartitionChangeRecord): PartitionImage {
  const isLeaderKept = record.leader === NO_LEADER_CHANGE
  const isRecoveryStateKept = record.leaderRecoveryState === RECOVERY_STATE_UNCHANGED
  return {
    partitionId: previous.partitionId,
    replicas: record.replicas ?? previous.replicas,
    directories: record.directories ?? previous.directories,
    isr: record.isr ?? previous.isr,
    removingReplicas: record.removingReplicas ?? previous.removingReplicas,
    addingReplicas: record.addingReplicas ?? previous.addingReplicas,
    elr: record.eligibleLeaderReplicas ?? previous.elr,
    lastKnownElr: record.lastKnownElr ?? previous.lastKnownElr,
    leader: isLeaderKept ? previous.leader : record.leader,
    leaderRecoveryState: isRecoveryStateKept
      ? previous.leaderRecoveryState
      : record.leaderRecoveryState,
    // Naming the leader starts a new epoch even when it is the old one.
    leaderEpoch: isLeaderKept ? previous.leaderEpoch : previous.leaderEpoch + 1,
    partitionEpoch: previous.partitionEpoch + 1,
  }
}

function hasCollisionCharacter(name: string): boolean {
  return name.includes('.') || name.includes('_')
}

function unify(name: string): string {
  return name.replaceAll('.', '_')
}
