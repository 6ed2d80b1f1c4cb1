import { parseControlType } from '../../records/control-record.ts'
import * as recordBatch from '../../records/record-batch.ts'
import { readRecords } from '../../records/record-reader.ts'
import type { Logger } from '../../runtime/logger.ts'
import type { CoordinatorShard } from './coordinator-shard.ts'
import { type PartitionReader, type TopicPartition, topicPartitionName } from './partition-log.ts'

export interface LoadOptions {
  readonly reader: PartitionReader
  readonly topicPartition: TopicPartition
  readonly shard: CoordinatorShard<never>
  readonly logger: Logger
  /** How much is read at once (`offsets.load.buffer.size`). */
  readonly bufferBytes: number
  /** The partition has gone meanwhile. */
  readonly isCancelled: () => boolean
}

export interface LoadSummary {
  readonly recordCount: number
  readonly bytes: number
  readonly endOffset: number
}

/** Replays a partition from its start to its end, batch by batch, with a bounded buffer. */
export async function loadPartition(options: LoadOptions): Promise<LoadSummary> {
  const { reader, topicPartition, bufferBytes } = options
  const endOffset = reader.logEndOffset(topicPartition)
  let offset = reader.logStartOffset(topicPartition)
  let recordCount = 0
  let bytes = 0
  while (offset < endOffset && !options.isCancelled()) {
    const chunk = await reader.read(topicPartition, offset, bufferBytes)
    const startOffset = offset
    for (let position = 0; position < chunk.length; ) {
      const size = recordBatch.wholeBatchSize(chunk, position)
      if (size === 0) break
      recordCount += await replayBatch(chunk, position, startOffset, options)
      offset = recordBatch.nextOffset(chunk, position)
      position += size
      bytes += size
    }
    // Compaction may have left nothing up to the end.
    if (offset === startOffset) break
  }
  return { recordCount, bytes, endOffset }
}

/** `fromOffset`: a batch may begin before it, when the log starts in its midst. */
async function replayBatch(
  chunk: Buffer,
  position: number,
  fromOffset: number,
  options: LoadOptions,
): Promise<number> {
  const producerId = recordBatch.producerId(chunk, position)
  const records = await readRecords(chunk, position)
  const isControl = recordBatch.isControl(chunk, position)
  const isTransactional = recordBatch.isTransactional(chunk, position)
  for (const { offset, key, value } of records) {
    if (offset < fromOffset) continue
    if (isControl) {
      const type = parseControlType(key)
      if (type === 'COMMIT' || type === 'ABORT') {
        options.shard.replayEndTransactionMarker(producerId, type === 'COMMIT')
      }
    } else if (key === null) {
      const where = `${topicPartitionName(options.topicPartition)} at offset ${offset}`
      options.logger.warn(`Skipped a record without a key in ${where}`)
    } else {
      options.shard.replay({
        offset,
        key,
        value,
        producerId: isTransactional ? producerId : recordBatch.NO_PRODUCER_ID,
      })
    }
  }
  return records.length
}
