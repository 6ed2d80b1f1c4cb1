import { KafkaError } from '../../protocol/errors.ts'
import { BatchBuilder } from '../../records/batch-builder.ts'
import type { CoordinatorRecord } from './coordinator-shard.ts'
import type { TransactionalProducer } from './transaction-end.ts'

/** One batch to append, and the records that are in it. */
export interface RecordChunk {
  readonly batch: Buffer
  readonly records: readonly CoordinatorRecord[]
}

/**
 * Packs records into as few batches as the topic's limit allows. What must be atomic is one batch
 * or refused. Apache gives a coordinator's batches base sequence 0 though they have no producer.
 */
export function packRecords(
  records: readonly CoordinatorRecord[],
  timestampMs: number,
  maxBatchBytes: number,
  isAtomic: boolean,
  producer?: TransactionalProducer,
): RecordChunk[] {
  const options = { baseSequence: 0, isTransactional: producer !== undefined, ...producer }
  const chunks: RecordChunk[] = []
  let builder = new BatchBuilder()
  let packed: CoordinatorRecord[] = []
  const close = () => {
    chunks.push({ batch: builder.buildUncompressed(options), records: packed })
    builder = new BatchBuilder()
    packed = []
  }
  for (const record of records) {
    if (builder.sizeWith(timestampMs, record.key, record.value) > maxBatchBytes) {
      if (packed.length === 0) throw tooLarge('MESSAGE_TOO_LARGE', maxBatchBytes)
      if (isAtomic) throw tooLarge('RECORD_LIST_TOO_LARGE', maxBatchBytes)
      close()
    }
    builder.append(timestampMs, record.key, record.value)
    packed.push(record)
  }
  if (packed.length > 0) close()
  return chunks
}

function tooLarge(
  error: 'MESSAGE_TOO_LARGE' | 'RECORD_LIST_TOO_LARGE',
  maxBatchBytes: number,
): KafkaError {
  return new KafkaError(
    error,
    `Append a coordinator's records failed: they exceed the batch limit of ${maxBatchBytes} bytes`,
  )
}
