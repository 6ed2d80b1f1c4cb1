/**
 * What compaction leaves of a batch. A record stays when it is the newest of its key, or lies behind
 * what the offset map covers; a tombstone stays until `delete.retention.ms` after the first cleaning
 * that found nothing older (the delete horizon, which is written into the batch in place of its base
 * timestamp). What stays keeps its offset, and the batch its range of offsets and of sequences.
 */
import {
  type Cursor,
  readVarint,
  readVarlong,
  sizeOfVarlong,
  VarintError,
  writeVarint,
  writeVarlong,
} from '../../protocol/varint.ts'
import {
  CODEC_NONE,
  compress,
  DEFAULT_MAX_DECOMPRESSED_BYTES,
  type MaybePromise,
} from '../../records/compression.ts'
import { readLegacyRecords } from '../../records/legacy.ts'
import * as batch from '../../records/record-batch.ts'
import { invalidRecord } from '../../records/record-errors.ts'
import { plainRecords } from '../../records/record-reader.ts'
import type { CleanedTransactions } from './cleaned-transactions.ts'
import type { OffsetMap } from './offset-map.ts'

/** The last thing that the log remembers of a producer that is still active. */
export interface ActiveProducer {
  /** -1: only a marker is known. */
  readonly lastDataOffset: number
  readonly producerEpoch: number
}

export interface FilterContext {
  readonly map: OffsetMap
  readonly transactions: CleanedTransactions
  readonly activeProducers: ReadonlyMap<number, ActiveProducer>
  /** The batch that ends here stays, if only as a header: it tells where the cleaned part ends. */
  readonly upperBoundOffset: number
  readonly deleteRetentionMs: number
  /** Tombstones of magic 0 and 1 stay. */
  readonly keepsLegacyTombstones: boolean
  readonly nowMs: number
}

/**
 * The batch at `at` (a view of `buffer`), what is left of it, or undefined when nothing is. The batch
 * must be whole and valid, and `buffer` stay as it is until the answer is there.
 */
export function filterBatch(
  buffer: Buffer,
  at: number,
  context: FilterContext,
): MaybePromise<Buffer | undefined> {
  if (batch.magic(buffer, at) < batch.CURRENT_MAGIC) return filterLegacy(buffer, at, context)
  const isDiscardable = context.transactions.isDiscardable(buffer, at)
  const isControl = batch.isControl(buffer, at)
  const discards = isDiscardable && (!isControl || isBehindHorizon(buffer, at, context.nowMs))
  if (discards) return keepsHeader(buffer, at, context) ? emptyBatch(buffer, at) : undefined
  if (isControl) return filterControl(buffer, at, isDiscardable, context)
  const plain = plainRecords(buffer, at, DEFAULT_MAX_DECOMPRESSED_BYTES)
  if (plain instanceof Promise) return plain.then((bytes) => filterData(buffer, at, bytes, context))
  return filterData(buffer, at, plain, context)
}

function isBehindHorizon(buffer: Buffer, at: number, nowMs: number): boolean {
  return batch.hasDeleteHorizon(buffer, at) && batch.baseTimestamp(buffer, at) <= nowMs
}

function keepsHeader(buffer: Buffer, at: number, context: FilterContext): boolean {
  if (batch.nextOffset(buffer, at) === context.upperBoundOffset) return true
  const producerId = batch.producerId(buffer, at)
  const last = producerId < 0 ? undefined : context.activeProducers.get(producerId)
  if (last === undefined) return false
  if (last.lastDataOffset >= 0) return batch.lastOffset(buffer, at) === last.lastDataOffset
  return batch.isControl(buffer, at) && batch.producerEpoch(buffer, at) === last.producerEpoch
}

// A marker whose transaction is gone gets a horizon, so that it goes later than the records went.
function filterControl(
  buffer: Buffer,
  at: number,
  isDiscardable: boolean,
  context: FilterContext,
): MaybePromise<Buffer | undefined> {
  if (batch.recordCount(buffer, at) === 0) {
    return keepsHeader(buffer, at, context) ? emptyBatch(buffer, at) : undefined
  }
  if (!isDiscardable || batch.hasDeleteHorizon(buffer, at)) return wholeBatch(buffer, at)
  const plain = plainRecords(buffer, at, DEFAULT_MAX_DECOMPRESSED_BYTES) as Buffer
  const kept = selectRecords(buffer, at, plain, () => true)
  return rebuild(buffer, at, plain, kept, context.nowMs + context.deleteRetentionMs)
}

