import { sizeOfVarint, sizeOfVarlong, writeVarint, writeVarlong } from '../protocol/varint.ts'
import {
  type CompressionName,
  compress,
  compressionName,
  DEFAULT_MAX_DECOMPRESSED_BYTES,
} from './compression.ts'
import { parseControlType } from './control-record.ts'
import * as legacy from './legacy.ts'
import * as batch from './record-batch.ts'
import { invalidRecord, RecordError } from './record-errors.ts'
import { type KafkaRecord, parseRecords, plainRecords } from './record-reader.ts'

/**
 * Record batches as JSON, every bit of them: what `kafka-ts protocol decode` and `encode` show and
 * take. int64 is decimal text, bytes are lower-case hex. Header fields stand as they are in the
 * bytes; what follows from them (`lastOffset`, a record's `timestamp`, …) is added when decoding and
 * ignored when encoding, as are lengths and checksums.
 */
export interface BatchJson {
  readonly baseOffset: string
  readonly batchLength: number
  readonly partitionLeaderEpoch: number
  readonly magic: 2
  readonly crc: number
  readonly attributes: number
  readonly compression: CompressionName
  readonly timestampType: batch.TimestampType
  readonly isTransactional: boolean
  readonly isControl: boolean
  readonly deleteHorizonMs: string | null
  readonly lastOffsetDelta: number
  readonly baseTimestamp: string
  readonly maxTimestamp: string
  readonly producerId: string
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly recordCount: number
  readonly lastOffset: string
  readonly nextOffset: string
  readonly lastSequence: number
  readonly records: readonly RecordJson[]
  /** Of a compressed batch that has records. */
  readonly uncompressedRecordsHex?: string
}

export interface RecordJson {
  readonly attributes: number
  readonly timestampDelta: string
  readonly offsetDelta: number
  readonly offset: string
  readonly timestamp: string
  readonly sequence: number
  readonly key: string | null
  readonly value: string | null
  readonly headers: readonly { readonly key: string; readonly value: string | null }[]
  readonly controlType?: string
}

/** A message of magic 0 or 1, or a wrapper of several. */
export interface LegacyBatchJson {
  readonly offset: string
  readonly messageSize: number
  readonly crc: number
  readonly magic: 0 | 1
  readonly attributes: number
  readonly compression: CompressionName
  readonly timestampType: legacy.LegacyTimestampType
  readonly maxTimestamp: string
  readonly lastOffset: string
  readonly records: readonly LegacyRecordJson[]
}

export interface LegacyRecordJson {
  readonly offset: string
  readonly timestamp: string
  readonly key: string | null
  readonly value: string | null
}

export type AnyBatchJson = BatchJson | LegacyBatchJson

export interface DecodedRecords {
  readonly batches: readonly AnyBatchJson[]
  /** Why reading ended before the end, in the cases in which Kafka's reader throws. */
  readonly error?: string
}

/**
 * Every whole batch in `bytes`. A cut batch at the end is left out without an error, as Kafka's
 * reader does; a batch that it would refuse ends the reading with `error`.
 */
export async function decodeRecords(
  bytes: Buffer,
  maxDecompressedBytes = DEFAULT_MAX_DECOMPRESSED_BYTES,
): Promise<DecodedRecords> {
  const batches: AnyBatchJson[] = []
  try {
    for (const position of batch.batches(bytes)) {
      batches.push(
        batch.magic(bytes, position) === 2
          ? await decodeBatch(bytes, position, maxDecompressedBytes)
          : await decodeLegacyBatch(bytes, position, maxDecompressedBytes),
      )
    }
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    return { batches, error: error.message }
  }
  return { batches }
}

