import { readVersioned, writeCoordinatorKey, writeVersioned } from '../../protocol/framing.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  newTransactionLogValue,
  readTransactionLogKey,
  TransactionLogKey,
  TransactionLogValue,
} from '../../protocol/messages/records/transaction-log.ts'
import { ProtocolError, Reader } from '../../protocol/reader.ts'
import { NO_PRODUCER_EPOCH } from '../../records/record-batch.ts'
import type { CoordinatorRecord } from '../runtime/coordinator-shard.ts'
import { NO_PARTITIONS, type PartitionSet } from './partition-set.ts'
import { TRANSACTION_STATES, type TransactionMetadata } from './transaction-metadata.ts'

/**
 * The records of `__transaction_state`: one per transactional id, the last one counts. A key is
 * int16 record type and message, a value int16 version and message. Version 1, from
 * `transaction.version` 1 on, also tells the ids before and after and the client's version.
 */
const TRANSACTION_LOG = 0
const FIRST_VERSION_WITH_FLEXIBLE_VALUES = 1

export function transactionRecord(
  metadata: TransactionMetadata,
  transactionVersion: number,
): CoordinatorRecord {
  const value = newTransactionLogValue({
    producerId: metadata.producerId,
    producerEpoch: metadata.producerEpoch,
    transactionTimeoutMs: metadata.timeoutMs,
    transactionStatus: TRANSACTION_STATES.indexOf(metadata.state),
    transactionPartitions: metadata.state === 'Empty' ? null : toSchema(metadata.partitions),
    transactionLastUpdateTimestampMs: metadata.lastUpdateTimestampMs,
    transactionStartTimestampMs: metadata.startTimestampMs,
  })
  const isFlexible = transactionVersion >= FIRST_VERSION_WITH_FLEXIBLE_VALUES
  if (isFlexible) {
    value.previousProducerId = metadata.previousProducerId
    value.nextProducerId = metadata.nextProducerId
    value.clientTransactionVersion = metadata.clientTransactionVersion
  }
  return {
    key: transactionKey(metadata.transactionalId),
    value: writeVersioned(TransactionLogValue, value, isFlexible ? 1 : 0),
  }
}

export function transactionTombstone(transactionalId: string): CoordinatorRecord {
  return { key: transactionKey(transactionalId), value: null }
}

export interface LoggedTransaction {
  readonly transactionalId: string
  /** Undefined: the id was forgotten. */
  readonly metadata: TransactionMetadata | undefined
}

/** Undefined for a record type of a release to come. Throws ProtocolError. */
export function readTransactionRecord({
  key,
  value,
}: CoordinatorRecord): LoggedTransaction | undefined {
  const reader = new Reader(key)
  if (reader.int16() !== TRANSACTION_LOG) return undefined
  const { transactionalId } = readTransactionLogKey(reader, 0)
  if (value === null) return { transactionalId, metadata: undefined }
  const logged = readVersioned(TransactionLogValue, value)
  const state = TRANSACTION_STATES[logged.transactionStatus]
  if (state === undefined) {
    throw new ProtocolError(`A transaction in the unknown state ${logged.transactionStatus}`)
  }
  const metadata: TransactionMetadata = {
    transactionalId,
    producerId: toNumber(logged.producerId),
    previousProducerId: toNumber(logged.previousProducerId),
    nextProducerId: toNumber(logged.nextProducerId),
    producerEpoch: logged.producerEpoch,
    lastProducerEpoch: NO_PRODUCER_EPOCH,
    timeoutMs: logged.transactionTimeoutMs,
    state,
    partitions: fromSchema(logged.transactionPartitions ?? []),
    startTimestampMs: toNumber(logged.transactionStartTimestampMs),
    lastUpdateTimestampMs: toNumber(logged.transactionLastUpdateTimestampMs),
    clientTransactionVersion: logged.clientTransactionVersion,
  }
  return { transactionalId, metadata }
}

function transactionKey(transactionalId: string): Buffer {
  return writeCoordinatorKey(TransactionLogKey, { transactionalId })
}

function toSchema(partitions: PartitionSet) {
  return [...partitions].map(([topic, ids]) => ({ topic, partitionIds: [...ids] }))
}

function fromSchema(
  topics: readonly { readonly topic: string; readonly partitionIds: readonly number[] }[],
): PartitionSet {
  if (topics.length === 0) return NO_PARTITIONS
  return new Map(topics.map(({ topic, partitionIds }) => [topic, new Set(partitionIds)]))
}
