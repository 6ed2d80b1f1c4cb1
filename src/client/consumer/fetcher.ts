import { type ErrorName, errorFacts, KafkaError } from '../../protocol/errors.ts'
import {
  Fetch,
  type FetchResponse,
  newFetchPartition,
  newFetchRequest,
  newFetchTopic,
  newForgottenTopic,
  type PartitionData,
} from '../../protocol/messages/1-fetch.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { sleep } from '../../runtime/clock.ts'
import type { Cluster } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { ConsumerConfig } from './consumer-config.ts'
import { FetchSession, type SessionRequest } from './fetch-session.ts'
import { type FetchedData, offsetBehind } from './fetched-batches.ts'

/** From version 13 on topics are named by id, which older brokers do not give them. */
const LAST_VERSION_WITH_NAMES = 12

/** The broker has forgotten the session, or sees it otherwise: the next request begins another. */
const SESSION_ERRORS: readonly ErrorName[] = [
  'FETCH_SESSION_ID_NOT_FOUND',
  'INVALID_FETCH_SESSION_EPOCH',
  'FETCH_SESSION_TOPIC_ID_ERROR',
]

/** A partition that is read, and how far. */
export interface FetchPosition extends TopicPartition {
  offset: number
  leaderId: number
  /** ZERO_UUID where the broker gives none. */
  readonly topicId: string
  /** Where reading ends; left out: nowhere. */
  readonly untilOffset?: number | undefined
}

export interface FetcherEvents {
  /** The offset is not in the log: the partition waits until it is given another. */
  onOutOfRange(position: FetchPosition, error: KafkaError): void
  /** The leader is elsewhere, or nowhere: the partition waits until it is given another. */
  onStale(position: FetchPosition): void
  /** All before `untilOffset` is fetched: the partition is read no more. */
  onEnd?(position: FetchPosition): void
  /** What no other try can mend. */
  onError(error: unknown): void
}

/**
 * Reads partitions from their leaders: one request under way to each leader, and what it brought
 * waits until it is taken, so that memory holds no more than one answer of each leader beside the
 * one that is read.
 */
export class Fetcher {
  readonly #cluster: Cluster
  readonly #config: ConsumerConfig
  readonly #events: FetcherEvents
  readonly #positions = new Map<string, FetchPosition>()
  readonly #loops = new Set<number>()
  /** By leader. */
  readonly #sessions = new Map<number, FetchSession>()
  readonly #fetched: FetchedData[] = []
  #onFetched = () => {}
  #onTaken: (() => void)[] = []
  #isClosed = false

  constructor(cluster: Cluster, config: ConsumerConfig, events: FetcherEvents) {
    this.#cluster = cluster
    this.#config = config
    this.#events = events
  }

