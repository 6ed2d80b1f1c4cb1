/** Which open transactions hang: no coordinator will ever end them. Without any contact to a broker. */
import type { ProducerDescription } from '../../client/admin/describe-producers.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import type { Int64 } from '../../protocol/int64.ts'

export interface OpenTransaction extends TopicPartition {
  readonly producer: ProducerDescription
}

/** The transactions that have been open for longer than a transaction may be. */
export function overdueTransactions(
  partition: TopicPartition,
  producers: readonly ProducerDescription[],
  { nowMs, timeoutMs }: { readonly nowMs: number; readonly timeoutMs: number },
): OpenTransaction[] {
  return producers
    .filter(({ transactionStartOffset }) => transactionStartOffset !== undefined)
    .filter(({ lastTimestamp }) => nowMs - lastTimestamp > timeoutMs)
    .map((producer) => ({ ...partition, producer }))
}

/**
 * Those of a producer whom no transactional id knows, or whose coordinator does not count the
 * partition to the transaction.
 */
export function hangingTransactions(
  open: readonly OpenTransaction[],
  idsByProducer: ReadonlyMap<Int64, string>,
  partitionsById: ReadonlyMap<string, readonly TopicPartition[]>,
): OpenTransaction[] {
  return open.filter((transaction) => {
    const transactionalId = idsByProducer.get(transaction.producer.producerId)
    const partitions = transactionalId === undefined ? [] : partitionsById.get(transactionalId)
    const name = partitionName(transaction)
    return !partitions?.some((partition) => partitionName(partition) === name)
  })
}