function filterData(
  buffer: Buffer,
  at: number,
  plain: Buffer,
  context: FilterContext,
): MaybePromise<Buffer | undefined> {
  const { map, nowMs, deleteRetentionMs } = context
  const hasHorizon = batch.hasDeleteHorizon(buffer, at)
  const keepsTombstones = !hasHorizon || nowMs < batch.baseTimestamp(buffer, at)
  const kept = selectRecords(buffer, at, plain, (offset, keyStart, keyEnd, isTombstone) => {
    if (offset > map.latestOffset) return true
    if (keyEnd < keyStart) return false
    return offset >= map.get(plain, keyStart, keyEnd) && (!isTombstone || keepsTombstones)
  })
  if (kept.ranges.length === 0) {
    return keepsHeader(buffer, at, context) ? emptyBatch(buffer, at) : undefined
  }
  const needsHorizon = kept.hasTombstone && !hasHorizon
  const isWhole = kept.ranges.length === 2 * batch.recordCount(buffer, at)
  if (isWhole && !needsHorizon) return wholeBatch(buffer, at)
  const horizonMs = needsHorizon
    ? nowMs + deleteRetentionMs
    : hasHorizon
      ? batch.baseTimestamp(buffer, at)
      : undefined
  return rebuild(buffer, at, plain, kept, horizonMs)
}

function wholeBatch(buffer: Buffer, at: number): Buffer {
  return buffer.subarray(at, at + batch.sizeInBytes(buffer, at))
}

interface KeptRecords {
  /** Start and end of each record in the plain bytes, with its size field. */
  readonly ranges: number[]
  hasTombstone: boolean
  firstTimestamp: number
  maxTimestamp: number
}

type IsKept = (offset: number, keyStart: number, keyEnd: number, isTombstone: boolean) => boolean

/** For a record without a key, `keyEnd` is below `keyStart`. */
function selectRecords(buffer: Buffer, at: number, plain: Buffer, isKept: IsKept): KeptRecords {
  const kept: KeptRecords = {
    ranges: [],
    hasTombstone: false,
    firstTimestamp: batch.NO_TIMESTAMP,
    maxTimestamp: batch.NO_TIMESTAMP,
  }
  const baseOffset = batch.baseOffset(buffer, at)
  forEachRecord(buffer, at, plain, (record) => {
    const isTombstone = record.valueBytes < 0
    const keyEnd = record.keyStart + record.keyBytes
    if (!isKept(baseOffset + record.offsetDelta, record.keyStart, keyEnd, isTombstone)) return
    if (kept.ranges.length === 0) kept.firstTimestamp = record.timestamp
    kept.ranges.push(record.start, record.end)
    if (isTombstone) kept.hasTombstone = true
    if (record.timestamp > kept.maxTimestamp) kept.maxTimestamp = record.timestamp
  })
  return kept
}

/** One object for all records of a walk: its fields are those of the record at hand. */
export interface RecordView {
  start: number
  end: number
  timestamp: number
  offsetDelta: number
  keyStart: number
  /** -1 for null, as `valueBytes`. */
  keyBytes: number
  valueBytes: number
}

/** Walks over the plain records of the batch at `at`. Throws INVALID_RECORD when they are malformed. */
export function forEachRecord(
  buffer: Buffer,
  at: number,
  plain: Buffer,
  visit: (record: RecordView) => void,
): void {
  try {
    walkRecords(buffer, at, plain, visit)
  } catch (error) {
    if (error instanceof VarintError) throw invalidRecord('Found invalid record structure', error)
    throw error
  }
}

function walkRecords(
  buffer: Buffer,
  at: number,
  plain: Buffer,
  visit: (record: RecordView) => void,
): void {
  const count = batch.recordCount(buffer, at)
  const baseTimestamp = batch.baseTimestamp(buffer, at)
  const isStamped = batch.timestampType(buffer, at) === 'LogAppendTime'
  const stamp = batch.maxTimestamp(buffer, at)
  const cursor: Cursor = { position: 0 }
  const record = {} as RecordView
  for (let i = 0; i < count; i++) {
    record.start = cursor.position
    const size = readVarint(plain, cursor, plain.length)
    const end = cursor.position + size
    if (size < 1 || end > plain.length) throw invalidRecord('Found invalid record size')
    record.end = end
    cursor.position += 1
    const timestampDelta = readVarlong(plain, cursor, end)
    record.timestamp = isStamped ? stamp : baseTimestamp + timestampDelta
    record.offsetDelta = readVarint(plain, cursor, end)
    record.keyBytes = readVarint(plain, cursor, end)
    record.keyStart = cursor.position
    if (record.keyBytes > 0) cursor.position += record.keyBytes
    record.valueBytes = readVarint(plain, cursor, end)
    visit(record)
    cursor.position = end
  }
}

