import { errorFacts, KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  newPartitionProduceData,
  newProduceRequest,
  newTopicProduceData,
  type PartitionProduceResponse,
  Produce,
  type ProduceResponse,
} from '../../protocol/messages/0-produce.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../protocol/messages/22-init-producer-id.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { incrementSequence } from '../../records/record-batch.ts'
import { backoffMs } from '../backoff.ts'
import { ANY, type Cluster } from '../cluster.ts'
import type { Connection } from '../connection.ts'
import { responseError, timeoutError } from '../error-texts.ts'
import { groupByTopic, partitionName } from '../topic-partition.ts'
import type { PartitionQueue } from './partition-queue.ts'
import type { ProducerBatch, ProducerIdentity } from './producer-batch.ts'
import type { ProducerConfig } from './producer-config.ts'
import type { TransactionManager } from './transaction-manager.ts'

/** From version 13 on topics are named by id, which older brokers do not give them. */
const LAST_VERSION_WITH_NAMES = 12

/** What a request takes beside its batches, at most; batches are held to `max.request.size` less it. */
const REQUEST_OVERHEAD_BYTES = 512

/** What the sender needs of the producer around it. */
export interface SenderHost {
  readonly config: ProducerConfig
  /** All partitions that were ever written to. */
  queues(): Iterable<PartitionQueue>
  /** Whether a batch that still has room must go out now. */
  isDue(batch: ProducerBatch): boolean
  settle(
    batch: ProducerBatch,
    error: KafkaError | undefined,
    response?: PartitionProduceResponse,
  ): void
  /** One batch has become two. */
  batchSplit(): void
  /** Asks for new metadata; the sender is pumped again when it is there. */
  refreshMetadata(): void
}

interface Flight {
  readonly queue: PartitionQueue
  readonly batch: ProducerBatch
}

/**
 * Sends batches to the leaders of their partitions. `pump` looks at all partitions and sends
 * whatever order, limits and leaders allow; it is called after each event that may allow more.
 */
export class Sender {
  readonly #cluster: Cluster
  readonly #host: SenderHost
  /** Requests under way to each node, and the last one that is still being compressed. */
  readonly #requestsInFlight = new Map<number, number>()
  readonly #building = new Map<number, Promise<void>>()
  readonly #connections = new Map<number, Connection | 'connecting'>()
  readonly #transactions: TransactionManager | undefined
  /** Without transactions; see `#identity`. */
  #ownIdentity: ProducerIdentity | undefined
  #isIdentifying = false
  /** A sequence was lost: when all that is in flight has landed, the producer begins again. */
  #needsNewIdentity = false
  #isPumpScheduled = false

  constructor(cluster: Cluster, host: SenderHost, transactions?: TransactionManager) {
    this.#cluster = cluster
    this.#host = host
    this.#transactions = transactions
  }

