import type { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  newFetchPartition,
  newShareFetchRequest,
  type PartitionData,
  ShareFetch,
  type ShareFetchRequest,
  type ShareFetchResponse,
} from '../../protocol/messages/78-share-fetch.ts'
import {
  newShareAcknowledgeRequest,
  ShareAcknowledge,
} from '../../protocol/messages/79-share-acknowledge.ts'
import type { Connection } from '../connection.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { AcquiredRecords, type OffsetRange } from './acquired-records.ts'
import type { ConsumerConfig } from './consumer-config.ts'
import { type FetchedBatch, readFetched } from './fetched-batches.ts'
import type { ShareAssignment } from './share-member.ts'

const FIRST_EPOCH = 0
const FINAL_EPOCH = -1
const MAX_EPOCH = 2_147_483_647

/** How many records are asked for at once, as Java's consumer does. */
const MAX_RECORDS = 500

interface Names {
  readonly groupId: string
  readonly memberId: string
  /** Of a topic, by its id. */
  readonly topicOf: (topicId: string) => string
}

/** What one broker lends this member: its session, and what it has not heard of yet. */
export class ShareSession {
  readonly #names: Names
  readonly #config: ConsumerConfig
  #epoch = FIRST_EPOCH
  #known = new Map<string, Set<number>>()
  #pending: AcquiredRecords[] = []

  constructor(config: ConsumerConfig, names: Names) {
    this.#config = config
    this.#names = names
  }

  /** The member is done with it: the broker hears so with the next request. */
  giveBack(acquired: AcquiredRecords): void {
    this.#pending.push(acquired)
  }

  /** Asks once. A session that the broker has lost begins anew with the next call. */
  async fetch(connection: Connection, wanted: ShareAssignment): Promise<AcquiredRecords[]> {
    const { fetchMaxBytes, fetchMaxWaitMs, fetchMinBytes } = this.#config
    const pending = this.#pending.splice(0)
    const request = newShareFetchRequest({
      groupId: this.#names.groupId,
      memberId: this.#names.memberId,
      shareSessionEpoch: this.#epoch,
      maxWaitMs: fetchMaxWaitMs,
      minBytes: fetchMinBytes,
      maxBytes: fetchMaxBytes,
      maxRecords: MAX_RECORDS,
      batchSize: MAX_RECORDS,
      topics: this.#topics(wanted, pending),
      forgottenTopicsData: this.#forgotten(wanted),
    })
    const response = await this.#send(connection, request)
    const error = responseError(response.errorCode, response.errorMessage)
    if (error !== undefined) {
      this.#begin()
      if (SESSION_ERRORS.has(error.error)) return []
      throw error
    }
    this.#epoch = this.#epoch === MAX_EPOCH ? 1 : this.#epoch + 1
    this.#known = new Map([...wanted].map(([id, partitions]) => [id, new Set(partitions)]))
    const acquired: AcquiredRecords[] = []
    let failure: KafkaError | undefined
    for (const { topicId, partitions } of response.responses) {
      for (const data of partitions) {
        failure ??= responseError(data.errorCode, data.errorMessage)
        if (data.acquiredRecords.length > 0) acquired.push(await this.#receive(topicId, data))
      }
    }
    // What was lent is to be read, whatever is wrong with another partition.
    if (failure !== undefined && acquired.length === 0) throw failure
    return acquired
  }

  async #send(connection: Connection, request: ShareFetchRequest): Promise<ShareFetchResponse> {
    try {
      return await connection.send(ShareFetch, request)
    } catch (error) {
      this.#begin()
      throw error
    }
  }

  /** Tells the rest, and ends the session: what is still lent goes to others. */
  async close(connection: Connection): Promise<void> {
    const pending = this.#pending.splice(0)
    if (this.#epoch === FIRST_EPOCH) return
    const topics = [...byTopic(pending)].map(([topicId, ofTopic]) => ({
      topicId,
      partitions: ofTopic.map((acquired) => ({
        partitionIndex: acquired.partition,
        acknowledgementBatches: acquired.acknowledgements(),
      })),
    }))
    const { groupId, memberId } = this.#names
    const request = { groupId, memberId, shareSessionEpoch: FINAL_EPOCH, topics }
    const response = await connection.send(ShareAcknowledge, newShareAcknowledgeRequest(request))
    checkResponse(response.errorCode, response.errorMessage)
  }

  #begin(): void {
    this.#epoch = FIRST_EPOCH
    this.#known.clear()
  }

  /** What is new to the session, and what there is to say. */
  #topics(wanted: ShareAssignment, pending: readonly AcquiredRecords[]) {
    const acknowledged = byTopic(pending)
    const topicIds = new Set([...wanted.keys(), ...acknowledged.keys()])
    return [...topicIds].flatMap((topicId) => {
      const known = this.#known.get(topicId)
      const ofTopic = acknowledged.get(topicId) ?? []
      const fresh = (wanted.get(topicId) ?? []).filter((partition) => !known?.has(partition))
      const indexes = new Set([...fresh, ...ofTopic.map(({ partition }) => partition)])
      if (indexes.size === 0) return []
      const partitions = [...indexes].map((partitionIndex) =>
        newFetchPartition({
          partitionIndex,
          acknowledgementBatches: ofTopic
            .filter(({ partition }) => partition === partitionIndex)
            .flatMap((acquired) => acquired.acknowledgements()),
        }),
      )
      return [{ topicId, partitions }]
    })
  }

  #forgotten(wanted: ShareAssignment) {
    return [...this.#known].flatMap(([topicId, known]) => {
      const kept = wanted.get(topicId) ?? []
      const partitions = [...known].filter((partition) => !kept.includes(partition))
      return partitions.length === 0 ? [] : [{ topicId, partitions }]
    })
  }

  async #receive(topicId: string, data: PartitionData): Promise<AcquiredRecords> {
    const partition = data.partitionIndex
    const ranges = data.acquiredRecords.map(({ firstOffset, lastOffset }) => ({
      first: toNumber(firstOffset),
      last: toNumber(lastOffset),
    }))
    const fetched = {
      topic: this.#names.topicOf(topicId),
      partition,
      bytes: (data.records as Buffer | null) ?? Buffer.alloc(0),
      fromOffset: 0,
      abortedTransactions: [],
    }
    const batches: FetchedBatch[] = []
    for await (const batch of readFetched(fetched, this.#config.checksCrcs)) {
      const records = batch.records.filter(({ offset }) => isIn(ranges, offset))
      if (records.length > 0) batches.push({ ...batch, records })
    }
    return new AcquiredRecords({ topicId, partition }, ranges, batches)
  }
}

const SESSION_ERRORS: ReadonlySet<string> = new Set<KafkaError['error']>([
  'SHARE_SESSION_NOT_FOUND',
  'INVALID_SHARE_SESSION_EPOCH',
])

function isIn(ranges: readonly OffsetRange[], offset: number): boolean {
  return ranges.some(({ first, last }) => first <= offset && offset <= last)
}

function byTopic(acquired: readonly AcquiredRecords[]): Map<string, AcquiredRecords[]> {
  const topics = new Map<string, AcquiredRecords[]>()
  for (const one of acquired) {
    const ofTopic = topics.get(one.topicId)
    if (ofTopic === undefined) topics.set(one.topicId, [one])
    else ofTopic.push(one)
  }
  return topics
}
