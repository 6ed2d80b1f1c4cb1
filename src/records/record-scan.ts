import { type Cursor, readVarint, readVarlong, VarintError } from '../protocol/varint.ts'
import { NO_TIMESTAMP } from './record-batch.ts'
import { invalidRecord } from './record-errors.ts'

/**
 * Walks the records of a batch without making objects: what the broker does with every batch that a
 * producer sends. Every length is checked; the content is judged by `rules`.
 */
export interface ScanRules {
  /** Records without a key are faults. */
  readonly isKeyRequired: boolean
  /** Timestamps outside of these bounds are faults, except −1, which is none. */
  readonly minTimestamp: number
  readonly maxTimestamp: number
  /** All records have this timestamp, whatever they state: the batch came with LogAppendTime. */
  readonly stampedTimestamp: number | undefined
  /** Records of batches with `stampedTimestamp` are faults, if not already for another reason. */
  readonly isStampRefused: boolean
}

export interface RecordScan {
  maxTimestamp: number
  /** Whether the offset deltas are 0, 1, 2, … */
  isConsecutive: boolean
  faults: RecordFault[] | undefined
}

export interface RecordFault {
  /** The record's place in the batch. */
  readonly index: number
  readonly kind: 'no-key' | 'timestamp-out-of-range' | 'timestamp-type'
  readonly timestamp: number
  readonly offsetDelta: number
  /** Of the key and the value, −1 for null. */
  readonly keyBytes: number
  readonly valueBytes: number
}

/**
 * `bytes` are exactly the plain records of a batch with `count` records. Throws INVALID_RECORD when
 * they are malformed.
 */
export function scanRecords(
  bytes: Uint8Array,
  count: number,
  baseTimestamp: number,
  rules: ScanRules,
): RecordScan {
  try {
    return scan(bytes, count, baseTimestamp, rules)
  } catch (error) {
    if (error instanceof VarintError) throw invalidRecord('Found invalid record structure', error)
    throw error
  }
}

function scan(
  bytes: Uint8Array,
  count: number,
  baseTimestamp: number,
  rules: ScanRules,
): RecordScan {
  const { isKeyRequired, minTimestamp, maxTimestamp, stampedTimestamp } = rules
  const result: RecordScan = { maxTimestamp: NO_TIMESTAMP, isConsecutive: true, faults: undefined }
  const end = bytes.length
  const cursor: Cursor = { position: 0 }
  for (let index = 0; index < count; index += 1) {
    const size = readVarint(bytes, cursor, end)
    const recordEnd = cursor.position + size
    if (size < 1 || recordEnd > end) throw wrongSize()
    cursor.position += 1
    let timestamp = baseTimestamp + readVarlong(bytes, cursor, recordEnd)
    const offsetDelta = readVarint(bytes, cursor, recordEnd)
    const keyBytes = readVarint(bytes, cursor, recordEnd)
    if (keyBytes > 0) cursor.position += keyBytes
    const valueBytes = readVarint(bytes, cursor, recordEnd)
    if (valueBytes > 0) cursor.position += valueBytes
    const headers = readVarint(bytes, cursor, recordEnd)
    if (headers !== 0) skipHeaders(bytes, cursor, recordEnd, headers)
    if (cursor.position !== recordEnd) throw wrongSize()

    if (stampedTimestamp !== undefined) timestamp = stampedTimestamp
    if (offsetDelta !== index) result.isConsecutive = false
    if (timestamp > result.maxTimestamp) result.maxTimestamp = timestamp
    const isOutOfRange = timestamp < minTimestamp || timestamp > maxTimestamp
    if (isOutOfRange || stampedTimestamp !== undefined || (isKeyRequired && keyBytes < 0)) {
      addFault(result, rules, { index, timestamp, offsetDelta, keyBytes, valueBytes })
    }
  }
  if (cursor.position !== end) {
    throw invalidRecord('Incorrect declared batch size, records still remaining in file')
  }
  return result
}

// A missing key hides what else is wrong with a record, as in Kafka.
function addFault(result: RecordScan, rules: ScanRules, record: Omit<RecordFault, 'kind'>): void {
  const kind = faultKind(rules, record)
  if (kind === undefined) return
  result.faults ??= []
  result.faults.push({ ...record, kind })
}

function faultKind(
  rules: ScanRules,
  { timestamp, keyBytes }: Omit<RecordFault, 'kind'>,
): RecordFault['kind'] | undefined {
  if (rules.isKeyRequired && keyBytes < 0) return 'no-key'
  if (timestamp !== NO_TIMESTAMP && !rules.isStampRefused) {
    const isOutOfRange = timestamp < rules.minTimestamp || timestamp > rules.maxTimestamp
    return isOutOfRange ? 'timestamp-out-of-range' : undefined
  }
  return rules.stampedTimestamp === undefined ? undefined : 'timestamp-type'
}

function skipHeaders(bytes: Uint8Array, cursor: Cursor, end: number, count: number): void {
  if (count < 0 || count > end - cursor.position) {
    throw invalidRecord(`Found invalid number of record headers ${count}`)
  }
  for (let i = 0; i < count; i += 1) {
    const keyBytes = readVarint(bytes, cursor, end)
    if (keyBytes < 0) throw invalidRecord(`Invalid negative header key size ${keyBytes}`)
    cursor.position += keyBytes
    const valueBytes = readVarint(bytes, cursor, end)
    if (valueBytes > 0) cursor.position += valueBytes
  }
}

function wrongSize(): Error {
  return invalidRecord('Invalid record size: it is not what the record takes')
}
