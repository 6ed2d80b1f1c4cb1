import { errorName } from '../../src/protocol/errors.ts'
import { newProduceRequest, Produce } from '../../src/protocol/messages/0-produce.ts'
import { Fetch, newFetchPartition, newFetchRequest } from '../../src/protocol/messages/1-fetch.ts'
import {
  ListOffsets,
  newListOffsetsPartition,
  newListOffsetsRequest,
} from '../../src/protocol/messages/2-list-offsets.ts'
import {
  FindCoordinator,
  newFindCoordinatorRequest,
} from '../../src/protocol/messages/10-find-coordinator.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../src/protocol/messages/19-create-topics.ts'
import {
  DeleteRecords,
  newDeleteRecordsRequest,
} from '../../src/protocol/messages/21-delete-records.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../src/protocol/messages/22-init-producer-id.ts'
import {
  newWritableTxnMarker,
  newWriteTxnMarkersRequest,
  WriteTxnMarkers,
} from '../../src/protocol/messages/27-write-txn-markers.ts'
import {
  DescribeProducers,
  newDescribeProducersRequest,
} from '../../src/protocol/messages/61-describe-producers.ts'
import { buildUncompressedBatch } from '../../src/records/batch-builder.ts'
import { parseControlType, parseEndTransactionValue } from '../../src/records/control-record.ts'
import * as batch from '../../src/records/record-batch.ts'
import { readUncompressedRecords } from '../../src/records/record-reader.ts'
import type { RawClient } from '../support/raw-client.ts'

export interface Write {
  readonly id?: number
  readonly epoch?: number
  readonly sequence?: number
  readonly count?: number
  readonly valueBytes?: number
  readonly isTransactional?: boolean
  readonly partition?: number
  readonly transactionalId?: string | null
  readonly version?: number
  readonly topic?: string
}

export interface End {
  readonly id?: number
  readonly epoch?: number
  readonly coordinatorEpoch?: number
  readonly partitions?: readonly number[]
  readonly topic?: string
  /** `transaction.version`, from version 2 of the request on. */
  readonly transactionVersion?: number
  readonly version?: number
}

/** An id that nobody has, when it is added to one that somebody has. */
export const UNKNOWN_ID_DISTANCE = 500_000

/** What a broker says about the partitions of one topic, line by line, without what it makes up. */
export class TransactionConversation {
  readonly lines: string[] = []
  readonly #client: RawClient
  readonly #topic: string
  /** For what the broker makes up. */
  readonly #names = new Map<number, string>()

  constructor(client: RawClient, topic: string) {
    this.#client = client
    this.#topic = topic
  }

