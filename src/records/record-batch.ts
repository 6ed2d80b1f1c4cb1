/**
 * A record batch as it lies in buffers: on the wire, in the log and in memory alike. Everything here
 * is a plain function over `(buffer, position)`, where `position` is the batch's first byte; nobody
 * makes an object of a batch on the hot path. Import the module as a namespace:
 * `import * as batch from '../records/record-batch.ts'`, then `batch.lastOffset(buffer, position)`.
 *
 * Layout of magic 2, big-endian (offset, size, field):
 *
 *      0  8  base offset                   27  8  base timestamp
 *      8  4  length of all that follows    35  8  max timestamp
 *     12  4  partition leader epoch        43  8  producer id
 *     16  1  magic                         51  2  producer epoch
 *     17  4  crc-32c of byte 21 to the end 53  4  base sequence
 *     21  2  attributes                    57  4  number of records
 *     23  4  last offset delta             61  …  records, or one compressed block of them
 *
 * Attributes: bits 0–2 codec, 3 log-append time, 4 transactional, 5 control, 6 the base timestamp is
 * the delete horizon. The base offset and the leader epoch lie outside of the checksum, so that the
 * broker stamps both without computing it again.
 *
 * Magic 0 and 1 have offset and length in the same places, then crc (12), magic (16), attributes
 * (17, one byte) and, in magic 1, a timestamp (18); `legacy.ts` reads the rest.
 */
import { crc32c } from './crc32c.ts'
import { corruptRecord } from './record-errors.ts'

export const BASE_OFFSET_OFFSET = 0
export const LENGTH_OFFSET = 8
export const PARTITION_LEADER_EPOCH_OFFSET = 12
export const MAGIC_OFFSET = 16
export const CRC_OFFSET = 17
export const ATTRIBUTES_OFFSET = 21
export const LAST_OFFSET_DELTA_OFFSET = 23
export const BASE_TIMESTAMP_OFFSET = 27
export const MAX_TIMESTAMP_OFFSET = 35
export const PRODUCER_ID_OFFSET = 43
export const PRODUCER_EPOCH_OFFSET = 51
export const BASE_SEQUENCE_OFFSET = 53
export const RECORD_COUNT_OFFSET = 57
export const RECORDS_OFFSET = 61

/** Bytes of the base offset and the length: what the length does not count. */
export const LOG_OVERHEAD = 12
/** What must be there to tell a batch's size and magic. */
export const HEADER_SIZE_UP_TO_MAGIC = 17
/** The smallest length that any magic allows: an empty message of magic 0. */
export const MIN_LENGTH = 14
/** With the overhead the size is still an int32. */
const MAX_LENGTH = 0x7fffffff - LOG_OVERHEAD
export const RECORD_BATCH_OVERHEAD = RECORDS_OFFSET
export const CURRENT_MAGIC = 2

export const CODEC_MASK = 0x07
export const TIMESTAMP_TYPE_MASK = 0x08
export const TRANSACTIONAL_MASK = 0x10
export const CONTROL_MASK = 0x20
export const DELETE_HORIZON_MASK = 0x40

const KNOWN_ATTRIBUTES_MASK = 0x7f

export const NO_TIMESTAMP = -1
export const NO_PRODUCER_ID = -1
export const NO_PRODUCER_EPOCH = -1
export const NO_SEQUENCE = -1
export const NO_PARTITION_LEADER_EPOCH = -1

export type TimestampType = 'CreateTime' | 'LogAppendTime'

const TWO_TO_THE_32 = 0x1_0000_0000

/** An int64 as a number: exact up to 2^53, which offsets, timestamps and producer ids stay below. */
export function readInt64(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position) * TWO_TO_THE_32 + buffer.readUInt32BE(position + 4)
}

export function writeInt64(buffer: Buffer, position: number, value: number): void {
  const high = Math.floor(value / TWO_TO_THE_32)
  buffer.writeInt32BE(high, position)
  buffer.writeUInt32BE(value - high * TWO_TO_THE_32, position + 4)
}

export function baseOffset(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + BASE_OFFSET_OFFSET)
}

export function sizeInBytes(buffer: Buffer, position: number): number {
  return LOG_OVERHEAD + buffer.readInt32BE(position + LENGTH_OFFSET)
}

export function partitionLeaderEpoch(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + PARTITION_LEADER_EPOCH_OFFSET)
}

/** Of every magic. */
export function magic(buffer: Buffer, position: number): number {
  return buffer.readInt8(position + MAGIC_OFFSET)
}

