import type { Partition } from '../broker/partition.ts'
import { offsetBehind, readFetched } from '../client/consumer/fetched-batches.ts'
import { DecodedRecord } from './record-data.ts'
import type { ReadOptions, ReadRecord } from './types/records.ts'

const READ_BYTES = 1024 * 1024
const DEFAULT_LIMIT = 10_000

/** The records of partitions, straight from their logs; by partition, then by offset. */
export async function readRecords(
  partitions: readonly Partition[],
  { fromOffset = 0, limit = DEFAULT_LIMIT, isolation = 'read_committed' }: ReadOptions,
): Promise<ReadRecord[]> {
  const found: ReadRecord[] = []
  for (const partition of partitions) {
    const { topic, partitionId, log } = partition
    let offset = Math.max(fromOffset, log.logStartOffset)
    const committed = isolation === 'read_committed'
    const end = log.endOffset(committed ? 'committed' : 'high-watermark')
    while (offset < end && found.length < limit) {
      const data = log.read(offset, {
        maxBytes: READ_BYTES,
        isolation: committed ? 'committed' : 'high-watermark',
        minOneMessage: true,
      })
      const bytes = Buffer.concat(data.records)
      const abortedTransactions = data.abortedTransactions ?? []
      data.release()
      if (bytes.length === 0) break
      const fetched = {
        topic,
        partition: partitionId,
        bytes,
        fromOffset: offset,
        abortedTransactions,
      }
      for await (const { records } of readFetched(fetched, false)) {
        for (const record of records) found.push(new DecodedRecord(topic, partitionId, record))
      }
      const next = offsetBehind(bytes, offset)
      if (next === offset) break
      offset = next
    }
  }
  return found.slice(0, limit)
}