  /** Soon, once however often it is asked for: appends of one turn go out together. */
  schedule(): void {
    if (this.#isPumpScheduled) return
    this.#isPumpScheduled = true
    queueMicrotask(() => {
      this.#isPumpScheduled = false
      this.pump()
    })
  }

  pump(): void {
    this.#expire()
    if (!this.#hasIdentity()) return
    const byNode = new Map<number, Flight[]>()
    const takenBytes = new Map<number, number>()
    for (const queue of this.#host.queues()) {
      const batch = this.#nextToSend(queue)
      if (!batch) continue
      const bytes = (takenBytes.get(queue.leaderId) ?? REQUEST_OVERHEAD_BYTES) + batch.sizeInBytes
      const flights = byNode.get(queue.leaderId)
      if (flights && bytes > this.#host.config.maxRequestBytes) continue
      takenBytes.set(queue.leaderId, bytes)
      if (flights) flights.push({ queue, batch })
      else byNode.set(queue.leaderId, [{ queue, batch }])
    }
    for (const [nodeId, flights] of byNode) this.#send(nodeId, flights)
    // Partitions with one more batch ready go into a request of their own.
    if (byNode.size > 0) this.pump()
  }

  /** What waits is given up; what is under way comes back as it will. */
  drop(error: KafkaError): void {
    for (const queue of this.#host.queues()) {
      for (const batch of queue.waiting.splice(0)) this.#host.settle(batch, error)
    }
  }

  get #identity(): ProducerIdentity | undefined {
    return this.#transactions ? this.#transactions.identity : this.#ownIdentity
  }

  #nextToSend(queue: PartitionQueue): ProducerBatch | undefined {
    const batch = queue.waiting[0]
    if (!batch) return undefined
    const { config } = this.#host
    const maxInFlight = config.isIdempotent ? config.maxInFlight : 1
    if (!batch.isClosed && queue.waiting.length === 1 && !this.#host.isDue(batch)) return undefined
    if (!queue.maySend(batch, maxInFlight)) return undefined
    const delayMs = queue.retryAtMs - this.#cluster.runtime.clock.monotonicMs()
    if (delayMs > 0) {
      this.#pumpAfter(delayMs)
      return undefined
    }
    if (queue.leaderId < 0) {
      this.#host.refreshMetadata()
      return undefined
    }
    if ((this.#requestsInFlight.get(queue.leaderId) ?? 0) >= config.maxInFlight) return undefined
    if (!this.#isConnected(queue.leaderId)) return undefined
    return this.#transactions?.admits(queue.target) === false ? undefined : batch
  }

  #isConnected(nodeId: number): boolean {
    const connection = this.#connections.get(nodeId)
    if (connection === 'connecting') return false
    if (connection && !connection.isClosed) return true
    this.#connections.set(nodeId, 'connecting')
    this.#cluster.connectToNode(nodeId).then(
      (opened) => {
        this.#connections.set(nodeId, opened)
        this.pump()
      },
      () => {
        const delayMs = this.#backoffMs(0)
        this.#cluster.runtime.clock.setTimer(delayMs, () => {
          this.#connections.delete(nodeId)
          this.#host.refreshMetadata()
          this.pump()
        })
      },
    )
    return false
  }

  // In the order of the calls, even where a codec makes one of them wait.
  #send(nodeId: number, flights: readonly Flight[]): void {
    const connection = this.#connections.get(nodeId) as Connection
    this.#requestsInFlight.set(nodeId, (this.#requestsInFlight.get(nodeId) ?? 0) + 1)
    for (const { queue, batch } of flights) this.#prepare(queue, batch)
    const bytes = flights.map(({ batch }) => batch.bytes)
    const before = this.#building.get(nodeId)
    if (!before && bytes.every((one) => Buffer.isBuffer(one))) {
      void this.#exchange(connection, nodeId, flights, bytes)
      return
    }
    const building = Promise.all([before, ...bytes]).then(([, ...built]) => {
      if (this.#building.get(nodeId) === building) this.#building.delete(nodeId)
      void this.#exchange(connection, nodeId, flights, built as Buffer[])
    })
    this.#building.set(nodeId, building)
  }

  #prepare(queue: PartitionQueue, batch: ProducerBatch): void {
    queue.waiting.shift()
    queue.inFlight.push(batch)
    batch.isClosed = true
    batch.attempts++
    const form = this.#batchForm
    if (!this.#identity) {
      if (batch.attempts === 1) batch.identify(undefined, -1, form)
    } else if (batch.baseSequence < 0) {
      batch.identify(this.#identity, queue.takeSequence(batch.recordCount), form)
    }
  }

  get #batchForm() {
    const { codec } = this.#host.config
    return { codec, isTransactional: this.#transactions !== undefined }
  }

  async #exchange(
    connection: Connection,
    nodeId: number,
    flights: readonly Flight[],
    bytes: readonly Buffer[],
  ): Promise<void> {
    try {
      const response = await this.#produce(connection, flights, bytes)
      this.#requestDone(nodeId)
      this.#readAnswers(flights, response)
    } catch (cause) {
      const error =
        cause instanceof KafkaError
          ? cause
          : new KafkaError('UNKNOWN_SERVER_ERROR', String(cause), { cause })
      this.#requestDone(nodeId)
      for (const flight of flights) this.#fail(flight, error)
      if (errorFacts(error.error).isRetriable) this.#host.refreshMetadata()
    }
    this.pump()
  }

