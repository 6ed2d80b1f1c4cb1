import type { AppendOptions } from '../../storage/log-append.ts'

/** A partition of an internal topic. */
export interface TopicPartition {
  readonly topic: string
  readonly partition: number
}

export function topicPartitionName({ topic, partition }: TopicPartition): string {
  return `${topic}-${partition}`
}

/** How a coordinator appends to the partitions that this node leads. */
export interface PartitionWriter {
  /**
   * Appends one batch whose base offset and leader epoch are not set yet. Returns the offset after
   * its last record. Throws a KafkaError: NOT_LEADER_OR_FOLLOWER, NOT_ENOUGH_REPLICAS,
   * KAFKA_STORAGE_ERROR, …
   */
  append(topicPartition: TopicPartition, batch: Buffer, options?: AppendOptions): number
  /**
   * Records below it are committed. Whoever raises it afterwards tells
   * `CoordinatorRuntime.onHighWatermark`.
   */
  highWatermark(topicPartition: TopicPartition): number
  /** The topic's `max.message.bytes`. */
  maxBatchBytes(topicPartition: TopicPartition): number
}

/** How a coordinator reads a partition when it becomes responsible for it. */
export interface PartitionReader {
  logStartOffset(topicPartition: TopicPartition): number
  logEndOffset(topicPartition: TopicPartition): number
  /**
   * Whole batches in order, the first of which holds `offset` or is the next one after it; at least
   * one, and about `maxBytes`. Empty at the end of the log.
   */
  read(topicPartition: TopicPartition, offset: number, maxBytes: number): Buffer | Promise<Buffer>
}
