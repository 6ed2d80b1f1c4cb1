import { KafkaError } from '../../protocol/errors.ts'
import { sizeOfVarint } from '../../protocol/varint.ts'
import { RECORD_BATCH_OVERHEAD } from '../../records/record-batch.ts'
import { NO_HEADERS, type RecordHeader } from '../../records/record-reader.ts'
import type { TopicMetadata } from '../metadata.ts'
import { partitionOfKey } from './murmur2.ts'
import { PartitionQueue } from './partition-queue.ts'
import type { DeliveryListener, ProducerBatch } from './producer-batch.ts'
import type { ProducerConfig } from './producer-config.ts'

/** The most that a record takes beside its key, value and headers: size, attributes, deltas. */
const MAX_RECORD_OVERHEAD = 21

/** The lengths of a null key, of the value and of no headers. */
const MAX_PLAIN_OVERHEAD = 1 + 5 + 1

/** What a writer needs of its producer. */
export interface WriterHost {
  readonly config: ProducerConfig
  /** An empty batch for the partition; undefined when the memory is used up. */
  openBatch(queue: PartitionQueue, firstRecordBytes: number): ProducerBatch | undefined
  /** Whether a batch that is full may take the record all the same. */
  mayGrow(queue: PartitionQueue, batch: ProducerBatch, recordBytes: number): boolean
  /** The batch has no room for the next record. */
  batchFull(batch: ProducerBatch): void
  /** A number in [0, 1). */
  chance(): number
}

/** Takes the records for one topic, and chooses the partition of each. */
export class TopicWriter {
  readonly name: string
  readonly queues: PartitionQueue[]
  readonly #producer: WriterHost
  #sticky: PartitionQueue

  constructor(producer: WriterHost, name: string, metadata: TopicMetadata) {
    this.name = name
    this.#producer = producer
    this.queues = metadata.partitions.map(
      ({ partition }) => new PartitionQueue({ topic: name, partition }),
    )
    this.learn(metadata)
    this.#sticky = this.#chooseSticky()
  }

  learn(metadata: TopicMetadata): void {
    for (const { partition, leaderId } of metadata.partitions) {
      this.queues[partition] ??= new PartitionQueue({ topic: this.name, partition })
      this.queues[partition].leaderId = leaderId
      this.queues[partition].topicId = metadata.topicId
    }
  }

  /** Whether a record without a key and with a value of that size could be sent at all. */
  fits(valueBytes: number): boolean {
    const { maxRequestBytes, bufferMemoryBytes } = this.#producer.config
    const bytes = valueBytes + RECORD_BATCH_OVERHEAD + MAX_RECORD_OVERHEAD + MAX_PLAIN_OVERHEAD
    return bytes <= maxRequestBytes && bytes <= bufferMemoryBytes
  }

  /**
   * Copies a record into its batch. False: no memory, nothing was taken. Throws MESSAGE_TOO_LARGE
   * for a record that could never be sent, UNKNOWN_TOPIC_OR_PARTITION for a partition that is not there.
   * Without `partition` the key decides.
   */
  append(
    timestampMs: number,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
    listener?: DeliveryListener,
    partition?: number,
  ): boolean {
    const bytes = boundOfRecord(key, value, headers)
    this.#ensureFits(bytes + RECORD_BATCH_OVERHEAD)
    const isFree = partition === undefined && (key === null || this.#producer.config.ignoresKeys)
    const queue = isFree ? this.#sticky : this.#queueOf(key, partition)
    let batch = queue.open
    if (batch && !this.#hasRoom(queue, batch, bytes)) {
      this.#producer.batchFull(batch)
      batch = undefined
      if (queue === this.#sticky) {
        this.#sticky = this.#chooseSticky()
        if (isFree) return this.append(timestampMs, key, value, headers, listener)
      }
    }
    batch ??= this.#producer.openBatch(queue, bytes + RECORD_BATCH_OVERHEAD)
    if (!batch) return false
    batch.append(timestampMs, key, value, headers, listener)
    return true
  }

  #queueOf(key: Uint8Array | null, partition: number | undefined): PartitionQueue {
    const id = partition ?? partitionOfKey(key!, this.queues.length)
    const queue = this.queues[id]
    if (queue !== undefined) return queue
    const there = `it has ${this.queues.length}, from 0`
    const text = `Topic '${this.name}' has no partition ${id}: ${there}`
    throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', text)
  }

  #hasRoom(queue: PartitionQueue, batch: ProducerBatch, recordBytes: number): boolean {
    return (
      batch.sizeInBytes + recordBytes <= this.#producer.config.batchBytes ||
      batch.recordCount === 0 ||
      this.#producer.mayGrow(queue, batch, recordBytes)
    )
  }

  #ensureFits(bytes: number): void {
    const { maxRequestBytes, bufferMemoryBytes } = this.#producer.config
    if (bytes > maxRequestBytes) {
      const limit = `${maxRequestBytes}, which is the value of the max.request.size configuration.`
      throw tooLarge(bytes, limit)
    }
    if (bytes > bufferMemoryBytes) {
      const limit =
        'the total memory buffer you have configured with the buffer.memory configuration.'
      throw tooLarge(bytes, limit)
    }
  }

  // Records without a key stay on one partition per batch (KIP-480), chosen among those with a leader.
  #chooseSticky(): PartitionQueue {
    const available = this.queues.filter(({ leaderId }) => leaderId >= 0)
    const candidates = available.length > 0 ? available : this.queues
    return candidates[Math.floor(this.#producer.chance() * candidates.length)]!
  }
}

/** What a record takes at most. */
function boundOfRecord(
  key: Uint8Array | null,
  value: Uint8Array | null,
  headers: readonly RecordHeader[],
): number {
  let bytes = MAX_RECORD_OVERHEAD + sizeOfBytes(key) + sizeOfBytes(value)
  bytes += sizeOfVarint(headers.length)
  for (const header of headers) {
    const keyBytes = Buffer.byteLength(header.key)
    bytes += sizeOfVarint(keyBytes) + keyBytes + sizeOfBytes(header.value)
  }
  return bytes
}

function sizeOfBytes(bytes: Uint8Array | null): number {
  return bytes === null ? 1 : sizeOfVarint(bytes.length) + bytes.length
}

function tooLarge(bytes: number, limit: string): KafkaError {
  const text = `The message is ${bytes} bytes when serialized which is larger than ${limit}`
  return new KafkaError('MESSAGE_TOO_LARGE', text)
}
