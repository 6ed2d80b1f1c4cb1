import type { BrokerConfig } from '../config/broker-config.ts'
import type { TransactionalProducer } from '../coordinator/runtime/transaction-end.ts'
import type { PartitionVerification } from '../coordinator/transaction/partition-verification.ts'
import { type ErrorName, KafkaError } from '../protocol/errors.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Verification } from '../storage/transaction-verifications.ts'
import type { Partition } from './partition.ts'

export interface TransactionVerifierOptions {
  readonly clock: Clock
  readonly config: () => BrokerConfig
  /** To be told of what nobody waits for. */
  readonly onFailure: (error: unknown) => void
}

/** The records of a request that belong to one transaction, by partition. */
export interface TransactionalAppend {
  readonly transactionalId: string
  readonly producer: TransactionalProducer
  readonly batches: readonly { readonly partition: Partition; readonly firstSequence: number }[]
  readonly rules: VerificationRules
}

/** What the client's version of a request knows. */
export interface VerificationRules {
  /** The partition joins the transaction by the request itself: `transaction.version` 2. */
  readonly addsPartitions: boolean
  /** TRANSACTION_ABORTABLE, which is INVALID_TXN_STATE to older clients. */
  readonly knowsAbortable: boolean
}

/** What an append may bring along, or why it must not be done. */
export type VerificationOutcome =
  | { readonly verification: Verification | undefined; readonly error?: undefined }
  | { readonly error: ErrorName; readonly message: string | null }

/** Errors that pass; older clients try again on NOT_ENOUGH_REPLICAS without new metadata. */
const PASSING: ReadonlySet<ErrorName> = new Set([
  'NETWORK_EXCEPTION',
  'COORDINATOR_LOAD_IN_PROGRESS',
  'COORDINATOR_NOT_AVAILABLE',
  'NOT_COORDINATOR',
])

/**
 * Asks the transaction coordinator about the partitions of a transaction before its first records
 * are appended to them (KIP-890). While the transaction is open in a partition nobody is asked. The
 * requests of one producer go on in their order, whatever each has to wait for.
 */
export class TransactionVerifier {
  readonly #options: TransactionVerifierOptions
  /** By producer id: settles when the last of its requests has gone on. */
  readonly #tails = new Map<number, Promise<void>>()

  constructor(options: TransactionVerifierOptions) {
    this.#options = options
  }

  /** `onVerified` gets an outcome for each batch, at once where nobody needs to be asked. */
  verify(
    coordinator: PartitionVerification | undefined,
    append: TransactionalAppend,
    onVerified: (outcomes: readonly VerificationOutcome[]) => void,
  ): void {
    const { producerId } = append.producer
    const before = this.#tails.get(producerId)
    let outcomes: VerificationOutcome[] | undefined
    if (before === undefined) {
      outcomes = this.#start(append)
      if (!outcomes.some(isAsking)) {
        onVerified(outcomes)
        return
      }
    }
    const tail: Promise<void> = Promise.resolve(before)
      .then(() => this.#ask(coordinator, append, outcomes ?? this.#start(append)))
      .then(onVerified)
      .catch(this.#options.onFailure)
      .finally(() => {
        if (this.#tails.get(producerId) === tail) this.#tails.delete(producerId)
      })
    this.#tails.set(producerId, tail)
  }

  #start({ producer, batches, rules }: TransactionalAppend): VerificationOutcome[] {
    const isEpochBumped = rules.addsPartitions
    if (
      !isEpochBumped &&
      !this.#options.config().get('transaction.partition.verification.enable')
    ) {
      return batches.map(() => ({ verification: undefined }))
    }
    const { producerId, producerEpoch } = producer
    const nowMs = this.#options.clock.nowMs()
    return batches.map(({ partition, firstSequence }) => {
      try {
        const asked = { producerEpoch, firstSequence, isEpochBumped }
        const { producerState } = partition.log
        return { verification: producerState.startVerification(producerId, asked, nowMs) }
      } catch (error) {
        if (!(error instanceof KafkaError)) throw error
        return { error: error.error, message: null }
      }
    })
  }

  async #ask(
    coordinator: PartitionVerification | undefined,
    append: TransactionalAppend,
    started: readonly VerificationOutcome[],
  ): Promise<VerificationOutcome[]> {
    const asking = started.flatMap((outcome, i) => (isAsking(outcome) ? [i] : []))
    const answers = await this.#answers(coordinator, append, asking)
    return started.map((outcome, i) => {
      const answer = answers[asking.indexOf(i)] ?? 'NONE'
      return answer === 'NONE' ? outcome : refusal(answer, append.rules)
    })
  }

  // The transaction before may be about to end: the client would only come again for that.
  async #answers(
    coordinator: PartitionVerification | undefined,
    { transactionalId, producer, batches, rules }: TransactionalAppend,
    asking: readonly number[],
  ): Promise<ErrorName[]> {
    if (coordinator === undefined) return asking.map(() => 'COORDINATOR_NOT_AVAILABLE')
    const partitions = asking.map((i) => {
      const { topic, partitionId } = batches[i]!.partition
      return { topic, partition: partitionId }
    })
    if (!rules.addsPartitions) {
      return coordinator.verifyPartitions(transactionalId, producer, partitions)
    }
    const { clock, config } = this.#options
    const backoffMaxMs = config().get('add.partitions.to.txn.retry.backoff.max.ms')
    const deadlineMs = clock.nowMs() + Math.min(backoffMaxMs, config().get('request.timeout.ms'))
    for (;;) {
      const answers = await coordinator.addPartitions(transactionalId, producer, partitions)
      const isBusy = answers.includes('CONCURRENT_TRANSACTIONS')
      if (!isBusy || clock.nowMs() >= deadlineMs) return answers
      const backoffMs = config().get('add.partitions.to.txn.retry.backoff.ms')
      await new Promise<void>((resolve) => {
        clock.setTimer(backoffMs, resolve)
      })
    }
  }
}

function isAsking(outcome: VerificationOutcome): boolean {
  return outcome.error === undefined && outcome.verification !== undefined
}

/** The coordinator's error in words that every producer knows. */
function refusal(error: ErrorName, rules: VerificationRules): VerificationOutcome {
  if (PASSING.has(error) || (error === 'CONCURRENT_TRANSACTIONS' && !rules.addsPartitions)) {
    return {
      error: 'NOT_ENOUGH_REPLICAS',
      message: `Unable to verify the partition has been added to the transaction. Underlying error: ${error}`,
    }
  }
  if (error === 'PRODUCER_FENCED') return { error: 'INVALID_PRODUCER_EPOCH', message: null }
  const isUnknownAbort = error === 'TRANSACTION_ABORTABLE' && !rules.knowsAbortable
  if (error === 'INVALID_TXN_STATE' || isUnknownAbort) {
    const message = 'Partition was not added to the transaction'
    return { error: 'INVALID_TXN_STATE', message }
  }
  return { error, message: null }
}
