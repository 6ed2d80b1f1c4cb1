import {
  type Cursor,
  readVarint,
  readVarlong,
  readVarlongExact,
  VarintError,
} from '../protocol/varint.ts'
import { DEFAULT_MAX_DECOMPRESSED_BYTES, decompress, type MaybePromise } from './compression.ts'
import { type LegacyRecord, readLegacyRecords } from './legacy.ts'
import * as batch from './record-batch.ts'
import { invalidRecord, type RecordError } from './record-errors.ts'

/**
 * The records of batches as objects: for clients, coordinators and tools. The broker's produce
 * path makes no objects and scans instead (`record-scan.ts`).
 *
 * A record is its size (varint), attributes (one byte, unused), timestamp delta (varlong), offset
 * delta (varint), key and value (each a varint length, negative for null, and bytes), a varint
 * count of headers, and per header a key (never null) and a value.
 */
export interface KafkaRecord {
  readonly offset: number
  readonly timestamp: number
  /** -1 without a producer id. */
  readonly sequence: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: readonly RecordHeader[]
  readonly attributes: number
  readonly offsetDelta: number
  /** As written; a bigint where a number would not be exact. */
  readonly timestampDelta: number | bigint
}

export interface RecordHeader {
  readonly key: string
  readonly value: Buffer | null
}

export const NO_HEADERS: readonly RecordHeader[] = []

/**
 * The records of the whole batch at `position`. Keys and values are views on the batch, or on what
 * came out of its compression. Promises only when the codec needs it (zstd always, gzip when large).
 * Throws, or rejects with, a RecordError where Kafka's reader fails. Does not look at the checksum.
 * Batches of magic 0 and 1 are read as well.
 */
export function readRecords(
  buffer: Buffer,
  position = 0,
  maxBytes = DEFAULT_MAX_DECOMPRESSED_BYTES,
): MaybePromise<KafkaRecord[]> {
  if (batch.magic(buffer, position) < 2) {
    const records = readLegacyRecords(buffer, position, maxBytes)
    return records instanceof Promise ? records.then(fromLegacy) : fromLegacy(records)
  }
  const plain = plainRecords(buffer, position, maxBytes)
  if (plain instanceof Promise) return plain.then((bytes) => parseRecords(buffer, position, bytes))
  return parseRecords(buffer, position, plain)
}

/** As `readRecords` for what is never compressed: control batches, coordinators' and KRaft's logs. */
export function readUncompressedRecords(buffer: Buffer, position = 0): KafkaRecord[] {
  if (batch.codec(buffer, position) !== 0) {
    throw invalidRecord('Could not read records: the batch is compressed')
  }
  return parseRecords(buffer, position, recordBytes(buffer, position))
}

/**
 * The offset of the first record that has the batch's greatest timestamp, which ListOffsets answers;
 * undefined where the batch has none.
 */
export async function offsetOfMaxTimestamp(
  buffer: Buffer,
  position = 0,
): Promise<number | undefined> {
  const records = await readRecords(buffer, position)
  let greatest: KafkaRecord | undefined
  for (const record of records) {
    if (record.timestamp > (greatest?.timestamp ?? batch.NO_TIMESTAMP)) greatest = record
  }
  return greatest?.offset
}

/** What is behind the header of the batch at `position`, as it is. */
export function recordBytes(buffer: Buffer, position: number): Buffer {
  return buffer.subarray(
    position + batch.RECORDS_OFFSET,
    position + batch.sizeInBytes(buffer, position),
  )
}

/** The bytes of the batch's records, decompressed where they are compressed. */
export function plainRecords(
  buffer: Buffer,
  position: number,
  maxBytes: number,
): MaybePromise<Buffer> {
  const bytes = recordBytes(buffer, position)
  if (batch.recordCount(buffer, position) === 0) return bytes
  return decompress(batch.codec(buffer, position), bytes, maxBytes)
}

/** The second half of `readRecords`: `bytes` are the plain records of the batch at `position`. */
export function parseRecords(buffer: Buffer, position: number, bytes: Buffer): KafkaRecord[] {
  const count = batch.recordCount(buffer, position)
  if (count < 0) throw invalidRecord(`Found invalid record count ${count} in magic v2 batch`)
  const records: KafkaRecord[] = []
  // As in Kafka, nobody looks behind the records of a batch that has none.
  if (count === 0) return records
  const parser = new RecordParser(buffer, position, bytes)
  for (let i = 0; i < count; i += 1) records.push(parser.next())
  parser.ensureNoneRemaining()
  return records
}