  async #produce(
    connection: Connection,
    flights: readonly Flight[],
    bytes: readonly Buffer[],
  ): Promise<ProduceResponse | undefined> {
    const { acks, requestTimeoutMs } = this.#host.config
    const parts = flights.map(({ queue: { target, topicId } }, i) => ({
      ...target,
      topicId,
      records: bytes[i]!,
    }))
    const request = newProduceRequest({
      transactionalId: this.#transactions?.transactionalId ?? null,
      acks,
      timeoutMs: requestTimeoutMs,
      topicData: [...groupByTopic(parts)].map(([name, ofTopic]) =>
        newTopicProduceData({
          name,
          topicId: ofTopic[0]!.topicId,
          partitionData: ofTopic.map(({ partition, records }) =>
            newPartitionProduceData({ index: partition, records }),
          ),
        }),
      ),
    })
    const hasIds = parts.every(({ topicId }) => topicId !== ZERO_UUID)
    const maxVersion = Math.min(
      hasIds ? Produce.maxVersion : LAST_VERSION_WITH_NAMES,
      this.#transactions?.produceVersion ?? Produce.maxVersion,
    )
    const options = { maxVersion, timeoutMs: requestTimeoutMs }
    if (acks !== 0) return connection.send(Produce, request, options)
    await connection.sendOneWay(Produce, request, options.maxVersion)
    return undefined
  }

  #requestDone(nodeId: number): void {
    this.#requestsInFlight.set(nodeId, this.#requestsInFlight.get(nodeId)! - 1)
  }

  #readAnswers(flights: readonly Flight[], response: ProduceResponse | undefined): void {
    const answers = new Map<string, PartitionProduceResponse>()
    const topics = new Map(flights.map(({ queue }) => [queue.topicId, queue.target.topic]))
    for (const { name, topicId, partitionResponses } of response?.responses ?? []) {
      const topic = name || (topics.get(topicId) ?? '')
      for (const answer of partitionResponses) {
        answers.set(partitionName({ topic, partition: answer.index }), answer)
      }
    }
    for (const flight of flights) {
      const answer = answers.get(partitionName(flight.queue.target))
      const error = answer
        ? responseError(answer.errorCode, answer.errorMessage)
        : response && new KafkaError('UNKNOWN_SERVER_ERROR', 'No answer for the partition')
      // The batch is there: an answer was lost and the batch sent again.
      if (!error || error.error === 'DUPLICATE_SEQUENCE_NUMBER') {
        flight.queue.land(flight.batch)
        flight.queue.isKnown = true
        this.#host.settle(flight.batch, undefined, answer)
        continue
      }
      this.#fail(flight, error)
      if (errorFacts(error.error).refreshesMetadata) this.#host.refreshMetadata()
    }
  }

  #fail(flight: Flight, error: KafkaError): void {
    const { queue, batch } = flight
    const isEldest = queue.inFlight[0] === batch && !this.#hasElderWaiting(queue, batch)
    queue.land(batch)
    if (error.error === 'MESSAGE_TOO_LARGE' && batch.recordCount > 1) {
      this.#splitAndReturn(flight)
    } else if (this.#mayRetry(batch, error, isEldest)) {
      queue.returnToFront([batch], this.#retryAtMs(batch.attempts))
    } else {
      // What was numbered behind a batch that is lost can't be accepted any more.
      this.#lost(batch, error)
    }
  }

  #lost(batch: ProducerBatch, error: KafkaError): void {
    if (this.#transactions) this.#transactions.fail(error)
    else if (this.#ownIdentity && batch.baseSequence >= 0) this.#needsNewIdentity = true
    this.#host.settle(batch, error)
  }

  #hasElderWaiting(queue: PartitionQueue, batch: ProducerBatch): boolean {
    const first = queue.waiting[0]
    return first !== undefined && first.attempts > 0 && first.createdMs <= batch.createdMs
  }

  #mayRetry(batch: ProducerBatch, error: KafkaError, isEldest: boolean): boolean {
    const { deliveryTimeoutMs, retries } = this.#host.config
    if (this.#ageMs(batch) >= deliveryTimeoutMs) return false
    // An elder failed and goes first; this one's turn comes again behind it, and that is no fault of
    // its own.
    if (error.error === 'OUT_OF_ORDER_SEQUENCE_NUMBER' && !isEldest) {
      batch.attempts = 1
      return true
    }
    return errorFacts(error.error).isRetriable && batch.attempts <= retries
  }

  #splitAndReturn({ queue, batch }: Flight): void {
    const halves = batch.split()
    let sequence = batch.baseSequence
    for (const half of halves) {
      half.attempts = 1
      const identity = sequence < 0 ? undefined : this.#identity
      half.identify(identity, sequence, this.#batchForm)
      if (sequence >= 0) sequence = incrementSequence(sequence, half.recordCount)
    }
    this.#host.batchSplit()
    queue.returnToFront(halves, 0)
  }

  /** Batches that waited longer than `delivery.timeout.ms` are given up. */
  #expire(): void {
    const { deliveryTimeoutMs } = this.#host.config
    for (const queue of this.#host.queues()) {
      for (
        let batch = queue.waiting[0];
        batch && this.#ageMs(batch) >= deliveryTimeoutMs;
        batch = queue.waiting[0]
      ) {
        queue.waiting.shift()
        const text = `Expiring ${batch.recordCount} record(s) for ${partitionName(queue.target)}:${Math.round(this.#ageMs(batch))} ms has passed since batch creation`
        this.#lost(batch, timeoutError(text))
      }
    }
  }

  /** With idempotence nothing is sent before the cluster has given the producer its id. */
  #hasIdentity(): boolean {
    if (!this.#host.config.isIdempotent) return true
    if (this.#transactions) return this.#mayWriteInTransaction(this.#transactions)
    if (this.#ownIdentity && !this.#needsNewIdentity) return true
    const queues = [...this.#host.queues()]
    if (queues.some(({ inFlight }) => inFlight.length > 0)) return false
    if (this.#isIdentifying || !queues.some(({ waiting }) => waiting.length > 0)) return false
    this.#isIdentifying = true
    void this.#identify(queues)
    return false
  }

  /** In a transaction that has failed nothing more is sent. */
  #mayWriteInTransaction(transactions: TransactionManager): boolean {
    const { failure } = transactions
    if (failure) this.drop(failure)
    return transactions.isOpen && !failure
  }

  async #identify(queues: readonly PartitionQueue[]): Promise<void> {
    try {
      const call = {
        name: 'initProducerId',
        target: ANY,
        timeoutMs: this.#host.config.deliveryTimeoutMs,
      }
      const { producerId, producerEpoch } = await this.#cluster.call(call, async ({ send }) => {
        const request = newInitProducerIdRequest({
          transactionalId: null,
          transactionTimeoutMs: 0x7fffffff,
        })
        const response = await send(InitProducerId, request)
        const error = responseError(response.errorCode)
        if (error) throw error
        return response
      })
      this.#ownIdentity = { producerId: toNumber(producerId), producerEpoch }
      this.#needsNewIdentity = false
      for (const queue of queues) queue.resetSequences()
    } catch (cause) {
      const error =
        cause instanceof KafkaError
          ? cause
          : new KafkaError('UNKNOWN_SERVER_ERROR', String(cause), { cause })
      for (const queue of queues) {
        for (const batch of queue.waiting.splice(0)) this.#host.settle(batch, error)
      }
    } finally {
      this.#isIdentifying = false
    }
    this.pump()
  }

  #ageMs(batch: ProducerBatch): number {
    return this.#cluster.runtime.clock.monotonicMs() - batch.createdMs
  }

  #retryAtMs(attempts: number): number {
    const delayMs = this.#backoffMs(attempts - 1)
    this.#pumpAfter(delayMs)
    return this.#cluster.runtime.clock.monotonicMs() + delayMs
  }

  #backoffMs(failures: number): number {
    const { retryBackoffMs, retryBackoffMaxMs } = this.#host.config
    return backoffMs(failures, retryBackoffMs, retryBackoffMaxMs, this.#cluster.runtime.random)
  }

  #pumpAfter(delayMs: number): void {
    this.#cluster.runtime.clock.setTimer(Math.ceil(delayMs), () => this.pump())
  }
}
