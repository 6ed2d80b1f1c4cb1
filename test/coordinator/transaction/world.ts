import type { TopicPartition } from '../../../src/coordinator/runtime/partition-log.ts'
import type { TransactionEnd } from '../../../src/coordinator/runtime/transaction-end.ts'
import {
  DEFAULT_TRANSACTION_COORDINATOR_CONFIG,
  type TransactionCoordinatorConfig,
} from '../../../src/coordinator/transaction/transaction-config.ts'
import { TransactionCoordinator } from '../../../src/coordinator/transaction/transaction-coordinator.ts'
import { readTransactionRecord } from '../../../src/coordinator/transaction/transaction-records.ts'
import { type ErrorName, errorName } from '../../../src/protocol/errors.ts'
import {
  type InitProducerIdRequest,
  newInitProducerIdRequest,
} from '../../../src/protocol/messages/22-init-producer-id.ts'
import { newEndTxnRequest } from '../../../src/protocol/messages/26-end-txn.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { ManualClock, settle } from '../../support/manual-clock.ts'
import { MemoryPartitions } from '../memory-partitions.ts'

export const ID = 'tx'
export const T0 = { topic: 't', partition: 0 }
export const T1 = { topic: 't', partition: 1 }

export interface Producer {
  readonly producerId: number
  readonly producerEpoch: number
}

interface Marker extends TransactionEnd {
  readonly partitions: readonly string[]
}

export interface WorldOptions {
  readonly config?: Partial<TransactionCoordinatorConfig>
  readonly transactionVersion?: number
  readonly log?: MemoryPartitions
  readonly clock?: ManualClock
  readonly firstProducerId?: number
}

/** One TransactionCoordinator on a log in memory; partitions take markers as a test says. */
export class TransactionWorld {
  readonly clock: ManualClock
  readonly log: MemoryPartitions
  readonly coordinator: TransactionCoordinator
  /** The markers that were asked for. */
  readonly markers: Marker[] = []
  /** The markers that partitions took, one by one. */
  readonly written: (TransactionEnd & { readonly partition: string })[] = []
  /** What partitions answer to a marker, by topic; `NONE` when left out. */
  readonly refusals = new Map<string, ErrorName>()
  /** Markers are answered only once `releaseMarkers` is called. */
  isMarkerHeld = false
  readonly deletedTopics = new Set<string>()
  transactionVersion: number
  readonly #options: WorldOptions
  readonly #epoch: number
  #nextProducerId: number
  #held: (() => void)[] = []

  constructor(options: WorldOptions = {}, epoch = 0) {
    this.#options = options
    this.#epoch = epoch
    this.clock = options.clock ?? new ManualClock()
    this.log = options.log ?? new MemoryPartitions()
    this.transactionVersion = options.transactionVersion ?? 2
    this.#nextProducerId = options.firstProducerId ?? 100
    this.coordinator = new TransactionCoordinator({
      clock: this.clock,
      logger: silentLogger,
      config: { ...DEFAULT_TRANSACTION_COORDINATOR_CONFIG, ...options.config },
      writer: this.log,
      reader: this.log,
      markers: { write: (end, partitions) => this.#writeMarkers(end, partitions) },
      producerIds: { ready: () => Promise.resolve(), take: () => this.#nextProducerId++ },
      transactionVersion: () => this.transactionVersion,
      isKnownPartition: ({ topic }) => !this.deletedTopics.has(topic),
      partitionCount: () => 1,
      onFatal: (error) => {
        throw error
      },
    })
  }

  static async start(options: WorldOptions = {}): Promise<TransactionWorld> {
    const world = new TransactionWorld(options)
    await world.coordinator.onElection(0, world.#epoch)
    return world
  }

  /** Another coordinator on the same log, as after a crash. */
  async restart(): Promise<TransactionWorld> {
    const { log, clock } = this
    const firstProducerId = this.#nextProducerId + 100
    const options = { ...this.#options, log, clock, firstProducerId }
    const next = new TransactionWorld(options, this.#epoch + 1)
    await next.coordinator.onElection(0, next.#epoch)
    await settle()
    return next
  }

  async init(fields: Partial<InitProducerIdRequest> = {}): Promise<Producer> {
    const { error, ...producer } = await this.tryInit(fields)
    if (error !== 'NONE') throw new Error(error)
    return producer
  }

  async tryInit(fields: Partial<InitProducerIdRequest> = {}) {
    const request = newInitProducerIdRequest({
      transactionalId: ID,
      transactionTimeoutMs: 60_000,
      ...fields,
    })
    const { errorCode, producerId, producerEpoch } = await this.coordinator.initProducerId(request)
    return { error: errorName(errorCode), producerId: Number(producerId), producerEpoch }
  }

  /** The answer for the first of the partitions. */
  async add(
    producer: Producer,
    partitions: readonly TopicPartition[] = [T0],
    version = 2,
  ): Promise<ErrorName> {
    const errors = await this.coordinator.addPartitions(ID, producer, partitions, version)
    return errors[0]!
  }

  async end(producer: Producer, committed: boolean, version = 2) {
    const request = newEndTxnRequest({ transactionalId: ID, ...producer, committed })
    const answer = await this.coordinator.endTransaction(request, version)
    await settle()
    const { errorCode, producerId, producerEpoch } = answer
    return { error: errorName(errorCode), producerId: Number(producerId), producerEpoch }
  }

  async describe() {
    const [state] = await this.coordinator.describeTransactions([ID])
    return state!
  }

  async stateOf(): Promise<string> {
    return (await this.describe()).transactionState
  }

  async releaseMarkers(): Promise<void> {
    for (const release of this.#held.splice(0)) release()
    await settle()
  }

  /** The records of the log, the last one last. */
  records() {
    return this.log
      .records()
      .map(({ key, value }) => readTransactionRecord({ key: key!, value })!.metadata)
  }

  async #writeMarkers(end: TransactionEnd, partitions: readonly TopicPartition[]) {
    const names = partitions.map(({ topic, partition }) => `${topic}-${partition}`)
    this.markers.push({ ...end, partitions: names })
    if (this.isMarkerHeld) await new Promise<void>((resolve) => this.#held.push(resolve))
    return partitions.map((each) => {
      const error = this.refusals.get(each.topic) ?? 'NONE'
      const partition = `${each.topic}-${each.partition}`
      if (error === 'NONE') this.written.push({ ...end, partition })
      return { ...each, error }
    })
  }
}
