import { KafkaError } from '../../protocol/errors.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../runtime/coordinator-shard.ts'
import { fenceAndAbort } from './end-transaction.ts'
import type { Transaction } from './transaction.ts'
import type { TransactionContext } from './transaction-context.ts'
import { dead, NO_TIMEOUT } from './transaction-metadata.ts'
import { transactionTombstone } from './transaction-records.ts'

/** The next looks at what has taken too long, and at ids that nobody uses any more. */
export function scheduleAbort({ effects, config }: TransactionContext): void {
  effects.schedule('abort-timed-out', config.abortIntervalMs, { type: 'abort-timed-out' })
}

export function scheduleIdExpiration({ effects, config }: TransactionContext): void {
  effects.schedule('expire-ids', config.idExpirationIntervalMs, { type: 'expire-ids' })
}

/** Aborts what has been open for longer than its producer asked for, and fences the producer. */
export function abortTimedOut(context: TransactionContext): CoordinatorResult<undefined> {
  const results: CoordinatorResult<undefined>[] = []
  for (const transaction of context.transactions.values()) {
    if (!isTimedOut(transaction, context.nowMs)) continue
    try {
      results.push(fenceAndAbort(context, transaction, undefined))
      const { transactionalId, timeoutMs } = transaction.metadata
      context.logger.info(`Aborts '${transactionalId}', which took more than ${timeoutMs} ms`)
    } catch (error) {
      // No producer id at hand for one that is out of epochs: the next look will find one.
      if (!(error instanceof KafkaError)) throw error
    }
  }
  return merged(results)
}

function isTimedOut({ metadata, pending }: Transaction, nowMs: number): boolean {
  const { state, timeoutMs, startTimestampMs } = metadata
  if (pending !== undefined || state !== 'Ongoing' || timeoutMs === NO_TIMEOUT) return false
  return startTimestampMs + timeoutMs < nowMs
}

/** Forgets transactional ids that were not used for `transactional.id.expiration.ms`. */
export function expireIds(context: TransactionContext): CoordinatorResult<undefined> {
  const oldestMs = context.nowMs - context.config.idExpirationMs
  const results: CoordinatorResult<undefined>[] = []
  for (const transaction of context.transactions.values()) {
    const { transactionalId, state, lastUpdateTimestampMs } = transaction.metadata
    const isIdle = state === 'Empty' || state === 'CompleteCommit' || state === 'CompleteAbort'
    if (transaction.pending !== undefined || !isIdle || lastUpdateTimestampMs > oldestMs) continue
    transaction.pending = dead(transaction.metadata)
    results.push({
      records: [transactionTombstone(transactionalId)],
      response: undefined,
      whenCommitted: (error) => {
        transaction.pending = undefined
        if (error === undefined) context.transactions.delete(transactionalId)
      },
    })
  }
  return merged(results)
}

/** One write for all: their records need no more to be together. */
function merged(results: readonly CoordinatorResult<undefined>[]): CoordinatorResult<undefined> {
  const records: CoordinatorRecord[] = results.flatMap((result) => [...result.records])
  return {
    records,
    response: undefined,
    isReplayed: false,
    isAtomic: false,
    whenCommitted: (error, nowMs) => {
      for (const { whenCommitted } of results) whenCommitted?.(error, nowMs)
    },
  }
}
