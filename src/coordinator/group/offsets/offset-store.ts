import type { Int64 } from '../../../protocol/int64.ts'
import type { OffsetCommitValue } from '../../../protocol/messages/records/offset-commit.ts'
import { NO_PRODUCER_ID } from '../../../records/record-batch.ts'

/** What a group has committed for a partition. */
export interface CommittedOffset {
  readonly offset: Int64
  /** −1 when it was not told. */
  readonly leaderEpoch: number
  readonly metadata: string
  readonly commitTimestampMs: number
  /** Null: by the rules of retention. */
  readonly expireTimestampMs: number | null
  /** The zero uuid when it was not told. */
  readonly topicId: string
}

interface LoggedOffset extends CommittedOffset {
  readonly recordOffset: number
}

type PartitionOffsets = Map<number, LoggedOffset>
type TopicOffsets = Map<string, PartitionOffsets>

const NO_TOPICS: ReadonlyMap<string, ReadonlyMap<number, CommittedOffset>> = new Map()

/**
 * Committed offsets by group, topic and partition. Those of an open transaction stand apart until
 * its marker comes; the last record in the log wins, whichever of both it was.
 */
export class OffsetStore {
  readonly #groups = new Map<string, TopicOffsets>()
  /** By producer id. */
  readonly #pending = new Map<number, Map<string, TopicOffsets>>()

  find(groupId: string, topic: string, partition: number): CommittedOffset | undefined {
    return this.#groups.get(groupId)?.get(topic)?.get(partition)
  }

  topics(groupId: string): ReadonlyMap<string, ReadonlyMap<number, CommittedOffset>> {
    return this.#groups.get(groupId) ?? NO_TOPICS
  }

  /** Every group that has committed something. */
  groupIds(): IterableIterator<string> {
    return this.#groups.keys()
  }

  /** An offset is in a transaction that has not ended. */
  isUnstable(groupId: string, topic: string, partition: number): boolean {
    for (const groups of this.#pending.values()) {
      if (groups.get(groupId)?.get(topic)?.has(partition)) return true
    }
    return false
  }

  hasOpenTransaction(groupId: string): boolean {
    for (const groups of this.#pending.values()) if (groups.has(groupId)) return true
    return false
  }

  /** Partitions of a group that have an offset, also in open transactions. */
  *partitions(groupId: string): Generator<readonly [topic: string, partition: number]> {
    const seen = new Set<string>()
    const sources = [this.#groups, ...this.#pending.values()]
    for (const groups of sources) {
      for (const [topic, partitions] of groups.get(groupId) ?? []) {
        for (const partition of partitions.keys()) {
          const id = `${topic}-${partition}`
          if (seen.has(id)) continue
          seen.add(id)
          yield [topic, partition]
        }
      }
    }
  }

  /** Groups that have an offset of the topic, also in open transactions. */
  groupsWithTopic(topic: string): Set<string> {
    const found = new Set<string>()
    for (const groups of [this.#groups, ...this.#pending.values()]) {
      for (const [groupId, topics] of groups) if (topics.has(topic)) found.add(groupId)
    }
    return found
  }

  replay(
    { groupId, topic, partition }: { groupId: string; topic: string; partition: number },
    value: OffsetCommitValue | null,
    recordOffset: number,
    producerId: number,
  ): void {
    if (value === null) {
      remove(this.#groups, groupId, topic, partition)
      for (const [id, groups] of this.#pending) {
        remove(groups, groupId, topic, partition)
        if (groups.size === 0) this.#pending.delete(id)
      }
      return
    }
    const logged = fromRecord(value, recordOffset)
    if (producerId === NO_PRODUCER_ID) put(this.#groups, groupId, topic, partition, logged)
    else put(this.#pendingOf(producerId), groupId, topic, partition, logged)
  }

  endTransaction(producerId: number, isCommitted: boolean): void {
    const groups = this.#pending.get(producerId)
    this.#pending.delete(producerId)
    if (groups === undefined || !isCommitted) return
    for (const [groupId, topics] of groups) {
      for (const [topic, partitions] of topics) {
        for (const [partition, logged] of partitions) {
          const present = this.#groups.get(groupId)?.get(topic)?.get(partition)
          const isNewer = present === undefined || present.recordOffset < logged.recordOffset
          if (isNewer) put(this.#groups, groupId, topic, partition, logged)
        }
      }
    }
  }

  #pendingOf(producerId: number): Map<string, TopicOffsets> {
    return within(this.#pending, producerId, () => new Map<string, TopicOffsets>())
  }
}

function fromRecord(value: OffsetCommitValue, recordOffset: number): LoggedOffset {
  const expireTimestampMs = Number(value.expireTimestamp)
  return {
    recordOffset,
    offset: value.offset,
    leaderEpoch: value.leaderEpoch,
    metadata: value.metadata,
    commitTimestampMs: Number(value.commitTimestamp),
    expireTimestampMs: expireTimestampMs === -1 ? null : expireTimestampMs,
    topicId: value.topicId,
  }
}

function put(
  groups: Map<string, TopicOffsets>,
  groupId: string,
  topic: string,
  partition: number,
  logged: LoggedOffset,
): void {
  const topics = within(groups, groupId, () => new Map<string, PartitionOffsets>())
  within(topics, topic, () => new Map<number, LoggedOffset>()).set(partition, logged)
}

function remove(
  groups: Map<string, TopicOffsets>,
  groupId: string,
  topic: string,
  partition: number,
): void {
  const topics = groups.get(groupId)
  const partitions = topics?.get(topic)
  if (topics === undefined || partitions === undefined) return
  partitions.delete(partition)
  if (partitions.size === 0) topics.delete(topic)
  if (topics.size === 0) groups.delete(groupId)
}

function within<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  let value = map.get(key)
  if (value === undefined) {
    value = create()
    map.set(key, value)
  }
  return value
}
