import { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import type { AbortedTransaction } from '../../protocol/messages/1-fetch.ts'
import { parseControlType } from '../../records/control-record.ts'
import * as batch from '../../records/record-batch.ts'
import {
  type KafkaRecord,
  readRecords,
  readUncompressedRecords,
} from '../../records/record-reader.ts'
import { partitionName, type TopicPartition } from '../topic-partition.ts'

/** Whole batches of one partition, as a broker sent them. */
export interface FetchedData extends TopicPartition {
  readonly bytes: Buffer
  /** Records before it were not asked for; a batch may begin with some. */
  readonly fromOffset: number
  /** Records from it on were not asked for; left out: all that there are. */
  readonly untilOffset?: number | undefined
  /** With read_committed: the transactions whose records are to be left out. */
  readonly abortedTransactions: readonly AbortedTransaction[]
}

export interface FetchedBatch extends TopicPartition {
  readonly timestampType: batch.TimestampType | 'NoTimestampType'
  readonly records: readonly KafkaRecord[]
}

/** Where the next fetch goes on: behind the last whole batch. */
export function offsetBehind(bytes: Buffer, fromOffset: number): number {
  let offset = fromOffset
  for (const position of batch.batches(bytes)) {
    offset = Math.max(offset, nextOffset(bytes, position))
  }
  return offset
}

function nextOffset(bytes: Buffer, position: number): number {
  // A legacy message's offset is its own, and a wrapper's that of its last message.
  return batch.magic(bytes, position) < 2
    ? batch.baseOffset(bytes, position) + 1
    : batch.nextOffset(bytes, position)
}

/**
 * The batches with records for the user, one after the other: without control batches and, where
 * aborted transactions are named, without theirs. Throws CORRUPT_MESSAGE for a wrong checksum.
 */
export async function* readFetched(
  data: FetchedData,
  checksCrcs: boolean,
): AsyncGenerator<FetchedBatch> {
  const aborted = new AbortedProducers(data.abortedTransactions)
  for (const position of batch.batches(data.bytes)) {
    if (batch.magic(data.bytes, position) >= 2) {
      if (checksCrcs) ensureIntact(data, position)
      if (aborted.covers(data.bytes, position)) continue
    }
    const records = await readRecords(data.bytes, position)
    const wanted = withinBounds(records, data)
    if (wanted.length === 0) continue
    yield {
      topic: data.topic,
      partition: data.partition,
      timestampType: timestampType(data.bytes, position),
      records: wanted,
    }
  }
}

function withinBounds(
  records: readonly KafkaRecord[],
  { fromOffset, untilOffset = Number.POSITIVE_INFINITY }: FetchedData,
): readonly KafkaRecord[] {
  const [first] = records
  if (first === undefined) return records
  if (first.offset >= fromOffset && records.at(-1)!.offset < untilOffset) return records
  return records.filter(({ offset }) => offset >= fromOffset && offset < untilOffset)
}

function timestampType(bytes: Buffer, position: number): FetchedBatch['timestampType'] {
  return batch.magic(bytes, position) === 0
    ? 'NoTimestampType'
    : batch.timestampType(bytes, position)
}

function ensureIntact(data: FetchedData, position: number): void {
  if (batch.hasValidCrc(data.bytes, position)) return
  throw new KafkaError(
    'CORRUPT_MESSAGE',
    `Record batch for partition ${partitionName(data)} at offset ${batch.baseOffset(data.bytes, position)} is invalid, cause: Record is corrupt`,
  )
}

/** Follows the transactions of a partition from batch to batch (KIP-98). */
class AbortedProducers {
  readonly #upcoming: { readonly producerId: number; readonly firstOffset: number }[]
  readonly #open = new Set<number>()

  constructor(transactions: readonly AbortedTransaction[]) {
    this.#upcoming = transactions
      .map(({ producerId, firstOffset }) => ({
        producerId: toNumber(producerId),
        firstOffset: toNumber(firstOffset),
      }))
      .sort((one, other) => one.firstOffset - other.firstOffset)
  }

  /** Whether the user must not see the batch. */
  covers(bytes: Buffer, position: number): boolean {
    const lastOffset = batch.lastOffset(bytes, position)
    while (this.#upcoming.length > 0 && this.#upcoming[0]!.firstOffset <= lastOffset) {
      this.#open.add(this.#upcoming.shift()!.producerId)
    }
    const producerId = batch.producerId(bytes, position)
    if (batch.isControl(bytes, position)) {
      const [marker] = readUncompressedRecords(bytes, position)
      if (marker && parseControlType(marker.key) === 'ABORT') this.#open.delete(producerId)
      return true
    }
    return batch.isTransactional(bytes, position) && this.#open.has(producerId)
  }
}
