import * as batch from '../records/record-batch.ts'

/**
 * A producer that asks the transaction coordinator whether this partition is in its transaction,
 * before the transaction's first batch is appended (KIP-890). The object itself is the proof that
 * the append has to bring along: the end of a transaction makes a proof from before it worthless.
 */
export interface Verification {
  readonly startedMs: number
  /** By the rules of `transaction.version` 2: the epoch rises with each transaction. */
  readonly isEpochBumped: boolean
  readonly producerEpoch: number
  /** The least that was asked for in this epoch: what follows it may not come first. */
  readonly lowestSequence: number
}

type MutableVerification = { -readonly [Field in keyof Verification]: Verification[Field] }

/** The verifications of a log's producers, at most one each. They are not on disk. */
export class TransactionVerifications {
  readonly #byProducer = new Map<number, MutableVerification>()

  find(producerId: number): Verification | undefined {
    return this.#byProducer.get(producerId)
  }

  /** Starts one, or joins the one that is under way. */
  start(
    producerId: number,
    asked: Pick<Verification, 'producerEpoch' | 'isEpochBumped'> & { firstSequence: number },
    nowMs: number,
  ): Verification {
    const { producerEpoch, isEpochBumped, firstSequence } = asked
    const known = this.#byProducer.get(producerId)
    if (known === undefined) {
      const started = { startedMs: nowMs, isEpochBumped, producerEpoch }
      const verification = { ...started, lowestSequence: firstSequence }
      this.#byProducer.set(producerId, verification)
      return verification
    }
    if (producerEpoch > known.producerEpoch) {
      known.producerEpoch = producerEpoch
      known.lowestSequence = firstSequence
    } else if (producerEpoch === known.producerEpoch) {
      known.lowestSequence = Math.min(known.lowestSequence, firstSequence)
    }
    return known
  }

  // A marker with the new epoch ends the transaction before the one that is being verified.
  onTransactionalBatch(buffer: Buffer, at: number): void {
    if (this.#byProducer.size === 0) return
    const producerId = batch.producerId(buffer, at)
    const known = this.#byProducer.get(producerId)
    if (known === undefined) return
    const isOfEarlierTransaction =
      known.isEpochBumped &&
      batch.isControl(buffer, at) &&
      batch.producerEpoch(buffer, at) === known.producerEpoch
    if (!isOfEarlierTransaction) this.#byProducer.delete(producerId)
  }

  removeExpired(nowMs: number, expirationMs: number): void {
    for (const [producerId, { startedMs }] of this.#byProducer) {
      if (nowMs - startedMs >= expirationMs) this.#byProducer.delete(producerId)
    }
  }
}
