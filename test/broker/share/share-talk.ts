import { errorName } from '../../../src/protocol/errors.ts'
import { newProduceRequest, Produce } from '../../../src/protocol/messages/0-produce.ts'
import {
  ListOffsets,
  newListOffsetsPartition,
  newListOffsetsRequest,
} from '../../../src/protocol/messages/2-list-offsets.ts'
import { Metadata, newMetadataRequest } from '../../../src/protocol/messages/3-metadata.ts'
import {
  FindCoordinator,
  newFindCoordinatorRequest,
} from '../../../src/protocol/messages/10-find-coordinator.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import {
  DeleteTopics,
  newDeleteTopicsRequest,
} from '../../../src/protocol/messages/20-delete-topics.ts'
import {
  DeleteRecords,
  newDeleteRecordsRequest,
} from '../../../src/protocol/messages/21-delete-records.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../../src/protocol/messages/22-init-producer-id.ts'
import {
  AddPartitionsToTxn,
  newAddPartitionsToTxnRequest,
} from '../../../src/protocol/messages/24-add-partitions-to-txn.ts'
import { EndTxn, newEndTxnRequest } from '../../../src/protocol/messages/26-end-txn.ts'
import {
  DescribeConfigs,
  newDescribeConfigsRequest,
  newDescribeConfigsResource,
} from '../../../src/protocol/messages/32-describe-configs.ts'
import {
  IncrementalAlterConfigs,
  newIncrementalAlterConfigsRequest,
} from '../../../src/protocol/messages/44-incremental-alter-configs.ts'
import {
  newShareFetchRequest,
  ShareFetch,
  type ShareFetchRequest,
  type ShareFetchResponse,
} from '../../../src/protocol/messages/78-share-fetch.ts'
import {
  newShareAcknowledgeRequest,
  ShareAcknowledge,
  type ShareAcknowledgeRequest,
} from '../../../src/protocol/messages/79-share-acknowledge.ts'
import {
  InitializeShareGroupState,
  newInitializeShareGroupStateRequest,
} from '../../../src/protocol/messages/83-initialize-share-group-state.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import * as batch from '../../../src/records/record-batch.ts'
import { RawClient } from '../../support/raw-client.ts'
import { batchOf } from '../broker-world.ts'

/** Offsets and what is said of them: one type for all, or one for each. */
export type Ack = readonly [firstOffset: number, lastOffset: number, ...types: number[]]

export const [GAP, ACCEPT, RELEASE, REJECT, RENEW] = [0, 1, 2, 3, 4] as const

export interface FetchFields extends Partial<Omit<ShareFetchRequest, 'topics'>> {
  /** Acknowledgements by partition; a partition without any is only asked for. */
  readonly ask?: Readonly<Record<string, readonly Ack[]>>
  readonly forget?: readonly number[]
  readonly version?: number
}

const GROUP_RESOURCE = 32
const TRANSACTION_KEY = 1
const SHARE_KEY = 2
const UNKNOWN_ID = '7gBFnSfJTiu3o8cMXh0hhQ'

/**
 * A conversation of members of one share group with a broker, told in a line for each request. What
 * differs from run to run (ids, names, sizes) is left out.
 */
export class ShareTalk {
  readonly lines: string[] = []
  #port: number
  readonly #prefix: string
  readonly #patience: number
  readonly #clients = new Map<string, RawClient>()
  #topicId = ''

  /** With more patience a slower broker has longer to come up with what it owes. */
  constructor(port: number, prefix: string, patience = 1) {
    this.#port = port
    this.#prefix = prefix
    this.#patience = patience
  }

  get text(): string {
    return this.lines.map((line) => `${line}\n`).join('')
  }

