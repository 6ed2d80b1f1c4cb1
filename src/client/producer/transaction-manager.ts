import { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../protocol/messages/22-init-producer-id.ts'
import {
  AddPartitionsToTxn,
  newAddPartitionsToTxnRequest,
} from '../../protocol/messages/24-add-partitions-to-txn.ts'
import {
  AddOffsetsToTxn,
  newAddOffsetsToTxnRequest,
} from '../../protocol/messages/25-add-offsets-to-txn.ts'
import { EndTxn, newEndTxnRequest } from '../../protocol/messages/26-end-txn.ts'
import {
  newTxnOffsetCommitRequest,
  newTxnOffsetCommitRequestPartition,
  TxnOffsetCommit,
} from '../../protocol/messages/28-txn-offset-commit.ts'
import {
  type CallContext,
  type Cluster,
  groupCoordinator,
  transactionCoordinator,
} from '../cluster.ts'
import { checkResponse, isRetriable } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { ProducerIdentity } from './producer-batch.ts'

/** A position to be committed together with the records of a transaction. */
export interface TransactionOffset extends TopicPartition {
  /** Of the next record to be read. */
  readonly offset: number
  readonly metadata?: string | null
}

/** Who commits them: the member of a group (KIP-447), or the group's name alone. */
export interface TransactionGroup {
  readonly groupId: string
  readonly generationId?: number
  readonly memberId?: string
  readonly groupInstanceId?: string | null
}

type State = 'new' | 'ready' | 'open' | 'failed' | 'fatal'

/** The feature level from which brokers add partitions and offsets by themselves (KIP-890). */
const IMPLICIT_LEVEL = 2
/** The last versions in which the client adds partitions and offsets to its transactions. */
const LAST_EXPLICIT = { produce: 11, endTxn: 4, txnOffsetCommit: 4, addPartitions: 3 }

/** After these no transaction of this producer can ever succeed. */
const FATAL: ReadonlySet<string> = new Set([
  'PRODUCER_FENCED',
  'INVALID_PRODUCER_EPOCH',
  'INVALID_PRODUCER_ID_MAPPING',
  'INVALID_TXN_STATE',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
  'UNSUPPORTED_VERSION',
])

/**
 * The transactions of one transactional id (KIP-98), in both generations: where the cluster has
 * transaction.version 2, brokers add what is written to, and each end brings a new epoch (KIP-890).
 * A transaction in which anything failed can only be aborted.
 */
export class TransactionManager {
  readonly transactionalId: string
  readonly #cluster: Cluster
  readonly #timeoutMs: number
  readonly #callTimeoutMs: number
  readonly #onAdmitted: () => void
  #state: State = 'new'
  #failure: KafkaError | undefined
  #identity: ProducerIdentity | undefined
  #isImplicit = false
  /** Of the open transaction, by name. */
  #added = new Set<string>()
  #toAdd = new Map<string, TopicPartition>()
  #isAdding = false
  #hasStarted = false

  /** `onAdmitted` is called when `admits` may answer otherwise than before. */
  constructor(
    cluster: Cluster,
    transactionalId: string,
    { timeoutMs, callTimeoutMs }: { readonly timeoutMs: number; readonly callTimeoutMs: number },
    onAdmitted: () => void,
  ) {
    this.#cluster = cluster
    this.transactionalId = transactionalId
    this.#timeoutMs = timeoutMs
    this.#callTimeoutMs = callTimeoutMs
    this.#onAdmitted = onAdmitted
  }

  get identity(): ProducerIdentity | undefined {
    return this.#identity
  }

  get isOpen(): boolean {
    return this.#state === 'open' || this.#state === 'failed'
  }

  /** Why the transaction can't be committed any more. */
  get failure(): KafkaError | undefined {
    return this.#failure
  }

  /** The newest version in which Produce means what the cluster's level makes of it. */
  get produceVersion(): number {
    return this.#isImplicit ? Number.POSITIVE_INFINITY : LAST_EXPLICIT.produce
  }

  /** Fences whoever had the id before, and ends what they left open. */
  async initialize(): Promise<void> {
    if (this.#state !== 'new') throw illegal('initTransactions() was called before')
    await this.#identify()
    this.#state = 'ready'
  }

  begin(): void {
    this.#throwIfFatal()
    if (this.#state !== 'ready') {
      throw illegal(
        this.#state === 'new' ? 'Call initTransactions() first' : 'A transaction is open already',
      )
    }
    this.#state = 'open'
    this.#added = new Set()
    this.#hasStarted = false
  }

  /** Throws unless records may be written: outside of a transaction, or in one that failed. */
  checkWritable(): void {
    this.#throwIfFatal()
    if (this.#state === 'failed') throw this.#failure!
    if (this.#state !== 'open') throw illegal('No transaction is open: call beginTransaction()')
  }

  /** Whether a batch for the partition may go out; if not, what is missing is on its way. */
  admits(partition: TopicPartition): boolean {
    if (this.#state !== 'open') return false
    if (this.#isImplicit) {
      this.#hasStarted = true
      return true
    }
    const name = partitionName(partition)
    if (this.#added.has(name)) return true
    this.#toAdd.set(name, partition)
    void this.#addPartitions()
    return false
  }

  /** A batch is lost: the transaction can only be aborted now. */
  fail(error: KafkaError): void {
    if (this.#state === 'fatal') return
    this.#failure ??= error
    if (FATAL.has(error.error)) this.#state = 'fatal'
    else if (this.#state === 'open') this.#state = 'failed'
  }

  async sendOffsets(offsets: readonly TransactionOffset[], group: TransactionGroup): Promise<void> {
    this.checkWritable()
    if (offsets.length === 0) return
    this.#hasStarted = true
    await this.#guard(async () => {
      if (!this.#isImplicit) await this.#addOffsets(group.groupId)
      await this.#commitOffsets(offsets, group)
    })
  }

  /** Ends the open transaction. All that was sent in it must have been answered. */
  async end(isCommit: boolean): Promise<void> {
    this.#throwIfFatal()
    if (!this.isOpen) throw illegal('No transaction is open')
    if (isCommit && this.#state === 'failed') throw this.#failure!
    const needsNewEpoch = this.#state === 'failed' && !this.#isImplicit
    if (this.#hasStarted) await this.#guard(() => this.#end(isCommit))
    // Sequences were lost: only another epoch lets the producer begin again (KIP-360).
    if (needsNewEpoch) await this.#guard(() => this.#identify())
    this.#failure = undefined
    this.#state = 'ready'
  }

  async #identify(): Promise<void> {
    const response = await this.#call('initProducerId', async ({ connection, send }) => {
      const feature = connection.apiVersions.finalizedFeatures.find(
        ({ name }) => name === 'transaction.version',
      )
      this.#isImplicit = (feature?.maxVersionLevel ?? 0) >= IMPLICIT_LEVEL
      const request = newInitProducerIdRequest({
        transactionalId: this.transactionalId,
        transactionTimeoutMs: this.#timeoutMs,
        ...this.#identity,
      })
      const answer = await send(InitProducerId, request)
      checkResponse(answer.errorCode)
      return answer
    })
    const { producerId, producerEpoch } = response
    this.#identity = { producerId: toNumber(producerId), producerEpoch }
  }

  async #addPartitions(): Promise<void> {
    if (this.#isAdding) return
    this.#isAdding = true
    try {
      while (this.#toAdd.size > 0 && this.#state === 'open') {
        const partitions = [...this.#toAdd]
        this.#hasStarted = true
        await this.#addNow(partitions.map(([, partition]) => partition))
        for (const [name] of partitions) {
          this.#added.add(name)
          this.#toAdd.delete(name)
        }
      }
    } catch (error) {
      this.#toAdd.clear()
      this.fail(asKafkaError(error))
    } finally {
      this.#isAdding = false
      this.#onAdmitted()
    }
  }

  async #addNow(partitions: readonly TopicPartition[]): Promise<void> {
    const request = newAddPartitionsToTxnRequest({
      v3AndBelowTransactionalId: this.transactionalId,
      v3AndBelowProducerId: this.#identity!.producerId,
      v3AndBelowProducerEpoch: this.#identity!.producerEpoch,
      v3AndBelowTopics: [...groupByTopic(partitions)].map(([name, ofTopic]) => ({
        name,
        partitions: ofTopic.map(({ partition }) => partition),
      })),
    })
    await this.#call('addPartitionsToTxn', async ({ send }) => {
      const options = { maxVersion: LAST_EXPLICIT.addPartitions }
      const response = await send(AddPartitionsToTxn, request, options)
      for (const { resultsByPartition } of response.resultsByTopicV3AndBelow) {
        for (const { partitionErrorCode } of resultsByPartition) checkResponse(partitionErrorCode)
      }
    })
  }

  async #addOffsets(groupId: string): Promise<void> {
    await this.#call('addOffsetsToTxn', async ({ send }) => {
      const request = newAddOffsetsToTxnRequest({
        transactionalId: this.transactionalId,
        ...this.#identity,
        groupId,
      })
      checkResponse((await send(AddOffsetsToTxn, request)).errorCode)
    })
  }

  async #commitOffsets(
    offsets: readonly TransactionOffset[],
    { groupId, generationId = -1, memberId = '', groupInstanceId = null }: TransactionGroup,
  ): Promise<void> {
    const request = newTxnOffsetCommitRequest({
      transactionalId: this.transactionalId,
      groupId,
      ...this.#identity,
      generationId,
      memberId,
      groupInstanceId,
      topics: [...groupByTopic(offsets)].map(([name, ofTopic]) => ({
        name,
        partitions: ofTopic.map(({ partition, offset, metadata = '' }) =>
          newTxnOffsetCommitRequestPartition({
            partitionIndex: partition,
            committedOffset: offset,
            committedMetadata: metadata,
          }),
        ),
      })),
    })
    const call = {
      name: 'txnOffsetCommit',
      target: groupCoordinator(groupId),
      timeoutMs: this.#callTimeoutMs,
    }
    await this.#cluster.call(call, async ({ send }) => {
      const options = this.#isImplicit ? {} : { maxVersion: LAST_EXPLICIT.txnOffsetCommit }
      const response = await send(TxnOffsetCommit, request, options)
      for (const { partitions } of response.topics) {
        for (const { errorCode } of partitions) checkResponse(errorCode)
      }
    })
  }

  async #end(isCommit: boolean): Promise<void> {
    const request = newEndTxnRequest({
      transactionalId: this.transactionalId,
      ...this.#identity,
      committed: isCommit,
    })
    const response = await this.#call('endTxn', async ({ send }) => {
      const options = this.#isImplicit ? {} : { maxVersion: LAST_EXPLICIT.endTxn }
      const answer = await send(EndTxn, request, options)
      checkResponse(answer.errorCode)
      return answer
    })
    const producerId = toNumber(response.producerId)
    if (this.#isImplicit && producerId >= 0) {
      this.#identity = { producerId, producerEpoch: response.producerEpoch }
    }
  }

  #call<Result>(name: string, act: (context: CallContext) => Promise<Result>): Promise<Result> {
    const target = transactionCoordinator(this.transactionalId)
    return this.#cluster.call({ name, target, timeoutMs: this.#callTimeoutMs }, act)
  }

  /** What fails on the way makes the transaction fail. */
  async #guard<Result>(act: () => Promise<Result>): Promise<Result> {
    try {
      return await act()
    } catch (error) {
      const failure = asKafkaError(error)
      // A deadline that passed leaves the end undecided: it may be asked for again.
      if (!isRetriable(failure)) this.fail(failure)
      throw failure
    }
  }

  #throwIfFatal(): void {
    if (this.#state === 'fatal') throw this.#failure!
  }
}

function asKafkaError(error: unknown): KafkaError {
  if (error instanceof KafkaError) return error
  return new KafkaError('UNKNOWN_SERVER_ERROR', String(error), { cause: error })
}

/** The caller's mistake: Java's IllegalStateException. */
function illegal(message: string): Error {
  return new Error(message)
}