  /** Reads the partition from there on. */
  add(position: FetchPosition): void {
    this.#positions.set(partitionName(position), position)
    if (this.#loops.has(position.leaderId)) return
    this.#loops.add(position.leaderId)
    void this.#loop(position.leaderId)
  }

  remove(partition: TopicPartition): void {
    const name = partitionName(partition)
    this.#positions.delete(name)
    const kept = this.#fetched.filter((data) => partitionName(data) !== name)
    this.#fetched.splice(0, this.#fetched.length, ...kept)
  }

  /** What came first; undefined when nothing is there yet. */
  take(): FetchedData | undefined {
    const data = this.#fetched.shift()
    if (this.#fetched.length === 0) for (const wake of this.#onTaken.splice(0)) wake()
    return data
  }

  /** Calls `listener` whenever `take` has something to give. */
  onFetched(listener: () => void): void {
    this.#onFetched = listener
  }

  close(): void {
    this.#isClosed = true
    for (const wake of this.#onTaken.splice(0)) wake()
  }

  async #loop(nodeId: number): Promise<void> {
    try {
      // Partitions that are added together go into the first request together: those that came behind
      // it would wait until it is answered.
      await Promise.resolve()
      while (!this.#isClosed) {
        const positions = [...this.#positions.values()].filter((one) => one.leaderId === nodeId)
        if (positions.length === 0) break
        await this.#fetchOnce(nodeId, positions)
        if (this.#fetched.length > 0) await new Promise<void>((wake) => this.#onTaken.push(wake))
      }
    } catch (error) {
      if (!this.#isClosed) this.#events.onError(error)
    }
    this.#loops.delete(nodeId)
  }

  async #fetchOnce(nodeId: number, positions: readonly FetchPosition[]): Promise<void> {
    let response: FetchResponse
    const session = this.#sessionWith(nodeId)
    try {
      const connection = await this.#cluster.connectToNode(nodeId)
      const hasIds = positions.every(({ topicId }) => topicId !== ZERO_UUID)
      const options = { maxVersion: hasIds ? Fetch.maxVersion : LAST_VERSION_WITH_NAMES }
      response = await connection.send(Fetch, this.#request(session.next(positions)), options)
      checkResponse(response.errorCode)
      session.accept(response.sessionId)
    } catch (error) {
      session.reset()
      if (this.#isClosed || isSessionError(error)) return
      if (!(error instanceof KafkaError) || !errorFacts(error.error).isRetriable) throw error
      await sleep(this.#cluster.runtime.clock, this.#config.retryBackoffMs)
      for (const position of positions) this.#giveBack(position)
      return
    }
    const asked = new Map(positions.map((position) => [partitionName(position), position]))
    const topics = new Map(positions.map(({ topicId, topic }) => [topicId, topic]))
    for (const { topic: name, topicId, partitions } of response.responses) {
      const topic = name || (topics.get(topicId) ?? '')
      for (const data of partitions) {
        const name = partitionName({ topic, partition: data.partitionIndex })
        const position = asked.get(name)
        // The partition may have been taken away, or moved, while the request was under way.
        if (position && this.#positions.get(name) === position) this.#receive(position, data)
      }
    }
    if (this.#fetched.length > 0) this.#onFetched()
  }

  #sessionWith(nodeId: number): FetchSession {
    const session = this.#sessions.get(nodeId) ?? new FetchSession()
    this.#sessions.set(nodeId, session)
    return session
  }

  #request(session: SessionRequest<FetchPosition>) {
    const { isolationLevel, fetchMaxBytes, fetchMaxWaitMs, fetchMinBytes } = this.#config
    return newFetchRequest({
      maxWaitMs: fetchMaxWaitMs,
      minBytes: fetchMinBytes,
      maxBytes: fetchMaxBytes,
      isolationLevel: isolationLevel === 'read_committed' ? 1 : 0,
      sessionId: session.sessionId,
      sessionEpoch: session.sessionEpoch,
      topics: [...groupByTopic(session.partitions)].map(([topic, ofTopic]) =>
        newFetchTopic({
          topic,
          topicId: ofTopic[0]!.topicId,
          partitions: ofTopic.map(({ partition, offset }) =>
            newFetchPartition({
              partition,
              fetchOffset: offset,
              partitionMaxBytes: this.#config.maxPartitionFetchBytes,
            }),
          ),
        }),
      ),
      forgottenTopicsData: session.forgotten.map(({ topic, topicId, partition }) =>
        newForgottenTopic({ topic, topicId, partitions: [partition] }),
      ),
    })
  }

  #receive(position: FetchPosition, data: PartitionData): void {
    const error = responseError(data.errorCode)
    if (error) {
      this.#refused(position, error)
      return
    }
    const bytes = data.records as Buffer | null
    if (!bytes || bytes.length === 0) return
    const behind = offsetBehind(bytes, position.offset)
    if (behind === position.offset) {
      throw new KafkaError(
        'MESSAGE_TOO_LARGE',
        `There is a batch at ${partitionName(position)}, offset ${position.offset}, that is larger than a fetch may be`,
      )
    }
    this.#fetched.push({
      topic: position.topic,
      partition: position.partition,
      bytes,
      fromOffset: position.offset,
      untilOffset: position.untilOffset,
      abortedTransactions:
        this.#config.isolationLevel === 'read_committed' ? (data.abortedTransactions ?? []) : [],
    })
    position.offset = behind
    if (behind >= (position.untilOffset ?? Number.POSITIVE_INFINITY)) {
      this.#positions.delete(partitionName(position))
      this.#events.onEnd?.(position)
    }
  }

  #refused(position: FetchPosition, error: KafkaError): void {
    if (error.error === 'OFFSET_OUT_OF_RANGE') {
      this.#positions.delete(partitionName(position))
      this.#events.onOutOfRange(position, error)
    } else if (errorFacts(error.error).isRetriable || errorFacts(error.error).refreshesMetadata) {
      this.#giveBack(position)
    } else throw error
  }

  #giveBack(position: FetchPosition): void {
    if (this.#positions.get(partitionName(position)) !== position) return
    this.#positions.delete(partitionName(position))
    this.#events.onStale(position)
  }
}

function isSessionError(error: unknown): boolean {
  return error instanceof KafkaError && SESSION_ERRORS.includes(error.error)
}
