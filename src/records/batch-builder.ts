import { sizeOfVarint, sizeOfVarlong, writeVarint, writeVarlong } from '../protocol/varint.ts'
import { CODEC_NONE, compress, type MaybePromise } from './compression.ts'
import * as batch from './record-batch.ts'
import { NO_HEADERS, type RecordHeader } from './record-reader.ts'

/** What to store: what a producer or a coordinator knows of a record. */
export interface RecordInput {
  readonly timestamp: number
  readonly key: Uint8Array | null
  readonly value: Uint8Array | null
  readonly headers?: readonly RecordHeader[]
}

export interface BatchOptions {
  /** The broker replaces it; producers send 0. */
  readonly baseOffset?: number
  readonly partitionLeaderEpoch?: number
  /** The number of the codec (`compressionCodec('lz4')`). */
  readonly codec?: number
  readonly compressionLevel?: number
  readonly isTransactional?: boolean
  readonly isControl?: boolean
  readonly producerId?: number
  readonly producerEpoch?: number
  readonly baseSequence?: number
  /** Stamps all records with this time, as a topic with LogAppendTime does. */
  readonly logAppendTime?: number
}

/** Builds a whole batch at once; a Promise only where the codec needs it. */
export function buildBatch(
  records: Iterable<RecordInput>,
  options: BatchOptions = {},
): MaybePromise<Buffer> {
  return filledBuilder(records, options).build(options)
}

/** A batch whose records stay as they are: control batches, coordinators' and KRaft's records. */
export function buildUncompressedBatch(
  records: Iterable<RecordInput>,
  options: Omit<BatchOptions, 'codec' | 'compressionLevel'> = {},
): Buffer {
  return filledBuilder(records, options).buildUncompressed(options)
}

function filledBuilder(records: Iterable<RecordInput>, options: BatchOptions): BatchBuilder {
  const builder = new BatchBuilder(options.baseOffset)
  for (const record of records) {
    builder.append(record.timestamp, record.key, record.value, record.headers)
  }
  return builder
}

const INITIAL_BYTES = 512
/** Shorter pieces are copied by a loop: a call into the runtime costs more. */
const MIN_COPY_CALL_BYTES = 32

/**
 * Collects records into one v2 batch. A producer asks `sizeWith` before it appends and builds when
 * the batch is full or its time has come. What `build` returns is the builder's own memory, so a
 * builder is used for one batch.
 */
export class BatchBuilder {
  readonly #baseOffset: number
  #buffer: Buffer
  #end = batch.RECORDS_OFFSET
  #recordCount = 0
  #lastOffset = 0
  #baseTimestamp = batch.NO_TIMESTAMP
  #maxTimestamp = batch.NO_TIMESTAMP
  #offsetOfMaxTimestamp = -1

  constructor(baseOffset = 0, initialBytes = INITIAL_BYTES) {
    this.#baseOffset = baseOffset
    this.#lastOffset = baseOffset - 1
    this.#buffer = Buffer.allocUnsafe(Math.max(initialBytes, batch.RECORDS_OFFSET))
  }

  get recordCount(): number {
    return this.#recordCount
  }

  get maxTimestamp(): number {
    return this.#maxTimestamp
  }

  /** Of the first record that has the greatest timestamp. */
  get offsetOfMaxTimestamp(): number {
    return this.#offsetOfMaxTimestamp
  }

  /** Header and records so far, before compression. */
  get sizeInBytes(): number {
    return this.#end
  }

  /** What `sizeInBytes` would be with one more record. */
  sizeWith(
    timestamp: number,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): number {
    const timestampDelta = this.#recordCount === 0 ? 0 : timestamp - this.#baseTimestamp
    const offsetDelta = this.#lastOffset + 1 - this.#baseOffset
    const size = bodySize(timestampDelta, offsetDelta, key, value, headers)
    return this.#end + sizeOfVarint(size) + size
  }