  async createTopic(configs: Readonly<Record<string, string>> = {}): Promise<void> {
    const entries = Object.entries(configs).map(([name, value]) => ({ name, value }))
    const options = { numPartitions: 2, replicationFactor: 1, configs: entries }
    const topics = [newCreatableTopic({ name: this.#topic, ...options })]
    const request = newCreateTopicsRequest({ topics, timeoutMs: 10_000 })
    const { topics: answers } = await this.#client.request(CreateTopics, 7, request)
    if (answers[0]!.errorCode !== 0) throw new Error(errorName(answers[0]!.errorCode))
    // Apache answers before the partitions are there.
    for (const partition of [0, 1]) while (!(await this.#isThere(partition)));
  }

  async #isThere(partition: number): Promise<boolean> {
    const topics = [{ name: this.#topic, partitionIndexes: [partition] }]
    const request = newDescribeProducersRequest({ topics })
    const answer = await this.#client.request(DescribeProducers, 0, request)
    return answer.topics[0]!.partitions[0]!.errorCode === 0
  }

  /** Gives the producer id for a transactional id. */
  async init(transactionalId: string): Promise<number> {
    const keys = { keyType: 1, coordinatorKeys: [transactionalId] }
    await this.#client.request(FindCoordinator, 4, newFindCoordinatorRequest(keys))
    const request = newInitProducerIdRequest({ transactionalId, transactionTimeoutMs: 60_000 })
    for (;;) {
      const answer = await this.#client.request(InitProducerId, 4, request)
      const producerId = Number(answer.producerId)
      this.#names.set(producerId, '$own').set(producerId + UNKNOWN_ID_DISTANCE, '$unknown')
      if (answer.errorCode === 0) return producerId
    }
  }

  async produce(write: Write): Promise<void> {
    const { partition = 0, version = 9, topic = this.#topic } = write
    const { isTransactional = true, transactionalId = isTransactional ? 'x' : null } = write
    const value = Buffer.alloc(write.valueBytes ?? 1, 'v')
    const records = Array.from({ length: write.count ?? 1 }, () => ({
      timestamp: Date.now(),
      key: null,
      value,
    }))
    const bytes = buildUncompressedBatch(records, {
      producerId: write.id ?? 1,
      producerEpoch: write.epoch ?? 0,
      baseSequence: write.sequence ?? 0,
      isTransactional,
    })
    const data = { name: topic, partitionData: [{ index: partition, records: bytes }] }
    const topicData = [{ topicId: 'AAAAAAAAAAAAAAAAAAAAAA', ...data }]
    const request = newProduceRequest({ acks: -1, timeoutMs: 5000, transactionalId, topicData })
    const answer = await this.#client.request(Produce, version, request)
    const [each] = answer.responses[0]!.partitionResponses
    const said = `${errorName(each!.errorCode)} offset ${each!.baseOffset} start ${each!.logStartOffset}`
    this.#note('produce', write, `${said}${each!.errorMessage ? ` "${each!.errorMessage}"` : ''}`)
  }

  abort(end: End = {}): Promise<void> {
    return this.#end('abort', end)
  }

  commit(end: End = {}): Promise<void> {
    return this.#end('commit', end)
  }

  async #end(action: 'abort' | 'commit', end: End): Promise<void> {
    const { version = 2, partitions = [0], topic = this.#topic } = end
    const marker = newWritableTxnMarker({
      producerId: end.id ?? 1,
      producerEpoch: end.epoch ?? 0,
      coordinatorEpoch: end.coordinatorEpoch ?? 0,
      transactionResult: action === 'commit',
      transactionVersion: end.transactionVersion ?? 0,
      topics: [{ name: topic, partitionIndexes: [...partitions] }],
    })
    const request = newWriteTxnMarkersRequest({ markers: [marker] })
    const { markers } = await this.#client.request(WriteTxnMarkers, version, request)
    const said = markers.flatMap(({ topics }) =>
      topics.flatMap((each) => each.partitions.map(({ errorCode }) => errorName(errorCode))),
    )
    this.#note(action, end, said.sort().join(' '))
  }

  async fetch(
    offset: number,
    options: { isolation?: 0 | 1; maxBytes?: number; partition?: number; version?: number } = {},
  ): Promise<void> {
    const { isolation = 1, maxBytes = 1_000_000, partition = 0, version = 12 } = options
    const asked = newFetchPartition({
      partition,
      fetchOffset: offset,
      partitionMaxBytes: maxBytes,
    })
    const topics = [{ topic: this.#topic, topicId: 'AAAAAAAAAAAAAAAAAAAAAA', partitions: [asked] }]
    const request = newFetchRequest({
      maxWaitMs: 0,
      minBytes: 1,
      isolationLevel: isolation,
      topics,
    })
    const answer = await this.#client.request(Fetch, version, request)
    const data = answer.responses[0]!.partitions[0]!
    const aborted = data.abortedTransactions?.map(
      (each) => `${each.producerId}@${each.firstOffset}`,
    )
    const bounds = `high watermark ${data.highWatermark} stable ${data.lastStableOffset}`
    const found = `aborted ${aborted === undefined ? 'null' : `[${aborted.join(' ')}]`}`
    this.#note(
      `fetch ${offset}`,
      options,
      `${errorName(data.errorCode)} ${bounds} ${found} ${batches(data.records)}`,
    )
  }

  async offsets(timestamp: number, options: { isolation?: 0 | 1 } = {}): Promise<void> {
    const { isolation = 1 } = options
    const partitions = [newListOffsetsPartition({ timestamp, currentLeaderEpoch: -1 })]
    const topics = [{ name: this.#topic, partitions }]
    const request = newListOffsetsRequest({ replicaId: -1, isolationLevel: isolation, topics })
    const answer = await this.#client.request(ListOffsets, 7, request)
    const each = answer.topics[0]!.partitions[0]!
    const hasTime = each.timestamp > 0
    const said = `${errorName(each.errorCode)} offset ${each.offset}${hasTime ? ' with time' : ''}`
    this.#note(`offsets ${timestamp}`, options, said)
  }

  async producers(options: { topic?: string; partition?: number } = {}): Promise<void> {
    const { topic = this.#topic, partition = 0 } = options
    const topics = [{ name: topic, partitionIndexes: [partition] }]
    const request = newDescribeProducersRequest({ topics })
    const answer = await this.#client.request(DescribeProducers, 0, request)
    const each = answer.topics[0]!.partitions[0]!
    const said = each.activeProducers
      .sort((a, b) => Number(a.producerId) - Number(b.producerId))
      .map(
        (one) =>
          `${this.#name(Number(one.producerId))} epoch ${one.producerEpoch} sequence ${one.lastSequence} ` +
          `coordinator ${one.coordinatorEpoch} open ${one.currentTxnStartOffset}`,
      )
    const message = each.errorMessage === null ? '' : ` "${each.errorMessage}"`
    const error = `${errorName(each.errorCode)}${message}`
    this.#note('producers', options, `${error} [${said.join(', ')}]`)
  }

  async deleteRecords(offset: number): Promise<void> {
    const topics = [{ name: this.#topic, partitions: [{ partitionIndex: 0, offset }] }]
    const request = newDeleteRecordsRequest({ topics, timeoutMs: 5000 })
    const answer = await this.#client.request(DeleteRecords, 2, request)
    const each = answer.topics[0]!.partitions[0]!
    this.#note(`delete ${offset}`, {}, `${errorName(each.errorCode)} ${each.lowWatermark}`)
  }

  #name(producerId: number): string {
    return this.#names.get(producerId) ?? String(producerId)
  }

  #note(action: string, options: object, said: string): void {
    const shown = Object.entries(options).map(
      ([name, value]) => `${name}=${name === 'id' ? this.#name(value) : value}`,
    )
    this.lines.push(`${[action, ...shown].join(' ')}: ${said}`)
  }
}

/** Each batch with its offsets; a marker with its kind. */
function batches(records: unknown): string {
  const views = Array.isArray(records) ? (records as Buffer[]) : [records as Buffer | null]
  const bytes = Buffer.concat(views.map((view) => view ?? Buffer.alloc(0)))
  const shown: string[] = []
  for (let at = 0; at + batch.RECORD_BATCH_OVERHEAD <= bytes.length; ) {
    const sizeBytes = batch.sizeInBytes(bytes, at)
    if (at + sizeBytes > bytes.length) break
    const offsets = `${batch.baseOffset(bytes, at)}-${batch.lastOffset(bytes, at)}`
    if (batch.isControl(bytes, at)) {
      const { key, value } = readUncompressedRecords(bytes, at)[0]!
      shown.push(`${offsets}:${parseControlType(key)}/${parseEndTransactionValue(value)}`)
    } else shown.push(offsets)
    at += sizeBytes
  }
  return `(${shown.join(' ')})`
}
