import { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import type { PartitionProduceResponse } from '../../protocol/messages/0-produce.ts'
import type { Timer } from '../../runtime/clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { sleepUntil } from '../backoff.ts'
import type { ClientProperties } from '../client-config.ts'
import { Cluster } from '../cluster.ts'
import { timeoutError } from '../error-texts.ts'
import type { TopicMetadata } from '../metadata.ts'
import { BufferMemory } from './buffer-memory.ts'
import type { PartitionQueue } from './partition-queue.ts'
import { ProducerBatch, type ProducerIdentity } from './producer-batch.ts'
import { type ProducerConfig, producerConfig } from './producer-config.ts'
import { Sender, type SenderHost } from './sender.ts'
import { TopicWriter } from './topic-writer.ts'
import {
  type TransactionGroup,
  TransactionManager,
  type TransactionOffset,
} from './transaction-manager.ts'

/** How large a batch may grow beyond `batch.size` where that is allowed. */
const MAX_GROWN_BYTES = 256 * 1024

export interface ProducerOptions {
  /** Told of each batch that was given up, with the records that are lost. */
  readonly onFailure?: FailureListener
  /** Lets batches grow beyond `batch.size` under load. */
  readonly growsBatches?: boolean
}

/** Called for each batch that was given up, with the records that are lost. */
export type FailureListener = (batch: ProducerBatch, error: KafkaError) => void

/**
 * Collects records into batches and has them sent. Appending copies the record's bytes into the open
 * batch of its partition and returns at once; it answers false when `buffer.memory` is used up, and
 * the caller waits with `ready()` before it goes on. So memory stays bounded however slow the
 * broker is, and nothing is allocated for a single record.
 */
export class Producer implements SenderHost {
  readonly config: ProducerConfig
  readonly #cluster: Cluster
  readonly #runtime: Runtime
  readonly #memory: BufferMemory
  readonly #sender: Sender
  readonly #transactions: TransactionManager | undefined
  readonly #topics = new Map<string, TopicWriter>()
  readonly #opening = new Map<string, Promise<TopicWriter>>()
  readonly #onFailure: FailureListener
  /** Under which the sequences of the partitions count. */
  #lastIdentity: ProducerIdentity | undefined
  #flushWaiters: (() => void)[] = []
  #pendingBatches = 0
  #growsBatches: boolean
  #lingerTimer: Timer | undefined
  #refreshing: Promise<void> | undefined

  constructor(
    runtime: Runtime,
    properties: ClientProperties,
    { onFailure = () => {}, growsBatches = false }: ProducerOptions = {},
  ) {
    this.#growsBatches = growsBatches
    this.config = producerConfig(properties)
    this.#runtime = runtime
    this.#cluster = new Cluster(runtime, this.config)
    this.#memory = new BufferMemory(runtime.clock, this.config.bufferMemoryBytes)
    this.#onFailure = onFailure
    this.#transactions = this.#openTransactions()
    this.#sender = new Sender(this.#cluster, this, this.#transactions)
  }

  /**
   * Where records for a topic go. Waits up to `max.block.ms` for the topic to be known, as it may be
   * created by being asked for; rejects as Java's `send` fails.
   */
  topic(name: string): Promise<TopicWriter> {
    const known = this.#topics.get(name)
    if (known) return Promise.resolve(known)
    // Whoever asks meanwhile gets the same one: what lies in another would never be sent.
    let opening = this.#opening.get(name)
    if (opening === undefined) {
      opening = this.#open(name).finally(() => this.#opening.delete(name))
      this.#opening.set(name, opening)
    }
    return opening
  }

  async #open(name: string): Promise<TopicWriter> {
    const writer = new TopicWriter(this, name, await this.#waitForTopic(name))
    this.#topics.set(name, writer)
    return writer
  }

  /** Fences earlier producers of the transactional id. Once, before the first transaction. */
  async initTransactions(): Promise<void> {
    const transactions = this.#requireTransactions()
    await transactions.initialize()
    this.#lastIdentity = transactions.identity
  }

  beginTransaction(): void {
    this.#requireTransactions().begin()
  }

  /** Positions of a group that become visible together with the records. */
  async sendOffsetsToTransaction(
    offsets: readonly TransactionOffset[],
    group: TransactionGroup,
  ): Promise<void> {
    await this.#requireTransactions().sendOffsets(offsets, group)
  }

  /** Sends what is collected, then ends the transaction. Rejects when any record was lost. */
  async commitTransaction(): Promise<void> {
    const transactions = this.#requireTransactions()
    await this.flush()
    await transactions.end(true)
    this.#beginAnew(transactions)
  }

  /** Gives up what was not sent, and ends the transaction. */
  async abortTransaction(): Promise<void> {
    const transactions = this.#requireTransactions()
    this.#sender.drop(
      new KafkaError('TRANSACTION_ABORTABLE', 'Failing batch since transaction was aborted'),
    )
    await this.flush()
    await transactions.end(false)
    this.#beginAnew(transactions)
  }

  /** Resolves when memory may be there again; rejects after `max.block.ms` without any. */
  async ready(): Promise<void> {
    this.#sender.schedule()
    if (await this.#memory.released(this.config.maxBlockMs)) return
    throw timeoutError(
      `Failed to allocate ${this.config.batchBytes} bytes within the configured max blocking time ${this.config.maxBlockMs} ms. Total memory: ${this.#memory.totalBytes} bytes. Available memory: ${this.#memory.availableBytes} bytes. Poolable size: ${this.config.batchBytes} bytes`,
    )
  }

  /** Resolves when the fate of all that was appended is known. */
  flush(): Promise<void> {
    if (this.#pendingBatches === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#flushWaiters.push(resolve)
      this.#sender.pump()
    })
  }

  /** Aborts a transaction that is still open. */
  async close(): Promise<void> {
    if (this.#transactions?.isOpen) await this.abortTransaction().catch(() => {})
    await this.flush()
    this.#lingerTimer?.cancel()
    await this.#cluster.close()
  }

  *queues(): Iterable<PartitionQueue> {
    for (const topic of this.#topics.values()) yield* topic.queues
  }

  isDue(batch: ProducerBatch): boolean {
    return (
      this.#flushWaiters.length > 0 ||
      this.#memory.isAwaited ||
      batch.sizeInBytes >= this.config.batchBytes ||
      this.#runtime.clock.monotonicMs() - batch.createdMs >= this.config.lingerMs
    )
  }

  settle(
    batch: ProducerBatch,
    error: KafkaError | undefined,
    response?: PartitionProduceResponse,
  ): void {
    this.#pendingBatches--
    if (error) this.#onFailure(batch, error)
    batch.settle(
      error,
      response ? toNumber(response.baseOffset) : -1,
      response ? toNumber(response.logAppendTimeMs) : -1,
    )
    this.#memory.release(batch.reservedBytes)
    if (this.#pendingBatches > 0) return
    for (const done of this.#flushWaiters.splice(0)) done()
  }

  batchSplit(): void {
    this.#pendingBatches++
    this.#growsBatches = false
  }

  refreshMetadata(): void {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined
      this.#sender.schedule()
    })
  }

  #openTransactions(): TransactionManager | undefined {
    const { transactionalId, transactionTimeoutMs: timeoutMs, maxBlockMs } = this.config
    if (transactionalId === null) return undefined
    const limits = { timeoutMs, callTimeoutMs: maxBlockMs }
    return new TransactionManager(this.#cluster, transactionalId, limits, () =>
      this.#sender.schedule(),
    )
  }

  #requireTransactions(): TransactionManager {
    if (this.#transactions) return this.#transactions
    throw new Error('Transactions need a transactional.id')
  }

  // Another identity numbers its records from zero.
  #beginAnew({ identity }: TransactionManager): void {
    const last = this.#lastIdentity
    this.#lastIdentity = identity
    if (
      last?.producerEpoch === identity?.producerEpoch &&
      last?.producerId === identity?.producerId
    )
      return
    for (const queue of this.queues()) queue.resetSequences()
  }

  /** An empty batch for the partition; undefined when the memory is used up. */
  openBatch(queue: PartitionQueue, firstRecordBytes: number): ProducerBatch | undefined {
    this.#transactions?.checkWritable()
    const bytes = Math.max(this.config.batchBytes, firstRecordBytes)
    if (!this.#memory.reserve(bytes)) return undefined
    const batch = new ProducerBatch(queue.target, this.#runtime.clock.monotonicMs(), bytes)
    this.#pendingBatches++
    queue.waiting.push(batch)
    if (this.config.lingerMs === 0) this.#sender.schedule()
    else this.#startLinger()
    return batch
  }

  /**
   * While as many batches as may be are under way, a full one would only wait: it takes more records
   * instead, since fewer and larger requests cost both sides less.
   */
  mayGrow(queue: PartitionQueue, batch: ProducerBatch, recordBytes: number): boolean {
    if (!this.#growsBatches) return false
    if (queue.inFlight.length + queue.waiting.length <= this.config.maxInFlight) return false
    const bytes = batch.sizeInBytes + recordBytes
    if (bytes > Math.min(MAX_GROWN_BYTES, this.config.maxRequestBytes / 2)) return false
    if (bytes <= batch.reservedBytes) return true
    if (!this.#memory.reserve(batch.reservedBytes)) return false
    batch.reservedBytes *= 2
    return true
  }

  batchFull(batch: ProducerBatch): void {
    batch.isClosed = true
    this.#sender.schedule()
  }

  chance(): number {
    return this.#runtime.random.next()
  }

  #startLinger(): void {
    this.#lingerTimer ??= this.#runtime.clock.setTimer(this.config.lingerMs, () => {
      this.#lingerTimer = undefined
      this.#sender.pump()
      if (this.#pendingBatches > 0) this.#startLinger()
    })
  }

  async #waitForTopic(name: string): Promise<TopicMetadata> {
    const { clock } = this.#runtime
    const { maxBlockMs, retryBackoffMs } = this.config
    const deadlineMs = clock.monotonicMs() + maxBlockMs
    let reason = ''
    for (;;) {
      const timeoutMs = Math.max(deadlineMs - clock.monotonicMs(), 0)
      const topic = await this.#lookUp(name, timeoutMs)
      if (topic && !topic.error && topic.partitions.length > 0) return topic
      if (topic?.error?.error === 'INVALID_TOPIC_EXCEPTION') {
        throw new KafkaError('INVALID_TOPIC_EXCEPTION', `Invalid topics: [${name}]`)
      }
      if (topic?.error?.error === 'TOPIC_AUTHORIZATION_FAILED') throw topic.error
      if (topic?.error) reason = ` (${topic.error.message})`
      if (clock.monotonicMs() >= deadlineMs) {
        this.#runtime.logger.debug(`Topic ${name}${reason}`)
        throw timeoutError(`Topic ${name} not present in metadata after ${maxBlockMs} ms.`)
      }
      await sleepUntil(clock, retryBackoffMs, deadlineMs)
    }
  }

  async #lookUp(name: string, timeoutMs: number): Promise<TopicMetadata | undefined> {
    try {
      const options = { topics: [name], allowAutoTopicCreation: true }
      const { topics } = await this.#cluster.metadata(options, { timeoutMs })
      return topics.get(name)
    } catch (error) {
      if (error instanceof KafkaError && error.error === 'REQUEST_TIMED_OUT') return undefined
      throw error
    }
  }

  async #refresh(): Promise<void> {
    const { clock } = this.#runtime
    await sleepUntil(clock, this.config.retryBackoffMs, Number.POSITIVE_INFINITY)
    try {
      const { topics } = await this.#cluster.metadata({ topics: [...this.#topics.keys()] })
      for (const topic of topics.values()) this.#topics.get(topic.name)?.learn(topic)
    } catch (error) {
      this.#runtime.logger.warn('Could not refresh the metadata', error)
    }
  }
}
