import type {
  CoordinatorResult,
  CoordinatorShard,
  LoggedRecord,
  ShardEffects,
} from '../runtime/coordinator-shard.ts'
import { abortTimedOut, expireIds, scheduleAbort, scheduleIdExpiration } from './time-limits.ts'
import { Transaction } from './transaction.ts'
import type {
  TransactionContext,
  TransactionTimerEvent,
  TransactionWorld,
} from './transaction-context.ts'
import { readTransactionRecord } from './transaction-records.ts'
import { onCompleteTimer, onWriteMarkersTimer, sendMarkers } from './write-markers.ts'

/**
 * The state machine of one partition of `__transaction_state`: its transactional ids, each with its
 * transaction. What an event does is in the files beside this one, which get the context of `at()`.
 * A change is decided, written, and takes effect when it is committed; what was decided before a
 * crash is brought to its end when the partition is loaded.
 */
export class TransactionShard implements CoordinatorShard<TransactionTimerEvent> {
  readonly #transactions = new Map<string, Transaction>()
  readonly #world: TransactionWorld
  readonly #effects: ShardEffects<TransactionTimerEvent>
  readonly #coordinatorEpoch: number

  constructor(
    world: TransactionWorld,
    effects: ShardEffects<TransactionTimerEvent>,
    coordinatorEpoch: number,
  ) {
    this.#world = world
    this.#effects = effects
    this.#coordinatorEpoch = coordinatorEpoch
  }

  /** What an event sees of state, world and time. */
  at(nowMs: number): TransactionContext {
    return {
      ...this.#world,
      transactions: this.#transactions,
      effects: this.#effects,
      coordinatorEpoch: this.#coordinatorEpoch,
      nowMs,
    }
  }

  replay(record: LoggedRecord): void {
    const logged = readTransactionRecord(record)
    if (logged === undefined) {
      this.#world.logger.warn('Skipped a record of an unknown type among the transactions')
      return
    }
    const { transactionalId, metadata } = logged
    if (metadata === undefined) this.#transactions.delete(transactionalId)
    else this.#transactions.set(transactionalId, new Transaction(metadata))
  }

  /** Nobody writes here in a transaction. */
  replayEndTransactionMarker(): void {}

  onLoaded(nowMs: number): void {
    const context = this.at(nowMs)
    for (const transaction of this.#transactions.values()) {
      const { state } = transaction.metadata
      const isDecided = state === 'PrepareCommit' || state === 'PrepareAbort'
      if (isDecided) sendMarkers(context, transaction)
    }
    scheduleAbort(context)
    scheduleIdExpiration(context)
  }

  onTimer(event: TransactionTimerEvent, nowMs: number): CoordinatorResult<undefined> {
    const context = this.at(nowMs)
    switch (event.type) {
      case 'abort-timed-out':
        scheduleAbort(context)
        return abortTimedOut(context)
      case 'expire-ids':
        scheduleIdExpiration(context)
        return expireIds(context)
      case 'write-markers':
        return onWriteMarkersTimer(context, event.transactionalId)
      case 'complete':
        return onCompleteTimer(context, event.transactionalId)
    }
  }

  onUnloaded(): void {}
}
