import { CODEC_ZSTD, compress, decompress, type MaybePromise } from './compression.ts'
import { crc32 } from './crc32c.ts'
import * as batch from './record-batch.ts'
import { corruptRecord, invalidRecord } from './record-errors.ts'

/**
 * Messages of magic 0 and 1, which logs written before Kafka 0.11 hold. A message is a batch of one
 * record, or a wrapper whose value is a compressed list of messages. Big-endian (offset, size):
 *
 *      0  8  offset; a wrapper has that of its last message
 *      8  4  size of all that follows
 *     12  4  crc-32 of byte 16 to the end
 *     16  1  magic
 *     17  1  attributes: bits 0–2 codec, 3 log-append time (magic 1)
 *     18  8  timestamp (magic 1 only)
 *      …  4  key size, −1 for null; key; then the value in the same way
 *
 * Messages inside a wrapper of magic 1 have relative offsets, those of magic 0 absolute ones.
 */
export interface LegacyRecord {
  readonly offset: bigint
  /** -1 in magic 0. */
  readonly timestamp: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
}

export type LegacyTimestampType = 'NoTimestampType' | 'CreateTime' | 'LogAppendTime'

export const LEGACY_CRC_OFFSET = 12
export const LEGACY_ATTRIBUTES_OFFSET = 17
export const LEGACY_TIMESTAMP_OFFSET = 18

const KEY_OFFSET_V0 = 18
const KEY_OFFSET_V1 = 26

export function legacyCodec(buffer: Buffer, position: number): number {
  return buffer[position + LEGACY_ATTRIBUTES_OFFSET]! & batch.CODEC_MASK
}

export function legacyTimestampType(buffer: Buffer, position: number): LegacyTimestampType {
  if (batch.magic(buffer, position) === 0) return 'NoTimestampType'
  const attributes = buffer[position + LEGACY_ATTRIBUTES_OFFSET]!
  return attributes & batch.TIMESTAMP_TYPE_MASK ? 'LogAppendTime' : 'CreateTime'
}

/** Of a message or wrapper; -1 in magic 0. */
export function legacyTimestamp(buffer: Buffer, position: number): bigint {
  if (batch.magic(buffer, position) === 0) return -1n
  return buffer.readBigInt64BE(position + LEGACY_TIMESTAMP_OFFSET)
}

/** Throws CORRUPT_MESSAGE unless the whole message at `position` has the right checksum. */
export function ensureValidLegacy(buffer: Buffer, position: number): void {
  const end = position + batch.sizeInBytes(buffer, position)
  const stored = buffer.readUInt32BE(position + LEGACY_CRC_OFFSET)
  const computed = crc32(buffer.subarray(position + batch.MAGIC_OFFSET, end))
  if (stored !== computed) {
    throw corruptRecord(`Record is corrupt (stored crc = ${stored}, computed crc = ${computed})`)
  }
}

/** The record of the message at `position`, or those of the wrapper. Checks no checksum. */
export function readLegacyRecords(
  buffer: Buffer,
  position: number,
  maxBytes: number,
): MaybePromise<LegacyRecord[]> {
  const end = position + batch.sizeInBytes(buffer, position)
  const outer = readMessage(buffer, position, end)
  const codec = legacyCodec(buffer, position)
  if (codec === 0) return [outer]
  if (codec === CODEC_ZSTD) throw invalidRecord('A message set of magic 0 or 1 cannot be zstd')
  if (outer.value === null) throw invalidRecord('Found invalid compressed record set: null value')
  const wrapper = {
    offset: outer.offset,
    timestamp: outer.timestamp,
    magic: batch.magic(buffer, position),
    isLogAppendTime: legacyTimestampType(buffer, position) === 'LogAppendTime',
  }
  const plain = decompress(codec, outer.value, maxBytes, wrapper.magic)
  return plain instanceof Promise
    ? plain.then((bytes) => innerRecords(bytes, wrapper))
    : innerRecords(plain, wrapper)
}

interface Wrapper {
  readonly offset: bigint
  readonly timestamp: bigint
  readonly magic: number
  readonly isLogAppendTime: boolean
}

