/**
 * What the cleaner knows of transactions while it walks up a log: which of them were aborted, so
 * that their records go, and which markers nobody needs any more, because all records of the
 * transaction are gone.
 */
import { parseControlType } from '../../records/control-record.ts'
import * as batch from '../../records/record-batch.ts'
import { readUncompressedRecords } from '../../records/record-reader.ts'
import type { AbortedTransaction } from '../txn-index.ts'

interface OpenAbort {
  readonly transaction: AbortedTransaction
  /** A batch of the transaction was met: its marker has to stay. */
  hasBatches: boolean
}

export class CleanedTransactions {
  /** Those to come, by first offset. */
  #aborted: AbortedTransaction[] = []
  readonly #known = new Set<string>()
  readonly #openAborts = new Map<number, OpenAbort>()
  /** Producers with records of a transaction that is not aborted, and whose marker is to come. */
  readonly #openCommits = new Set<number>()
  readonly #keepAborted: (transaction: AbortedTransaction) => void

  /** `keepAborted` is told of each aborted transaction of which something is left. */
  constructor(keepAborted: (transaction: AbortedTransaction) => void) {
    this.#keepAborted = keepAborted
  }

  /** The aborted transactions of the next stretch; those that are known already are passed over. */
  add(transactions: readonly AbortedTransaction[]): void {
    for (const each of transactions) {
      const id = `${each.producerId}:${each.firstOffset}`
      if (this.#known.has(id)) continue
      this.#known.add(id)
      this.#aborted.push(each)
    }
    this.#aborted.sort((a, b) => a.firstOffset - b.firstOffset)
  }

  /** Whether the records of the batch are not needed; for a marker, whether it ends nothing. */
  isDiscardable(buffer: Buffer, at: number): boolean {
    this.#openUpTo(batch.lastOffset(buffer, at))
    if (batch.isControl(buffer, at)) return this.#onMarker(buffer, at)
    if (!batch.isTransactional(buffer, at)) return false
    const producerId = batch.producerId(buffer, at)
    const abort = this.#openAborts.get(producerId)
    if (abort === undefined) {
      this.#openCommits.add(producerId)
      return false
    }
    abort.hasBatches = true
    return true
  }

  #onMarker(buffer: Buffer, at: number): boolean {
    // An earlier cleaning has emptied it.
    if (batch.recordCount(buffer, at) === 0) return true
    const producerId = batch.producerId(buffer, at)
    const type = parseControlType(readUncompressedRecords(buffer, at)[0]!.key)
    if (type === 'COMMIT') return !this.#openCommits.delete(producerId)
    if (type !== 'ABORT') return false
    const abort = this.#openAborts.get(producerId)
    this.#openAborts.delete(producerId)
    if (abort === undefined || !abort.hasBatches) return true
    this.#keepAborted(abort.transaction)
    return false
  }

  #openUpTo(offset: number): void {
    while (this.#aborted.length > 0 && this.#aborted[0]!.firstOffset <= offset) {
      const transaction = this.#aborted.shift()!
      if (this.#openAborts.has(transaction.producerId)) continue
      this.#openAborts.set(transaction.producerId, { transaction, hasBatches: false })
    }
  }
}