/** The kept records as a batch of their own, in the place of the old one. */
function rebuild(
  buffer: Buffer,
  at: number,
  plain: Buffer,
  kept: KeptRecords,
  horizonMs: number | undefined,
): MaybePromise<Buffer> {
  const isStamped = batch.timestampType(buffer, at) === 'LogAppendTime'
  const baseTimestamp = horizonMs ?? kept.firstTimestamp
  const shift = isStamped ? undefined : batch.baseTimestamp(buffer, at) - baseTimestamp
  const stampedDelta = batch.maxTimestamp(buffer, at) - baseTimestamp
  const records = copyRecords(plain, kept.ranges, (delta) =>
    shift === undefined ? stampedDelta : delta + shift,
  )
  const codec = batch.codec(buffer, at)
  const packed = codec === CODEC_NONE ? records : compress(codec, records)
  const wrap = (bytes: Buffer) => {
    const attributes = batch.attributes(buffer, at)
    return writeBatch(buffer, at, bytes, {
      attributes: horizonMs === undefined ? attributes : attributes | batch.DELETE_HORIZON_MASK,
      baseTimestamp,
      maxTimestamp: isStamped ? batch.maxTimestamp(buffer, at) : kept.maxTimestamp,
      recordCount: kept.ranges.length / 2,
    })
  }
  return packed instanceof Promise ? packed.then(wrap) : wrap(packed)
}

const MAX_TIMESTAMP_GROWTH_BYTES = 12

function copyRecords(
  plain: Buffer,
  ranges: readonly number[],
  newDelta: (delta: number) => number,
): Buffer {
  let capacity = 0
  for (let i = 0; i < ranges.length; i += 2) {
    capacity += ranges[i + 1]! - ranges[i]! + MAX_TIMESTAMP_GROWTH_BYTES
  }
  const records = Buffer.allocUnsafe(capacity)
  const cursor: Cursor = { position: 0 }
  let end = 0
  for (let i = 0; i < ranges.length; i += 2) {
    const recordEnd = ranges[i + 1]!
    cursor.position = ranges[i]!
    readVarint(plain, cursor, recordEnd)
    const attributes = plain[cursor.position++]!
    const delta = newDelta(readVarlong(plain, cursor, recordEnd))
    const size = 1 + sizeOfVarlong(delta) + recordEnd - cursor.position
    end = writeVarint(records, end, size)
    records[end++] = attributes
    end = writeVarlong(records, end, delta)
    end += plain.copy(records, end, cursor.position, recordEnd)
  }
  return records.subarray(0, end)
}

type NewHeader = Pick<
  batch.BatchHeader,
  'attributes' | 'baseTimestamp' | 'maxTimestamp' | 'recordCount'
>

function writeBatch(buffer: Buffer, at: number, records: Buffer, header: NewHeader): Buffer {
  const whole = Buffer.allocUnsafe(batch.RECORDS_OFFSET + records.length)
  records.copy(whole, batch.RECORDS_OFFSET)
  batch.writeHeader(whole, 0, {
    baseOffset: batch.baseOffset(buffer, at),
    partitionLeaderEpoch: batch.partitionLeaderEpoch(buffer, at),
    lastOffsetDelta: batch.lastOffsetDelta(buffer, at),
    producerId: batch.producerId(buffer, at),
    producerEpoch: batch.producerEpoch(buffer, at),
    baseSequence: batch.baseSequence(buffer, at),
    ...header,
  })
  return whole
}

const NO_RECORDS = Buffer.alloc(0)

/** A header without records: it keeps the last sequence of a producer, or the end of the log. */
function emptyBatch(buffer: Buffer, at: number): Buffer {
  const kept = batch.TIMESTAMP_TYPE_MASK | batch.TRANSACTIONAL_MASK | batch.CONTROL_MASK
  return writeBatch(buffer, at, NO_RECORDS, {
    attributes: batch.attributes(buffer, at) & kept,
    baseTimestamp: batch.NO_TIMESTAMP,
    maxTimestamp: batch.maxTimestamp(buffer, at),
    recordCount: 0,
  })
}

// A compressed set of magic 0 or 1 stays whole as long as one of its messages is needed.
async function filterLegacy(
  buffer: Buffer,
  at: number,
  { map, keepsLegacyTombstones }: FilterContext,
): Promise<Buffer | undefined> {
  const whole = wholeBatch(buffer, at)
  const records = await readLegacyRecords(whole, 0, DEFAULT_MAX_DECOMPRESSED_BYTES)
  const isNeeded = records.some(({ offset, key, value }) => {
    if (Number(offset) > map.latestOffset) return true
    if (key === null || (value === null && !keepsLegacyTombstones)) return false
    return Number(offset) >= map.get(key, 0, key.length)
  })
  return isNeeded ? whole : undefined
}