  append(
    timestamp: number,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): void {
    this.appendWithOffset(this.#lastOffset + 1, timestamp, key, value, headers)
  }

  /** Offsets must ascend and may have gaps, as after compaction. */
  appendWithOffset(
    offset: number,
    timestamp: number,
    key: Uint8Array | null,
    value: Uint8Array | null,
    headers: readonly RecordHeader[] = NO_HEADERS,
  ): void {
    if (this.#recordCount === 0) this.#baseTimestamp = timestamp
    const timestampDelta = timestamp - this.#baseTimestamp
    const offsetDelta = offset - this.#baseOffset
    const size = bodySize(timestampDelta, offsetDelta, key, value, headers)
    this.#reserve(this.#end + 5 + size)
    const buffer = this.#buffer
    let at = writeVarint(buffer, this.#end, size)
    buffer[at++] = 0
    at = writeVarlong(buffer, at, timestampDelta)
    at = writeVarint(buffer, at, offsetDelta)
    at = writeBytes(buffer, at, key)
    at = writeBytes(buffer, at, value)
    at = writeVarint(buffer, at, headers.length)
    for (const header of headers) {
      const keyBytes = Buffer.byteLength(header.key)
      at = writeVarint(buffer, at, keyBytes)
      at += buffer.write(header.key, at)
      at = writeBytes(buffer, at, header.value)
    }
    this.#end = at
    this.#recordCount += 1
    this.#lastOffset = offset
    if (timestamp > this.#maxTimestamp) {
      this.#maxTimestamp = timestamp
      this.#offsetOfMaxTimestamp = offset
    }
  }

  build(options: BatchOptions = {}): MaybePromise<Buffer> {
    const codec = options.codec ?? CODEC_NONE
    if (codec === CODEC_NONE || this.#recordCount === 0) return this.buildUncompressed(options)
    const plain = this.#buffer.subarray(batch.RECORDS_OFFSET, this.#end)
    const packed = compress(codec, plain, options.compressionLevel)
    if (packed instanceof Promise) return packed.then((bytes) => this.#wrap(bytes, options))
    return this.#wrap(packed, options)
  }

  buildUncompressed(options: BatchOptions = {}): Buffer {
    const whole = this.#buffer.subarray(0, this.#end)
    this.#writeHeader(whole, options, CODEC_NONE)
    return whole
  }

  #wrap(packed: Buffer, options: BatchOptions): Buffer {
    const whole = Buffer.allocUnsafe(batch.RECORDS_OFFSET + packed.length)
    packed.copy(whole, batch.RECORDS_OFFSET)
    this.#writeHeader(whole, options, options.codec ?? CODEC_NONE)
    return whole
  }

  #writeHeader(whole: Buffer, options: BatchOptions, codec: number): void {
    batch.writeHeader(whole, 0, {
      baseOffset: this.#baseOffset,
      partitionLeaderEpoch: options.partitionLeaderEpoch ?? batch.NO_PARTITION_LEADER_EPOCH,
      attributes:
        codec |
        (options.logAppendTime === undefined ? 0 : batch.TIMESTAMP_TYPE_MASK) |
        (options.isTransactional ? batch.TRANSACTIONAL_MASK : 0) |
        (options.isControl ? batch.CONTROL_MASK : 0),
      lastOffsetDelta: this.#lastOffset - this.#baseOffset,
      baseTimestamp: this.#baseTimestamp,
      maxTimestamp: options.logAppendTime ?? this.#maxTimestamp,
      producerId: options.producerId ?? batch.NO_PRODUCER_ID,
      producerEpoch: options.producerEpoch ?? batch.NO_PRODUCER_EPOCH,
      baseSequence: options.baseSequence ?? batch.NO_SEQUENCE,
      recordCount: this.#recordCount,
    })
  }

  #reserve(size: number): void {
    if (size <= this.#buffer.length) return
    const larger = Buffer.allocUnsafe(Math.max(size, this.#buffer.length * 2))
    this.#buffer.copy(larger, 0, 0, this.#end)
    this.#buffer = larger
  }
}

function bodySize(
  timestampDelta: number,
  offsetDelta: number,
  key: Uint8Array | null,
  value: Uint8Array | null,
  headers: readonly RecordHeader[],
): number {
  let size = 1 + sizeOfVarlong(timestampDelta) + sizeOfVarint(offsetDelta)
  size += sizeOfBytes(key) + sizeOfBytes(value) + sizeOfVarint(headers.length)
  for (const header of headers) {
    const keyBytes = Buffer.byteLength(header.key)
    size += sizeOfVarint(keyBytes) + keyBytes + sizeOfBytes(header.value)
  }
  return size
}

function sizeOfBytes(bytes: Uint8Array | null): number {
  return bytes === null ? 1 : sizeOfVarint(bytes.length) + bytes.length
}

function writeBytes(buffer: Buffer, position: number, bytes: Uint8Array | null): number {
  if (bytes === null) return writeVarint(buffer, position, -1)
  const at = writeVarint(buffer, position, bytes.length)
  if (bytes.length < MIN_COPY_CALL_BYTES) {
    for (let i = 0; i < bytes.length; i += 1) buffer[at + i] = bytes[i]!
  } else buffer.set(bytes, at)
  return at + bytes.length
}