async function decodeBatch(buffer: Buffer, position: number, maxBytes: number): Promise<BatchJson> {
  batch.ensureValid(buffer, position)
  const attributes = batch.attributes(buffer, position)
  const plain = await plainRecords(buffer, position, maxBytes)
  const records = parseRecords(buffer, position, plain)
  const isCompressed = (attributes & batch.CODEC_MASK) !== 0 && records.length > 0
  const baseOffset = buffer.readBigInt64BE(position)
  const baseTimestamp = buffer.readBigInt64BE(position + batch.BASE_TIMESTAMP_OFFSET)
  const lastOffset = wrap(baseOffset + BigInt(batch.lastOffsetDelta(buffer, position)))
  return {
    baseOffset: String(baseOffset),
    batchLength: buffer.readInt32BE(position + batch.LENGTH_OFFSET),
    partitionLeaderEpoch: batch.partitionLeaderEpoch(buffer, position),
    magic: 2,
    crc: batch.crc(buffer, position),
    attributes,
    compression: compressionName(attributes & batch.CODEC_MASK),
    timestampType: batch.timestampType(buffer, position),
    isTransactional: batch.isTransactional(buffer, position),
    isControl: batch.isControl(buffer, position),
    deleteHorizonMs: batch.hasDeleteHorizon(buffer, position) ? String(baseTimestamp) : null,
    lastOffsetDelta: batch.lastOffsetDelta(buffer, position),
    baseTimestamp: String(baseTimestamp),
    maxTimestamp: int64Text(buffer, position + batch.MAX_TIMESTAMP_OFFSET),
    producerId: int64Text(buffer, position + batch.PRODUCER_ID_OFFSET),
    producerEpoch: batch.producerEpoch(buffer, position),
    baseSequence: batch.baseSequence(buffer, position),
    recordCount: batch.recordCount(buffer, position),
    lastOffset: String(lastOffset),
    nextOffset: String(wrap(lastOffset + 1n)),
    lastSequence: batch.lastSequence(buffer, position) | 0,
    records: records.map((record) => recordJson(buffer, position, record)),
    ...(isCompressed && { uncompressedRecordsHex: plain.toString('hex') }),
  }
}

function recordJson(buffer: Buffer, position: number, record: KafkaRecord): RecordJson {
  const baseOffset = buffer.readBigInt64BE(position)
  const isStamped = batch.timestampType(buffer, position) === 'LogAppendTime'
  const timestamp = isStamped
    ? buffer.readBigInt64BE(position + batch.MAX_TIMESTAMP_OFFSET)
    : wrap(
        buffer.readBigInt64BE(position + batch.BASE_TIMESTAMP_OFFSET) +
          BigInt(record.timestampDelta),
      )
  return {
    attributes: record.attributes,
    timestampDelta: String(record.timestampDelta),
    offsetDelta: record.offsetDelta,
    offset: String(wrap(baseOffset + BigInt(record.offsetDelta))),
    timestamp: String(timestamp),
    sequence: record.sequence,
    key: hexOrNull(record.key),
    value: hexOrNull(record.value),
    headers: record.headers.map(({ key, value }) => ({ key, value: hexOrNull(value) })),
    ...(batch.isControl(buffer, position) && { controlType: parseControlType(record.key) }),
  }
}

async function decodeLegacyBatch(
  buffer: Buffer,
  position: number,
  maxBytes: number,
): Promise<LegacyBatchJson> {
  legacy.ensureValidLegacy(buffer, position)
  const records = await legacy.readLegacyRecords(buffer, position, maxBytes)
  const magic = batch.magic(buffer, position) as 0 | 1
  const offset = int64Text(buffer, position)
  return {
    offset,
    messageSize: buffer.readInt32BE(position + batch.LENGTH_OFFSET),
    crc: buffer.readUInt32BE(position + legacy.LEGACY_CRC_OFFSET),
    magic,
    attributes: buffer.readInt8(position + legacy.LEGACY_ATTRIBUTES_OFFSET),
    compression: compressionName(legacy.legacyCodec(buffer, position)),
    timestampType: legacy.legacyTimestampType(buffer, position),
    maxTimestamp: magic === 0 ? '-1' : int64Text(buffer, position + legacy.LEGACY_TIMESTAMP_OFFSET),
    lastOffset: offset,
    records: records.map((record) => ({
      offset: String(record.offset),
      timestamp: String(record.timestamp),
      key: hexOrNull(record.key),
      value: hexOrNull(record.value),
    })),
  }
}

/**
 * The bytes of batches. Equal to those that were decoded when nothing was compressed; compressed
 * ones hold the same records. Throws on JSON that is not of this shape.
 */
