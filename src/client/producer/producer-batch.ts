import type { KafkaError } from '../../protocol/errors.ts'
import { BatchBuilder } from '../../records/batch-builder.ts'
import type { MaybePromise } from '../../records/compression.ts'
import { type KafkaRecord, type RecordHeader, readRecords } from '../../records/record-reader.ts'
import type { TopicPartition } from '../topic-partition.ts'

/** What is known of a batch once its fate is decided. */
export interface Delivery {
  readonly topic: string
  readonly partition: number
  /** Of the batch's first record; −1 when the broker does not tell (acks=0). */
  readonly baseOffset: number
  /** −1 unless the broker stamps records with its own time. */
  readonly logAppendTimeMs: number
}

/** `index` is the record's place behind `baseOffset`, where every record of the batch has a listener. */
export type DeliveryListener = (
  error: KafkaError | undefined,
  delivery: Delivery,
  index: number,
) => void

/** Who wrote a batch, and which of that producer's records is the first. */
export interface ProducerIdentity {
  readonly producerId: number
  readonly producerEpoch: number
}

/**
 * Records for one partition that travel together. Open until it is full or its time has come; then
 * its bytes are fixed, and only the producer's identity in its header may be written anew.
 */
export class ProducerBatch {
  readonly target: TopicPartition
  readonly createdMs: number
  /** What it takes of `buffer.memory`. */
  reservedBytes: number
  /** No more records go in. */
  isClosed = false
  /** How often it was sent. */
  attempts = 0
  /** Of its first record; −1 until it is first sent, and always without idempotence. */
  baseSequence = -1
  #bytes: MaybePromise<Buffer> | undefined
  readonly #builder: BatchBuilder
  readonly #listeners: DeliveryListener[] = []

  constructor(target: TopicPartition, createdMs: number, reservedBytes: number) {
    this.target = target
    this.createdMs = createdMs
    this.reservedBytes = reservedBytes
    this.#builder = new BatchBuilder(0, reservedBytes)
  }

  get recordCount(): number {
    return this.#builder.recordCount
  }

  /** Before compression. */
  get sizeInBytes(): number {
    return this.#builder.sizeInBytes
  }

  append(
    timestampMs: number,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] | undefined,
    listener: DeliveryListener | undefined,
  ): void {
    this.#builder.append(timestampMs, key, value, headers)
    if (listener) this.#listeners.push(listener)
  }

  /** The bytes for the wire, built anew when the batch gets another identity or sequence. */
  identify(
    identity: ProducerIdentity | undefined,
    baseSequence: number,
    { codec, isTransactional }: { readonly codec: number; readonly isTransactional: boolean },
  ): void {
    this.baseSequence = baseSequence
    this.#bytes = this.#builder.build({ codec, isTransactional, baseSequence, ...identity })
  }

  /** A promise only where the codec needs one. */
  get bytes(): MaybePromise<Buffer> {
    return this.#bytes!
  }

  /** What went in: to split a batch, or to tell what was lost. */
  records(): KafkaRecord[] {
    return readRecords(this.#builder.buildUncompressed()) as KafkaRecord[]
  }

  /** Tells everyone who waits for a record of this batch. */
  settle(error: KafkaError | undefined, baseOffset = -1, logAppendTimeMs = -1): void {
    const delivery = { ...this.target, baseOffset, logAppendTimeMs }
    // Of a batch that was split the last half has all listeners: its own are the last of them.
    const first = this.recordCount - this.#listeners.length
    for (const [i, listener] of this.#listeners.entries()) listener(error, delivery, first + i)
  }

  /** Two batches with the first and the second half of the records; the listeners hear of the last. */
  split(): [ProducerBatch, ProducerBatch] {
    const records = this.records()
    const middle = Math.ceil(records.length / 2)
    const halves = [records.slice(0, middle), records.slice(middle)].map((half, i) => {
      const reserved = i === 0 ? 0 : this.reservedBytes
      const batch = new ProducerBatch(this.target, this.createdMs, reserved)
      for (const { timestamp, key, value, headers } of half) {
        batch.append(timestamp, key, value, headers, undefined)
      }
      batch.isClosed = true
      return batch
    }) as [ProducerBatch, ProducerBatch]
    halves[1].#listeners.push(...this.#listeners)
    return halves
  }
}
