import { NO_PRODUCER_EPOCH, NO_PRODUCER_ID } from '../../records/record-batch.ts'
import { assert } from '../../runtime/assert.ts'
import type { TopicPartition } from '../runtime/partition-log.ts'
import { NO_PARTITIONS, type PartitionSet, withPartitions } from './partition-set.ts'

/** The states by their ids in the log. Apache writes the last two never. */
export const TRANSACTION_STATES = [
  'Empty',
  'Ongoing',
  'PrepareCommit',
  'PrepareAbort',
  'CompleteCommit',
  'CompleteAbort',
  'Dead',
  'PrepareEpochFence',
] as const

export type TransactionState = (typeof TRANSACTION_STATES)[number]

const EMPTY_OR_COMPLETE = ['Empty', 'CompleteCommit', 'CompleteAbort'] as const

const PREVIOUS_STATES: Readonly<Record<TransactionState, readonly TransactionState[]>> = {
  Empty: EMPTY_OR_COMPLETE,
  Ongoing: ['Ongoing', ...EMPTY_OR_COMPLETE],
  PrepareCommit: ['Ongoing'],
  // Without a partition only by transactions of version 2, which bump the epoch by it.
  PrepareAbort: ['Ongoing', ...EMPTY_OR_COMPLETE],
  CompleteCommit: ['PrepareCommit'],
  CompleteAbort: ['PrepareAbort'],
  Dead: EMPTY_OR_COMPLETE,
  PrepareEpochFence: [],
}

/** From this `transaction.version` on every end of a transaction bumps the epoch (KIP-890). */
export const EPOCH_BUMP_VERSION = 2

/** The last one is kept in reserve, so that whoever has the one before it can be fenced. */
const MAX_PRODUCER_EPOCH = 32_767

/** A timeout that stands for none: transactions of a two-phase commit (KIP-939). */
export const NO_TIMEOUT = 2_147_483_647

/** What the coordinator knows of a transactional id: its producer and its present transaction. */
export interface TransactionMetadata {
  readonly transactionalId: string
  readonly producerId: number
  /** The id before the last change. */
  readonly previousProducerId: number
  /** The id from the completion on, when the present one has no epochs left; else −1. */
  readonly nextProducerId: number
  readonly producerEpoch: number
  /** Who still has this one did not hear of the bump and asks again; not in the log. */
  readonly lastProducerEpoch: number
  readonly timeoutMs: number
  readonly state: TransactionState
  readonly partitions: PartitionSet
  /** −1 before the first transaction. */
  readonly startTimestampMs: number
  readonly lastUpdateTimestampMs: number
  /** `transaction.version` of the client. */
  readonly clientTransactionVersion: number
}

/** A transactional id that nobody has used yet: its first epoch will be 0. */
export function newTransactionMetadata(
  transactionalId: string,
  producerId: number,
  timeoutMs: number,
  nowMs: number,
): TransactionMetadata {
  return {
    transactionalId,
    producerId,
    previousProducerId: NO_PRODUCER_ID,
    nextProducerId: NO_PRODUCER_ID,
    producerEpoch: NO_PRODUCER_EPOCH,
    lastProducerEpoch: NO_PRODUCER_EPOCH,
    timeoutMs,
    state: 'Empty',
    partitions: NO_PARTITIONS,
    startTimestampMs: -1,
    lastUpdateTimestampMs: nowMs,
    clientTransactionVersion: 0,
  }
}

export function isEpochExhausted(producerEpoch: number): boolean {
  return producerEpoch >= MAX_PRODUCER_EPOCH - 1
}

/** The next epoch, or the present one where there is none. */
export function bumpedEpoch(producerEpoch: number): number {
  return Math.min(producerEpoch + 1, MAX_PRODUCER_EPOCH)
}

/** After InitProducerId: nothing in work, the producer has its id and epoch. */
export function initialized(
  from: TransactionMetadata,
  producer: Pick<TransactionMetadata, 'producerId' | 'producerEpoch' | 'lastProducerEpoch'>,
  timeoutMs: number,
  nowMs: number,
): TransactionMetadata {
  return changed(from, 'Empty', {
    ...producer,
    timeoutMs,
    partitions: NO_PARTITIONS,
    startTimestampMs: -1,
    lastUpdateTimestampMs: nowMs,
  })
}

export function withAddedPartitions(
  from: TransactionMetadata,
  added: readonly TopicPartition[],
  clientTransactionVersion: number,
  nowMs: number,
): TransactionMetadata {
  return changed(from, 'Ongoing', {
    partitions: withPartitions(from.partitions, added),
    startTimestampMs: from.state === 'Ongoing' ? from.startTimestampMs : nowMs,
    lastUpdateTimestampMs: nowMs,
    clientTransactionVersion,
  })
}

export interface Preparation {
  readonly isCommitted: boolean
  readonly clientTransactionVersion: number
  /** −1 where the present producer id goes on. */
  readonly nextProducerId: number
}

/** Decided: from here on it will be committed or aborted, whatever happens. */
export function prepared(
  from: TransactionMetadata,
  { isCommitted, clientTransactionVersion, nextProducerId }: Preparation,
  nowMs: number,
): TransactionMetadata {
  const isBumped = clientTransactionVersion >= EPOCH_BUMP_VERSION
  const { producerEpoch, lastProducerEpoch, startTimestampMs } = from
  return changed(from, isCommitted ? 'PrepareCommit' : 'PrepareAbort', {
    producerEpoch: isBumped ? bumpedEpoch(producerEpoch) : producerEpoch,
    lastProducerEpoch: isBumped ? producerEpoch : lastProducerEpoch,
    nextProducerId,
    startTimestampMs: from.state === 'Ongoing' ? startTimestampMs : nowMs,
    lastUpdateTimestampMs: nowMs,
    clientTransactionVersion,
  })
}

/** Every partition has its marker. */
export function completed(from: TransactionMetadata, nowMs: number): TransactionMetadata {
  const { nextProducerId, clientTransactionVersion } = from
  const hasNewId =
    clientTransactionVersion >= EPOCH_BUMP_VERSION && nextProducerId !== NO_PRODUCER_ID
  return changed(from, from.state === 'PrepareCommit' ? 'CompleteCommit' : 'CompleteAbort', {
    ...(hasNewId && { producerId: nextProducerId, producerEpoch: 0 }),
    nextProducerId: NO_PRODUCER_ID,
    partitions: NO_PARTITIONS,
    lastUpdateTimestampMs: nowMs,
  })
}

/** The transactional id is forgotten. */
export function dead(from: TransactionMetadata): TransactionMetadata {
  return changed(from, 'Dead', { partitions: NO_PARTITIONS })
}

function changed(
  from: TransactionMetadata,
  state: TransactionState,
  changes: Partial<TransactionMetadata>,
): TransactionMetadata {
  const isAllowed = PREVIOUS_STATES[state].includes(from.state)
  assert(isAllowed, `a transaction does not go from ${from.state} to ${state}`)
  const next = { ...from, previousProducerId: from.producerId, ...changes, state }
  assert(state === 'Dead' || next.producerEpoch >= 0, 'a transaction in the log has an epoch')
  return next
}