export function crc(buffer: Buffer, position: number): number {
  return buffer.readUInt32BE(position + CRC_OFFSET)
}

export function attributes(buffer: Buffer, position: number): number {
  return buffer.readInt16BE(position + ATTRIBUTES_OFFSET)
}

/** The number of the compression codec, 0 to 7; `compression.ts` names them. */
export function codec(buffer: Buffer, position: number): number {
  return attributes(buffer, position) & CODEC_MASK
}

export function timestampType(buffer: Buffer, position: number): TimestampType {
  return attributes(buffer, position) & TIMESTAMP_TYPE_MASK ? 'LogAppendTime' : 'CreateTime'
}

export function isTransactional(buffer: Buffer, position: number): boolean {
  return (attributes(buffer, position) & TRANSACTIONAL_MASK) !== 0
}

export function isControl(buffer: Buffer, position: number): boolean {
  return (attributes(buffer, position) & CONTROL_MASK) !== 0
}

export function hasDeleteHorizon(buffer: Buffer, position: number): boolean {
  return (attributes(buffer, position) & DELETE_HORIZON_MASK) !== 0
}

export function lastOffsetDelta(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + LAST_OFFSET_DELTA_OFFSET)
}

export function lastOffset(buffer: Buffer, position: number): number {
  return baseOffset(buffer, position) + lastOffsetDelta(buffer, position)
}

export function nextOffset(buffer: Buffer, position: number): number {
  return lastOffset(buffer, position) + 1
}

export function baseTimestamp(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + BASE_TIMESTAMP_OFFSET)
}

export function maxTimestamp(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + MAX_TIMESTAMP_OFFSET)
}

export function producerId(buffer: Buffer, position: number): number {
  return readInt64(buffer, position + PRODUCER_ID_OFFSET)
}

export function producerEpoch(buffer: Buffer, position: number): number {
  return buffer.readInt16BE(position + PRODUCER_EPOCH_OFFSET)
}

export function baseSequence(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + BASE_SEQUENCE_OFFSET)
}

/** Sequences go from 0 to 2^31-1 and start again at 0. */
export function lastSequence(buffer: Buffer, position: number): number {
  const first = baseSequence(buffer, position)
  return first === NO_SEQUENCE
    ? NO_SEQUENCE
    : incrementSequence(first, lastOffsetDelta(buffer, position))
}

export function incrementSequence(sequence: number, increment: number): number {
  return sequence > 0x7fffffff - increment
    ? increment - (0x7fffffff - sequence) - 1
    : sequence + increment
}

export function recordCount(buffer: Buffer, position: number): number {
  return buffer.readInt32BE(position + RECORD_COUNT_OFFSET)
}

/** Outside of the checksum. */
export function setBaseOffset(buffer: Buffer, position: number, value: number): void {
  writeInt64(buffer, position + BASE_OFFSET_OFFSET, value)
}

/** Outside of the checksum. */
export function setPartitionLeaderEpoch(buffer: Buffer, position: number, value: number): void {
  buffer.writeInt32BE(value, position + PARTITION_LEADER_EPOCH_OFFSET)
}

/**
 * Sets type and greatest time of the timestamps, as a leader does on append. The checksum is
 * computed again only when something changes; attribute bits without a meaning are then cleared.
 */
export function setMaxTimestamp(
  buffer: Buffer,
  position: number,
  type: TimestampType,
  timestampMs: number,
): void {
  const isSame = timestampType(buffer, position) === type
  if (isSame && maxTimestamp(buffer, position) === timestampMs) return
  const flags = attributes(buffer, position) & KNOWN_ATTRIBUTES_MASK & ~TIMESTAMP_TYPE_MASK
  const typeFlag = type === 'LogAppendTime' ? TIMESTAMP_TYPE_MASK : 0
  buffer.writeInt16BE(flags | typeFlag, position + ATTRIBUTES_OFFSET)
  writeInt64(buffer, position + MAX_TIMESTAMP_OFFSET, timestampMs)
  updateCrc(buffer, position)
}

export function updateCrc(buffer: Buffer, position: number): void {
  buffer.writeUInt32BE(computeCrc(buffer, position), position + CRC_OFFSET)
}

export function computeCrc(buffer: Buffer, position: number): number {
  const end = position + sizeInBytes(buffer, position)
  return crc32c(buffer.subarray(position + ATTRIBUTES_OFFSET, end))
}

/** Whether the whole batch at `position` (of magic 2) has the checksum that it states. */
export function hasValidCrc(buffer: Buffer, position: number): boolean {
  return (
    sizeInBytes(buffer, position) >= RECORD_BATCH_OVERHEAD &&
    crc(buffer, position) === computeCrc(buffer, position)
  )
}