/** Reads one record after the other out of the plain bytes of a batch. */
class RecordParser {
  readonly #bytes: Buffer
  readonly #cursor: Cursor = { position: 0 }
  readonly #baseOffset: number
  readonly #baseTimestamp: number
  readonly #baseSequence: number
  readonly #logAppendTime: number | undefined
  #end = 0

  constructor(buffer: Buffer, position: number, bytes: Buffer) {
    this.#bytes = bytes
    this.#baseOffset = batch.baseOffset(buffer, position)
    this.#baseTimestamp = batch.baseTimestamp(buffer, position)
    this.#baseSequence = batch.baseSequence(buffer, position)
    if (batch.timestampType(buffer, position) === 'LogAppendTime') {
      this.#logAppendTime = batch.maxTimestamp(buffer, position)
    }
  }

  next(): KafkaRecord {
    try {
      return this.#read()
    } catch (error) {
      if (error instanceof VarintError) throw invalidRecord('Found invalid record structure', error)
      throw error
    }
  }

  ensureNoneRemaining(): void {
    if (this.#cursor.position !== this.#bytes.length) {
      throw invalidRecord('Incorrect declared batch size, records still remaining in file')
    }
  }

  #read(): KafkaRecord {
    const bytes = this.#bytes
    const cursor = this.#cursor
    const size = readVarint(bytes, cursor, bytes.length)
    const end = cursor.position + size
    if (size < 1 || end > bytes.length) throw this.#wrongSize(size)
    this.#end = end
    const attributes = bytes.readInt8(cursor.position)
    cursor.position += 1
    const timestampDelta = this.#timestampDelta()
    const offsetDelta = readVarint(bytes, cursor, end)
    const key = this.#bytesOrNull()
    const value = this.#bytesOrNull()
    const headers = this.#headers()
    if (cursor.position !== end) throw this.#wrongSize(size)
    return {
      offset: this.#baseOffset + offsetDelta,
      timestamp: this.#logAppendTime ?? this.#baseTimestamp + Number(timestampDelta),
      sequence:
        this.#baseSequence < 0
          ? batch.NO_SEQUENCE
          : batch.incrementSequence(this.#baseSequence, offsetDelta) | 0,
      key,
      value,
      headers,
      attributes,
      offsetDelta,
      timestampDelta,
    }
  }

  #wrongSize(size: number): RecordError {
    return invalidRecord(`Invalid record size: ${size} bytes are not what the record takes`)
  }

  #timestampDelta(): number | bigint {
    const start = this.#cursor.position
    const delta = readVarlong(this.#bytes, this.#cursor, this.#end)
    if (Number.isSafeInteger(delta)) return delta
    return readVarlongExact(this.#bytes, { position: start }, this.#end)
  }

  #bytesOrNull(): Buffer | null {
    const length = readVarint(this.#bytes, this.#cursor, this.#end)
    if (length < 0) return null
    const start = this.#cursor.position
    if (start + length > this.#end) throw invalidRecord('Found invalid record structure')
    this.#cursor.position = start + length
    return this.#bytes.subarray(start, start + length)
  }

  #headers(): readonly RecordHeader[] {
    const count = readVarint(this.#bytes, this.#cursor, this.#end)
    if (count === 0) return NO_HEADERS
    if (count < 0 || count > this.#end - this.#cursor.position) {
      throw invalidRecord(`Found invalid number of record headers ${count}`)
    }
    const headers: RecordHeader[] = []
    for (let i = 0; i < count; i += 1) {
      const key = this.#bytesOrNull()
      if (key === null) throw invalidRecord('Invalid negative header key size')
      headers.push({ key: key.toString('utf8'), value: this.#bytesOrNull() })
    }
    return headers
  }
}

function fromLegacy(records: readonly LegacyRecord[]): KafkaRecord[] {
  return records.map(({ offset, timestamp, key, value }) => ({
    offset: Number(offset),
    timestamp: Number(timestamp),
    sequence: batch.NO_SEQUENCE,
    key,
    value,
    headers: NO_HEADERS,
    attributes: 0,
    offsetDelta: 0,
    timestampDelta: 0,
  }))
}