export async function encodeRecords(batches: readonly AnyBatchJson[]): Promise<Buffer> {
  const chunks: Buffer[] = []
  for (const json of batches) {
    if (![0, 1, 2].includes(json.magic)) {
      throw invalidRecord(`Could not encode a batch: its magic is '${json.magic}', not 0, 1 or 2`)
    }
    chunks.push(json.magic === 2 ? await encodeBatch(json) : await encodeLegacyBatch(json))
  }
  return Buffer.concat(chunks)
}

async function encodeBatch(json: BatchJson): Promise<Buffer> {
  const plain = Buffer.concat(json.records.map(encodeRecord))
  const codec = json.attributes & batch.CODEC_MASK
  const packed = json.records.length === 0 ? plain : await compress(codec, plain)
  const bytes = Buffer.concat([Buffer.alloc(batch.RECORDS_OFFSET), packed])
  batch.writeHeader(bytes, 0, {
    baseOffset: 0,
    partitionLeaderEpoch: json.partitionLeaderEpoch,
    attributes: json.attributes,
    lastOffsetDelta: json.lastOffsetDelta,
    baseTimestamp: 0,
    maxTimestamp: 0,
    producerId: 0,
    producerEpoch: json.producerEpoch,
    baseSequence: json.baseSequence,
    recordCount: json.recordCount,
  })
  bytes.writeBigInt64BE(BigInt(json.baseOffset), batch.BASE_OFFSET_OFFSET)
  bytes.writeBigInt64BE(BigInt(json.baseTimestamp), batch.BASE_TIMESTAMP_OFFSET)
  bytes.writeBigInt64BE(BigInt(json.maxTimestamp), batch.MAX_TIMESTAMP_OFFSET)
  bytes.writeBigInt64BE(BigInt(json.producerId), batch.PRODUCER_ID_OFFSET)
  batch.updateCrc(bytes, 0)
  return bytes
}

function encodeRecord(json: RecordJson): Buffer {
  const timestampDelta = BigInt(json.timestampDelta)
  const head = Buffer.alloc(1 + sizeOfVarlong(timestampDelta) + sizeOfVarint(json.offsetDelta))
  head.writeInt8(json.attributes, 0)
  writeVarint(head, writeVarlong(head, 1, timestampDelta), json.offsetDelta)
  const parts = [head, ...sizedBytes(json.key), ...sizedBytes(json.value)]
  parts.push(varint(json.headers.length))
  for (const { key, value } of json.headers) {
    const keyBytes = Buffer.from(key, 'utf8')
    parts.push(varint(keyBytes.length), keyBytes, ...sizedBytes(value))
  }
  const body = Buffer.concat(parts)
  return Buffer.concat([varint(body.length), body])
}

function encodeLegacyBatch(json: LegacyBatchJson): Promise<Buffer> | Buffer {
  const records = json.records.map(({ offset, timestamp, key, value }) => ({
    offset: BigInt(offset),
    timestamp: BigInt(timestamp),
    key: bytesOrNull(key),
    value: bytesOrNull(value),
  }))
  if ((json.attributes & batch.CODEC_MASK) !== 0) {
    const timestamp = BigInt(json.maxTimestamp)
    return legacy.buildLegacyWrapper(json.magic, json.attributes, timestamp, records)
  }
  const [record] = records
  if (record === undefined || records.length > 1) {
    throw invalidRecord('Could not encode a message: without compression it has one record')
  }
  return legacy.buildLegacyMessage(json.magic, json.attributes, record)
}

function wrap(value: bigint): bigint {
  return BigInt.asIntN(64, value)
}

function int64Text(buffer: Buffer, position: number): string {
  return String(buffer.readBigInt64BE(position))
}

function hexOrNull(bytes: Buffer | null): string | null {
  return bytes === null ? null : bytes.toString('hex')
}

function bytesOrNull(hex: string | null): Buffer | null {
  if (hex === null) return null
  const bytes = Buffer.from(hex, 'hex')
  if (bytes.length * 2 !== hex.length) throw invalidRecord(`Could not read hex text: '${hex}'`)
  return bytes
}

function varint(value: number): Buffer {
  const bytes = Buffer.alloc(sizeOfVarint(value))
  writeVarint(bytes, 0, value)
  return bytes
}

function sizedBytes(hex: string | null): Buffer[] {
  const bytes = bytesOrNull(hex)
  return bytes === null ? [varint(-1)] : [varint(bytes.length), bytes]
}