/** The fields of a header that do not follow from the bytes behind it. */
export interface BatchHeader {
  readonly baseOffset: number
  readonly partitionLeaderEpoch: number
  readonly attributes: number
  readonly lastOffsetDelta: number
  readonly baseTimestamp: number
  readonly maxTimestamp: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly recordCount: number
}

/** Writes the header of a v2 batch that goes from `position` to the buffer's end; checksum last. */
export function writeHeader(buffer: Buffer, position: number, header: BatchHeader): void {
  writeInt64(buffer, position, header.baseOffset)
  buffer.writeInt32BE(buffer.length - position - LOG_OVERHEAD, position + LENGTH_OFFSET)
  buffer.writeInt32BE(header.partitionLeaderEpoch, position + PARTITION_LEADER_EPOCH_OFFSET)
  buffer[position + MAGIC_OFFSET] = CURRENT_MAGIC
  buffer.writeInt16BE(header.attributes, position + ATTRIBUTES_OFFSET)
  buffer.writeInt32BE(header.lastOffsetDelta, position + LAST_OFFSET_DELTA_OFFSET)
  writeInt64(buffer, position + BASE_TIMESTAMP_OFFSET, header.baseTimestamp)
  writeInt64(buffer, position + MAX_TIMESTAMP_OFFSET, header.maxTimestamp)
  writeInt64(buffer, position + PRODUCER_ID_OFFSET, header.producerId)
  buffer.writeInt16BE(header.producerEpoch, position + PRODUCER_EPOCH_OFFSET)
  buffer.writeInt32BE(header.baseSequence, position + BASE_SEQUENCE_OFFSET)
  buffer.writeInt32BE(header.recordCount, position + RECORD_COUNT_OFFSET)
  updateCrc(buffer, position)
}

/**
 * The size of the batch at `position` when all of it lies before `end`, 0 when it is cut off (a
 * fetch ends anywhere). Throws CORRUPT_MESSAGE when no batch can start like this. The size is
 * known to be that of a v2 header only after `hasValidCrc` or a check against RECORD_BATCH_OVERHEAD.
 */
export function wholeBatchSize(buffer: Buffer, position: number, end = buffer.length): number {
  const remaining = end - position
  if (remaining < LOG_OVERHEAD) return 0
  const length = buffer.readInt32BE(position + LENGTH_OFFSET)
  if (length < MIN_LENGTH) {
    throw corruptRecord(`Record size ${length} is less than the minimum record overhead (14)`)
  }
  if (length > MAX_LENGTH) throw corruptRecord(`Record size ${length} is too large`)
  if (remaining < HEADER_SIZE_UP_TO_MAGIC) return 0
  const version = buffer.readInt8(position + MAGIC_OFFSET)
  if (version < 0 || version > CURRENT_MAGIC) {
    throw corruptRecord(`Invalid magic found in record: ${version}`)
  }
  return remaining < LOG_OVERHEAD + length ? 0 : LOG_OVERHEAD + length
}

/**
 * The positions of the whole batches between `start` and `end`; a cut tail is left out. The next
 * size is read before a position is handed out, so the consumer may overwrite offsets and epochs.
 */
export function* batches(buffer: Buffer, start = 0, end = buffer.length): Generator<number> {
  let position = start
  for (;;) {
    const size = wholeBatchSize(buffer, position, end)
    if (size === 0) return
    yield position
    position += size
  }
}

/** Where the last whole batch between `start` and `end` stops. */
export function endOfWholeBatches(buffer: Buffer, start = 0, end = buffer.length): number {
  let position = start
  for (;;) {
    const size = wholeBatchSize(buffer, position, end)
    if (size === 0) return position
    position += size
  }
}

/**
 * Throws CORRUPT_MESSAGE unless the batch of magic 2 at `position`, which is whole, has room for its
 * header and the right checksum.
 */
export function ensureValid(buffer: Buffer, position: number): void {
  const size = sizeInBytes(buffer, position)
  if (size < RECORD_BATCH_OVERHEAD) {
    throw corruptRecord(
      `Record batch is corrupt: the size ${size} is smaller than the minimum allowed overhead 61`,
    )
  }
  const computed = computeCrc(buffer, position)
  const stored = crc(buffer, position)
  if (stored !== computed) {
    throw corruptRecord(`Record is corrupt (stored crc = ${stored}, computed crc = ${computed})`)
  }
}