// A cut message at the end is left out without an error, as Kafka does.
function innerRecords(bytes: Buffer, wrapper: Wrapper): LegacyRecord[] {
  const records: LegacyRecord[] = []
  for (let position = 0; position + batch.LOG_OVERHEAD <= bytes.length; ) {
    const length = bytes.readInt32BE(position + batch.LENGTH_OFFSET)
    if (length < batch.MIN_LENGTH) {
      throw corruptRecord('Record size is less than the minimum record overhead (14)')
    }
    const end = position + batch.LOG_OVERHEAD + length
    if (end > bytes.length) break
    const record = readMessage(bytes, position, end)
    if (legacyCodec(bytes, position) !== 0) {
      throw invalidRecord('Inner messages must not be compressed')
    }
    const isStamped = wrapper.isLogAppendTime && batch.magic(bytes, position) === 1
    records.push(isStamped ? { ...record, timestamp: wrapper.timestamp } : record)
    position = end
  }
  const last = records.at(-1)
  if (last === undefined) throw invalidRecord('Found compressed record set with no inner records')
  if (wrapper.magic === 0) return records
  // An old librdkafka left the wrapper's offset 0; then the inner ones are taken as they are.
  if (wrapper.offset === 0n) return records
  if (wrapper.offset < last.offset) {
    throw invalidRecord('Found invalid wrapper offset in compressed v1 message set')
  }
  const base = wrapper.offset - last.offset
  return records.map((record) => ({ ...record, offset: base + record.offset }))
}

function readMessage(buffer: Buffer, position: number, end: number): LegacyRecord {
  const isFirstMagic = batch.magic(buffer, position) === 0
  const keyAt = position + (isFirstMagic ? KEY_OFFSET_V0 : KEY_OFFSET_V1)
  const key = sizedBytes(buffer, keyAt, end)
  const value = sizedBytes(buffer, keyAt + 4 + (key?.length ?? 0), end)
  return {
    offset: buffer.readBigInt64BE(position),
    timestamp: legacyTimestamp(buffer, position),
    key,
    value,
  }
}

function sizedBytes(buffer: Buffer, position: number, end: number): Buffer | null {
  if (position + 4 > end) throw invalidRecord('Found a message that ends within its sizes')
  const size = buffer.readInt32BE(position)
  if (size < 0) return null
  if (position + 4 + size > end) throw invalidRecord('Found a message that ends within its bytes')
  return buffer.subarray(position + 4, position + 4 + size)
}

/** One message as it was written before 0.11: tests and the tool that encodes need it. */
export function buildLegacyMessage(magic: 0 | 1, attributes: number, record: LegacyRecord): Buffer {
  const keyAt = magic === 0 ? KEY_OFFSET_V0 : KEY_OFFSET_V1
  const message = Buffer.alloc(keyAt + 8 + (record.key?.length ?? 0) + (record.value?.length ?? 0))
  message.writeBigInt64BE(record.offset, 0)
  message.writeInt32BE(message.length - batch.LOG_OVERHEAD, batch.LENGTH_OFFSET)
  message[batch.MAGIC_OFFSET] = magic
  message[LEGACY_ATTRIBUTES_OFFSET] = attributes
  if (magic === 1) message.writeBigInt64BE(record.timestamp, LEGACY_TIMESTAMP_OFFSET)
  let at = keyAt
  for (const bytes of [record.key, record.value]) {
    at = message.writeInt32BE(bytes?.length ?? -1, at)
    at += bytes?.copy(message, at) ?? 0
  }
  message.writeUInt32BE(crc32(message.subarray(batch.MAGIC_OFFSET)), LEGACY_CRC_OFFSET)
  return message
}

/** A wrapper of compressed messages, whose records have absolute offsets in ascending order. */
export async function buildLegacyWrapper(
  magic: 0 | 1,
  attributes: number,
  timestamp: bigint,
  records: readonly LegacyRecord[],
): Promise<Buffer> {
  const base = magic === 1 ? (records[0]?.offset ?? 0n) : 0n
  const innerAttributes = attributes & batch.TIMESTAMP_TYPE_MASK
  const messages = records.map((record) =>
    buildLegacyMessage(magic, innerAttributes, { ...record, offset: record.offset - base }),
  )
  const value = await compress(attributes & batch.CODEC_MASK, Buffer.concat(messages))
  const offset = records.at(-1)?.offset ?? 0n
  return buildLegacyMessage(magic, attributes, { offset, timestamp, key: null, value })
}
