import type { KafkaError } from '../../protocol/errors.ts'
import type { Verification } from '../../storage/transaction-verifications.ts'
import type { TransactionalProducer } from './transaction-end.ts'

/** What a coordinator writes: key and value with the versions in front. A null value is a tombstone. */
export interface CoordinatorRecord {
  readonly key: Buffer
  readonly value: Buffer | null
}

/** A record as it lies in the log. */
export interface LoggedRecord extends CoordinatorRecord {
  readonly offset: number
  /** −1 outside of a transaction. */
  readonly producerId: number
}

/** What an operation decides. The runtime carries it out. */
export interface CoordinatorResult<Response> {
  readonly records: readonly CoordinatorRecord[]
  readonly response: Response
  /** False where the operation has changed the state itself and replay is for start-up only. */
  readonly isReplayed?: boolean
  /** False where the records may go out in several batches. */
  readonly isAtomic?: boolean
  /** In whose transaction the records are: they count once its marker is there. */
  readonly producer?: TransactionalProducer
  /** That the transaction has this partition: only then are its first records taken (KIP-890). */
  readonly verification?: Verification | undefined
  /** Runs once the records are committed, or with the error that refused them. */
  readonly whenCommitted?: (error: KafkaError | undefined, nowMs: number) => void
}

const NO_RECORDS: readonly CoordinatorRecord[] = []

/** Nothing to write, nothing to tell. */
export const NO_RESULT: CoordinatorResult<undefined> = {
  records: NO_RECORDS,
  response: undefined,
}

export function respond<Response>(response: Response): CoordinatorResult<Response> {
  return { records: NO_RECORDS, response }
}

/** Stands for a request that is answered later; `ShardEffects.reply` answers it. */
export type Ticket<Response> = number & { readonly response?: Response }

/** What a state machine asks of the world. Timers are data: key, delay and the event to come. */
export interface ShardEffects<TimerEvent> {
  /** Replaces what was scheduled under `key`. */
  schedule(key: string, delayMs: number, event: TimerEvent): void
  cancel(key: string): void
  /** Something is scheduled under `key` and has not come yet. */
  isScheduled(key: string): boolean
  /** Only the first reply to a ticket counts. */
  reply<Response>(ticket: Ticket<Response>, response: Response): void
}

/**
 * The state machine of one partition of an internal topic. It holds no promise, timer or socket.
 * Its operations are methods of the implementing class: they read the state and the time and give
 * a CoordinatorResult; `replay` alone turns records into state.
 */
export interface CoordinatorShard<TimerEvent> {
  replay(record: LoggedRecord): void
  /** A transaction marker in this partition. */
  replayEndTransactionMarker(producerId: number, isCommitted: boolean): void
  /** The whole log has been replayed and requests may come. */
  onLoaded(nowMs: number): void
  onTimer(event: TimerEvent, nowMs: number): CoordinatorResult<undefined>
  /** This node does not lead the partition any more: answer what is parked. */
  onUnloaded(): void
}
