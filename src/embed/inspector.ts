import type { BrokerServer } from '../broker/broker-server.ts'
import { isInternalTopic } from '../broker/metadata-cache.ts'
import type { Partition } from '../broker/partition.ts'
import { KafkaError } from '../protocol/errors.ts'
import { toNumber } from '../protocol/int64.ts'
import {
  newOffsetFetchRequest,
  newOffsetFetchRequestGroup,
  OffsetFetch,
} from '../protocol/messages/9-offset-fetch.ts'
import {
  DescribeTransactions,
  newDescribeTransactionsRequest,
} from '../protocol/messages/65-describe-transactions.ts'
import { describeGroup } from './describe-group.ts'
import type { LocalCaller } from './local-caller.ts'
import { readRecords } from './read-topic.ts'
import type { ReadOptions, ReadRecord } from './types/records.ts'
import type { PartitionLag, TopicState, TransactionDescription } from './types/state.ts'

/** The newest version that names topics, not ids. */
const OFFSET_FETCH_BY_NAME = 9

/** Looks at the state of a node in this process, past the network. */
export class Inspector {
  readonly #server: BrokerServer
  readonly #caller: LocalCaller

  constructor(server: BrokerServer, caller: LocalCaller) {
    this.#server = server
    this.#caller = caller
  }

  topics(): string[] {
    const { image } = this.#server.services
    return [...image.topics.names()].filter((name) => !isInternalTopic(name)).sort()
  }

  topic(name: string): TopicState | undefined {
    const { image, replicaManager } = this.#server.services
    const topic = image.topics.byName(name)
    if (topic === undefined) return undefined
    const logs = new Map<number, Partition['log']>()
    for (const { topicId, partitionId, log } of replicaManager.partitions()) {
      if (topicId === topic.id) logs.set(partitionId, log)
    }
    return {
      name,
      topicId: topic.id,
      partitions: topic.partitions.map(({ partitionId, leader, leaderEpoch, replicas, isr }) => {
        const log = logs.get(partitionId)
        return {
          partition: partitionId,
          leader,
          leaderEpoch,
          replicas: [...replicas],
          inSyncReplicas: [...isr],
          earliest: log?.logStartOffset ?? -1,
          latest: log?.highWatermark ?? -1,
          lastStable: log?.lastStableOffset ?? -1,
        }
      }),
    }
  }

  /** Throws UNKNOWN_TOPIC_OR_PARTITION. */
  async records(topic: string, options: ReadOptions = {}): Promise<ReadRecord[]> {
    return readRecords(this.partitionsOf(topic, options.partition), options)
  }

  partitionsOf(topic: string, partition?: number): Partition[] {
    const { image, replicaManager } = this.#server.services
    const found = image.topics.byName(topic)
    if (found === undefined) throw unknownTopic(topic, this.topics())
    const ids =
      partition === undefined ? found.partitions.map((each) => each.partitionId) : [partition]
    return ids.map((id) => replicaManager.partition(topic, id))
  }

  async lag(groupId: string): Promise<PartitionLag[]> {
    const group = newOffsetFetchRequestGroup({ groupId, topics: null })
    const request = newOffsetFetchRequest({ groups: [group] })
    const response = await this.#caller.call(OffsetFetch, request, OFFSET_FETCH_BY_NAME)
    const lags = new Map<string, PartitionLag>()
    for (const { name, partitions } of response.groups[0]!.topics) {
      for (const { partitionIndex, committedOffset } of partitions) {
        this.#addLag(lags, name, partitionIndex, toNumber(committedOffset))
      }
    }
    const described = await describeGroup(this.#caller, groupId)
    for (const { assignment } of described?.members ?? []) {
      for (const { topic, partition } of assignment) this.#addLag(lags, topic, partition, -1)
    }
    return [...lags.values()].sort(
      (one, other) => one.topic.localeCompare(other.topic) || one.partition - other.partition,
    )
  }

  #addLag(lags: Map<string, PartitionLag>, topic: string, partition: number, committed: number) {
    const key = `${topic}-${partition}`
    if (lags.has(key)) return
    const state = this.topic(topic)?.partitions[partition]
    if (state === undefined) return
    const { earliest, lastStable } = state
    const from = committed < 0 ? earliest : committed
    const lag = Math.max(lastStable - from, 0)
    lags.set(key, { topic, partition, committed, latest: lastStable, lag })
  }

  async transaction(transactionalId: string): Promise<TransactionDescription | undefined> {
    const request = newDescribeTransactionsRequest({ transactionalIds: [transactionalId] })
    const { transactionStates } = await this.#caller.call(DescribeTransactions, request)
    const found = transactionStates[0]!
    if (found.errorCode !== 0) return undefined
    return {
      transactionalId,
      state: found.transactionState,
      producerId: toNumber(found.producerId),
      producerEpoch: found.producerEpoch,
      partitions: found.topics.flatMap(({ topic, partitions }) =>
        partitions.map((partition) => ({ topic, partition })),
      ),
    }
  }
}

function unknownTopic(name: string, known: readonly string[]): KafkaError {
  const there = known.length === 0 ? 'there is none' : `there are ${known.join(', ')}`
  return new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', `Topic '${name}' does not exist: ${there}`)
}
