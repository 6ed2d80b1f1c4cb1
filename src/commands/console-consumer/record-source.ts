import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import type { TopicPartition } from '../../client/topic-partition.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'

/** Where the records come from: partitions read directly, or a group. */
export interface RecordSource {
  /** The next batch; undefined when none came for that long, or after `close`. */
  next(timeoutMs?: number): Promise<FetchedBatch | undefined>
  /** Whether nothing more will come, though nobody has closed it. */
  readonly isComplete?: boolean
  /** The record before this offset is printed: a group commits it. */
  printed(partition: TopicPartition, nextOffset: number): void
  /** The record could not be printed; left out: that is as if it were. */
  broken?(record: KafkaRecord): void
  close(): Promise<void>
}
