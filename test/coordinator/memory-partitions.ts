import type {
  PartitionReader,
  PartitionWriter,
  TopicPartition,
} from '../../src/coordinator/runtime/partition-log.ts'
import { KafkaError } from '../../src/protocol/errors.ts'
import * as recordBatch from '../../src/records/record-batch.ts'
import { readUncompressedRecords } from '../../src/records/record-reader.ts'

/** The partitions of an internal topic in memory, with switches for what a log may do. */
export class MemoryPartitions implements PartitionWriter, PartitionReader {
  readonly #logs = new Map<number, { batches: Buffer[]; endOffset: number; committed: number }>()
  /** The next appends fail with it. */
  failure: KafkaError | undefined
  /** Appended records are committed only by `commit`. */
  isCommitHeld = false
  maxBytes = 1_048_588

  append({ partition }: TopicPartition, batch: Buffer): number {
    if (this.failure !== undefined) throw this.failure
    const log = this.#log(partition)
    const copy = Buffer.from(batch)
    recordBatch.setBaseOffset(copy, 0, log.endOffset)
    recordBatch.setPartitionLeaderEpoch(copy, 0, 0)
    if (!recordBatch.hasValidCrc(copy, 0)) throw new KafkaError('CORRUPT_MESSAGE')
    log.batches.push(copy)
    log.endOffset = recordBatch.nextOffset(copy, 0)
    if (!this.isCommitHeld) log.committed = log.endOffset
    return log.endOffset
  }

  highWatermark({ partition }: TopicPartition): number {
    return this.#log(partition).committed
  }

  maxBatchBytes(): number {
    return this.maxBytes
  }

  logStartOffset(): number {
    return 0
  }

  logEndOffset({ partition }: TopicPartition): number {
    return this.#log(partition).endOffset
  }

  read({ partition }: TopicPartition, offset: number, maxBytes: number): Buffer {
    const found: Buffer[] = []
    let bytes = 0
    for (const batch of this.#log(partition).batches) {
      if (recordBatch.nextOffset(batch, 0) <= offset) continue
      if (found.length > 0 && bytes + batch.length > maxBytes) break
      found.push(batch)
      bytes += batch.length
    }
    return Buffer.concat(found)
  }

  /** Commits everything; returns the new high watermark. */
  commit(partition: number): number {
    const log = this.#log(partition)
    log.committed = log.endOffset
    return log.committed
  }

  records(partition = 0): { key: Buffer | null; value: Buffer | null }[] {
    return this.#log(partition).batches.flatMap((batch) => readUncompressedRecords(batch))
  }

  batchCount(partition = 0): number {
    return this.#log(partition).batches.length
  }

  #log(partition: number) {
    let log = this.#logs.get(partition)
    if (log === undefined) {
      log = { batches: [], endOffset: 0, committed: 0 }
      this.#logs.set(partition, log)
    }
    return log
  }
}
