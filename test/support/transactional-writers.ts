import { setTimeout as wait } from 'node:timers/promises'
import { Kafka, logLevel, type Producer } from 'kafkajs'
import { errorName } from '../../src/protocol/errors.ts'
import { newProduceRequest, Produce } from '../../src/protocol/messages/0-produce.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../src/protocol/messages/22-init-producer-id.ts'
import { EndTxn, newEndTxnRequest } from '../../src/protocol/messages/26-end-txn.ts'
import { buildUncompressedBatch } from '../../src/records/batch-builder.ts'
import { RawClient } from './raw-client.ts'

export type Outcome = 'committed' | 'aborted' | 'unknown'

export interface WrittenTransaction {
  readonly values: readonly string[]
  /** `unknown`: nobody has heard what became of its commit. */
  outcome: Outcome
}

const PARTITIONS = 2
const RECORDS_PER_PARTITION = 5
const RETRY_MS = 10
const PASSING = new Set([
  'CONCURRENT_TRANSACTIONS',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
  'NOT_ENOUGH_REPLICAS',
])

/** Writes transactions one after the other, whatever happens to the broker, and notes each outcome. */
export abstract class TransactionalWriter {
  readonly transactions: WrittenTransaction[] = []
  protected readonly port: number
  protected readonly topic: string
  protected readonly name: string
  protected isStopped = false
  readonly #random: () => number
  #next = 0

  constructor(name: string, topic: string, port: number, random: () => number) {
    this.name = name
    this.topic = topic
    this.port = port
    this.#random = random
  }

  /** Ends when it is stopped; no transaction is open then. */
  async run(): Promise<void> {
    while (!this.isStopped) {
      // What a session did not finish is aborted by the next.
      await this.session().catch(() => {})
      await wait(RETRY_MS)
    }
    for (;;) {
      try {
        await this.close()
        return
      } catch {
        await wait(RETRY_MS)
      }
    }
  }

  stop(): void {
    this.isStopped = true
  }

  protected abstract session(): Promise<void>
  protected abstract close(): Promise<void>

  /** The values of the next transaction, by partition, and whether it shall be committed. */
  protected begin() {
    const batches = Array.from({ length: PARTITIONS }, () =>
      Array.from({ length: RECORDS_PER_PARTITION }, () => `${this.name}-${this.#next++}`),
    )
    const transaction: WrittenTransaction = { values: batches.flat(), outcome: 'aborted' }
    this.transactions.push(transaction)
    return { transaction, batches, isCommitted: this.#random() < 0.7 }
  }
}

/** kafkajs: adds its partitions itself and keeps its epoch. */
export class KafkajsWriter extends TransactionalWriter {
  protected async session(): Promise<void> {
    const producer = await this.#connect()
    try {
      while (!this.isStopped) await this.#transact(producer)
    } finally {
      await producer.disconnect().catch(() => {})
    }
  }

  protected async close(): Promise<void> {
    const producer = await this.#connect()
    const transaction = await producer.transaction()
    await transaction.abort()
    await producer.disconnect()
  }

  async #connect(): Promise<Producer> {
    const retry = { initialRetryTime: 20, maxRetryTime: 200, retries: 20 }
    const brokers = [`127.0.0.1:${this.port}`]
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING, retry })
    const producer = kafka.producer({
      transactionalId: this.name,
      idempotent: true,
      maxInFlightRequests: 1,
    })
    await producer.connect()
    return producer
  }

  async #transact(producer: Producer): Promise<void> {
    const { transaction, batches, isCommitted } = this.begin()
    const open = await producer.transaction()
    const messages = batches.flatMap((values, partition) =>
      values.map((value) => ({ value, partition })),
    )
    await open.send({ topic: this.topic, messages })
    if (!isCommitted) {
      await open.abort()
      return
    }
    transaction.outcome = 'unknown'
    await open.commit()
    transaction.outcome = 'committed'
  }
}

interface ProducerEpoch {
  readonly producerId: number
  readonly producerEpoch: number
}

/** As the newest clients do: writing adds the partition, every end bumps the epoch (KIP-890). */
export class EpochBumpingWriter extends TransactionalWriter {
  protected async session(): Promise<void> {
    const client = await RawClient.connect(this.port)
    try {
      let producer = await this.#init(client)
      while (!this.isStopped) producer = await this.#transact(client, producer)
    } finally {
      client.close()
    }
  }

  protected async close(): Promise<void> {
    const client = await RawClient.connect(this.port)
    await this.#init(client).finally(() => client.close())
  }

  async #init(client: RawClient): Promise<ProducerEpoch> {
    const transactionalId = this.name
    const request = newInitProducerIdRequest({ transactionalId, transactionTimeoutMs: 60_000 })
    const answer = await retried(() => client.request(InitProducerId, 5, request))
    return { producerId: Number(answer.producerId), producerEpoch: answer.producerEpoch }
  }

  async #transact(client: RawClient, producer: ProducerEpoch): Promise<ProducerEpoch> {
    const { transaction, batches, isCommitted } = this.begin()
    for (const [partition, values] of batches.entries()) {
      await retried(() => this.#produce(client, producer, partition, values))
    }
    if (isCommitted) transaction.outcome = 'unknown'
    const transactionalId = this.name
    const request = newEndTxnRequest({ transactionalId, ...producer, committed: isCommitted })
    const { producerId, producerEpoch } = await retried(() => client.request(EndTxn, 5, request))
    if (isCommitted) transaction.outcome = 'committed'
    return { producerId: Number(producerId), producerEpoch }
  }

  async #produce(
    client: RawClient,
    producer: ProducerEpoch,
    index: number,
    values: readonly string[],
  ) {
    const timestamp = Date.now()
    const records = buildUncompressedBatch(
      values.map((value) => ({ timestamp, key: null, value: Buffer.from(value) })),
      { ...producer, baseSequence: 0, isTransactional: true },
    )
    const request = newProduceRequest({
      transactionalId: this.name,
      acks: -1,
      timeoutMs: 5_000,
      topicData: [{ name: this.topic, topicId: '', partitionData: [{ index, records }] }],
    })
    const { responses } = await client.request(Produce, 12, request)
    return responses[0]!.partitionResponses[0]!
  }
}

async function retried<Answer extends { readonly errorCode: number }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    const error = errorName(answer.errorCode)
    if (error === 'NONE') return answer
    if (!PASSING.has(error)) throw new Error(error)
    await wait(RETRY_MS)
  }
}