  close(): void {
    for (const client of this.#clients.values()) client.close()
  }

  /** The broker has started again. */
  moveTo(port: number): void {
    this.#clients.clear()
    this.#port = port
  }

  get topic(): string {
    return `${this.#prefix}-t`
  }

  /** The one topic of the conversation, which the group reads from the start. */
  async begin(partitions = 1, settings: Readonly<Record<string, string>> = {}): Promise<void> {
    const admin = await this.client('admin')
    const topic = newCreatableTopic({
      name: this.topic,
      numPartitions: partitions,
      replicationFactor: 1,
    })
    const request = newCreateTopicsRequest({ topics: [topic], timeoutMs: 5000 })
    const { topics } = await admin.request(CreateTopics, 7, request)
    if (topics[0]!.errorCode !== 0) throw new Error(errorName(topics[0]!.errorCode))
    this.#topicId = topics[0]!.topicId
    await this.configure({ 'share.auto.offset.reset': 'earliest', ...settings })
    await this.initialize(Array.from({ length: partitions }, (_, partition) => partition))
  }

  /** What the group coordinator does once a member has subscribed to the topic. */
  async initialize(partitions: readonly number[], stateEpoch = 0, startOffset = -1): Promise<void> {
    const admin = await this.client('admin')
    const request = newInitializeShareGroupStateRequest({
      groupId: this.#prefix,
      topics: [
        {
          topicId: this.#topicId,
          partitions: partitions.map((partition) => ({ partition, stateEpoch, startOffset })),
        },
      ],
    })
    for (;;) {
      const { results } = await admin.request(InitializeShareGroupState, 0, request)
      const codes = results.flatMap((each) => each.partitions.map(({ errorCode }) => errorCode))
      if (codes.every((code) => code === 0)) return
      // It comes with the first question for the coordinator.
      const key = `${this.#prefix}:${this.#topicId}:0`
      const find = newFindCoordinatorRequest({ keyType: SHARE_KEY, coordinatorKeys: [key] })
      await admin.request(FindCoordinator, 6, find)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }

  /** Settings of the group; resolves when they hold. */
  async configure(settings: Readonly<Record<string, string>>): Promise<void> {
    const admin = await this.client('admin')
    const configs = Object.entries(settings).map(([name, value]) => ({
      name,
      value,
      configOperation: 0,
    }))
    const resource = {
      resourceType: GROUP_RESOURCE,
      resourceName: this.#prefix,
      configs,
    }
    const request = newIncrementalAlterConfigsRequest({ resources: [resource] })
    const { responses } = await admin.request(IncrementalAlterConfigs, 1, request)
    if (responses[0]!.errorCode !== 0) throw new Error(responses[0]!.errorMessage ?? 'no message')
    while (!(await this.#holds(settings))) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  async #holds(settings: Readonly<Record<string, string>>): Promise<boolean> {
    const admin = await this.client('admin')
    const resource = newDescribeConfigsResource({
      resourceType: GROUP_RESOURCE,
      resourceName: this.#prefix,
      configurationKeys: null,
    })
    const request = newDescribeConfigsRequest({ resources: [resource] })
    const { results } = await admin.request(DescribeConfigs, 4, request)
    const values = new Map(results[0]!.configs.map(({ name, value }) => [name, value]))
    return Object.entries(settings).every(([name, value]) => values.get(name) === value)
  }

  /** A transaction with batches of so many records on partition 0. */
  async transaction(counts: readonly number[], isCommitted: boolean): Promise<void> {
    const admin = await this.client('admin')
    const transactionalId = `${this.#prefix}-x`
    const key = { keyType: TRANSACTION_KEY, coordinatorKeys: [transactionalId] }
    await admin.request(FindCoordinator, 4, newFindCoordinatorRequest(key))
    const init = newInitProducerIdRequest({ transactionalId, transactionTimeoutMs: 60_000 })
    const isBegun = async () => {
      const { errorCode, producerId, producerEpoch } = await admin.request(InitProducerId, 4, init)
      return errorCode === 0 ? { producerId: Number(producerId), producerEpoch } : undefined
    }
    const producer = await until(isBegun)
    const add = newAddPartitionsToTxnRequest({
      v3AndBelowTransactionalId: transactionalId,
      v3AndBelowProducerId: producer.producerId,
      v3AndBelowProducerEpoch: producer.producerEpoch,
      v3AndBelowTopics: [{ name: this.topic, partitions: [0] }],
    })
    await until(async () => {
      const { resultsByTopicV3AndBelow: results } = await admin.request(AddPartitionsToTxn, 3, add)
      return results[0]!.resultsByPartition[0]!.partitionErrorCode === 0 ? true : undefined
    })
    let baseSequence = 0
    for (const count of counts) {
      await this.produce(count, 0, { ...producer, baseSequence, isTransactional: true })
      baseSequence += count
    }
    const end = newEndTxnRequest({ transactionalId, ...producer, committed: isCommitted })
    const { errorCode } = await admin.request(EndTxn, 3, end)
    if (errorCode !== 0) throw new Error(errorName(errorCode))
    this.lines.push(isCommitted ? 'committed' : 'aborted')
    // The marker follows the answer.
    await until(async () => ((await this.#isStable()) ? true : undefined))
  }

  /** No transaction is open on partition 0. */
  async #isStable(): Promise<boolean> {
    const admin = await this.client('admin')
    const latest = async (isolationLevel: number) => {
      const asked = newListOffsetsPartition({ partitionIndex: 0, timestamp: -1 })
      const topics = [{ name: this.topic, partitions: [asked] }]
      const request = newListOffsetsRequest({ replicaId: -1, isolationLevel, topics })
      return (await admin.request(ListOffsets, 5, request)).topics[0]!.partitions[0]!.offset
    }
    return (await latest(1)) === (await latest(0))
  }

  /** A batch of so many records. */
  async produce(count: number, partition = 0, options: Parameters<typeof batchOf>[1] = {}) {
    const admin = await this.client('admin')
    const values = Array.from({ length: count }, (_, index) => `value ${index}`)
    const transactionalId = options.isTransactional === true ? `${this.#prefix}-x` : null
    const partitionData = [{ index: partition, records: await batchOf(values, options) }]
    const request = newProduceRequest({
      acks: -1,
      timeoutMs: 5000,
      transactionalId,
      topicData: [{ name: this.topic, topicId: this.#topicId, partitionData }],
    })
    const { responses } = await admin.request(Produce, 9, request)
    const { errorCode, baseOffset } = responses[0]!.partitionResponses[0]!
    if (errorCode !== 0) throw new Error(errorName(errorCode))
    const last = Number(baseOffset) + count - 1
    this.lines.push(`produce ${partition}: ${baseOffset}-${last}`)
  }

  /** Resolves when the broker does not know the topic any more. */
  async deleteTopic(): Promise<void> {
    const admin = await this.client('admin')
    const remove = newDeleteTopicsRequest({ topicNames: [this.topic], timeoutMs: 5000 })
    await admin.request(DeleteTopics, 4, remove)
    const ask = newMetadataRequest({
      topics: [{ name: this.topic, topicId: ZERO_UUID }],
      allowAutoTopicCreation: false,
    })
    await until(async () => {
      const { topics } = await admin.request(Metadata, 12, ask)
      return topics[0]!.errorCode === 0 ? undefined : true
    })
    this.lines.push('topic deleted')
  }

  /** The log begins with the offset from here on. */
  async deleteRecords(offset: number): Promise<void> {
    const admin = await this.client('admin')
    const topics = [{ name: this.topic, partitions: [{ partitionIndex: 0, offset }] }]
    await admin.request(DeleteRecords, 2, newDeleteRecordsRequest({ topics, timeoutMs: 5000 }))
    this.lines.push(`delete before ${offset}`)
  }

  async fetch(member: string, epoch: number, fields: FetchFields = {}): Promise<void> {
    const { ask = {}, forget, version = 2, ...rest } = fields
    const request = newShareFetchRequest({
      groupId: this.#prefix,
      memberId: member,
      shareSessionEpoch: epoch,
      // The first fetch may have to wait for the state to be read.
      maxWaitMs: (epoch === 0 ? 500 : 150) * this.#patience,
      minBytes: 1,
      maxBytes: 1_000_000,
      maxRecords: 500,
      batchSize: 500,
      topics: this.#asked(ask),
      ...rest,
    })
    if (forget !== undefined) {
      request.forgottenTopicsData = [{ topicId: this.#topicId, partitions: [...forget] }]
    }
    const client = await this.client(member)
    const response = await client.request(ShareFetch, version, request, member)
    const asked = Object.entries(ask).map(([partition, acks]) => ` ${partition}${acksText(acks)}`)
    this.lines.push(`${member} fetch ${epoch}${asked.join('')} -> ${fetchText(response)}`)
  }

  async acknowledge(
    member: string,
    epoch: number,
    ask: Readonly<Record<string, readonly Ack[]>>,
    fields: Partial<ShareAcknowledgeRequest> & { readonly version?: number } = {},
  ): Promise<void> {
    const { version = 2, ...rest } = fields
    const request = newShareAcknowledgeRequest({
      groupId: this.#prefix,
      memberId: member,
      shareSessionEpoch: epoch,
      topics: this.#asked(ask),
      ...rest,
    })
    const client = await this.client(member)
    const response = await client.request(ShareAcknowledge, version, request)
    const partitions = response.responses
      .flatMap((topic) => topic.partitions)
      .sort((a, b) => a.partitionIndex - b.partitionIndex)
      .map((each) => ` ${each.partitionIndex}: ${errorText(each.errorCode, each.errorMessage)}`)
    const asked = Object.entries(ask).map(([partition, acks]) => ` ${partition}${acksText(acks)}`)
    const answer = errorText(response.errorCode, response.errorMessage)
    this.lines.push(
      `${member} acknowledge ${epoch}${asked.join('')} -> ${answer} ${response.acquisitionLockTimeoutMs}ms${partitions.join('')}`,
    )
  }

  /** Partitions by their number; `?` stands for one of a topic that nobody knows. */
  #asked(ask: Readonly<Record<string, readonly Ack[]>>) {
    const partitionsOf = (isKnown: boolean) =>
      Object.entries(ask)
        .filter(([key]) => key.startsWith('?') !== isKnown)
        .map(([key, acks]) => ({
          partitionIndex: Number(key.replace('?', '')),
          partitionMaxBytes: 0,
          acknowledgementBatches: acks.map(([firstOffset, lastOffset, ...acknowledgeTypes]) => ({
            firstOffset,
            lastOffset,
            acknowledgeTypes,
          })),
        }))
    return [
      { topicId: this.#topicId, partitions: partitionsOf(true) },
      { topicId: UNKNOWN_ID, partitions: partitionsOf(false) },
    ].filter(({ partitions }) => partitions.length > 0)
  }

  /** The member's connection is gone. */
  disconnect(member: string): void {
    this.#clients.get(member)?.close()
    this.#clients.delete(member)
    this.lines.push(`${member} disconnects`)
  }

  async client(name: string): Promise<RawClient> {
    const known = this.#clients.get(name)
    if (known !== undefined) return known
    const client = await RawClient.connect(this.#port, 'localhost')
    this.#clients.set(name, client)
    return client
  }
}

async function until<Value>(attempt: () => Promise<Value | undefined>): Promise<Value> {
  for (;;) {
    const value = await attempt()
    if (value !== undefined) return value
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

function acksText(acks: readonly Ack[]): string {
  if (acks.length === 0) return ''
  return `(${acks.map(([first, last, ...types]) => `${first}-${last} ${types.join('')}`).join(', ')})`
}

function errorText(code: number, message: string | null): string {
  return message === null ? errorName(code) : `${errorName(code)} '${message}'`
}

function fetchText(response: ShareFetchResponse): string {
  const partitions = response.responses
    .flatMap((topic) => topic.partitions)
    .sort((a, b) => a.partitionIndex - b.partitionIndex)
    .map((each) => {
      const error = each.errorCode === 0 ? '' : ` ${errorText(each.errorCode, each.errorMessage)}`
      const isPlain = each.acknowledgeErrorCode === 0 && each.acknowledgeErrorMessage === null
      const acknowledged = isPlain
        ? ''
        : ` ack ${errorText(each.acknowledgeErrorCode, each.acknowledgeErrorMessage)}`
      const acquired = each.acquiredRecords.map(
        ({ firstOffset, lastOffset, deliveryCount }) =>
          ` ${firstOffset}-${lastOffset}x${deliveryCount}`,
      )
      return ` ${each.partitionIndex}:${error}${acknowledged}${acquired.join('')}${batchesText(each.records as Buffer)}`
    })
  const { errorCode, errorMessage, acquisitionLockTimeoutMs } = response
  const throttled = response.throttleTimeMs > 0 ? ' throttled' : ''
  const times = `${acquisitionLockTimeoutMs}ms${throttled}`
  return `${errorText(errorCode, errorMessage)} ${times}${partitions.join('')}`
}

function batchesText(records: Buffer | null): string {
  let text = ''
  for (const at of batch.batches(records ?? Buffer.alloc(0))) {
    text += ` [${batch.baseOffset(records!, at)}-${batch.lastOffset(records!, at)}]`
  }
  return text
}
