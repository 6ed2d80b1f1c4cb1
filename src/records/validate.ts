import { BatchBuilder } from './batch-builder.ts'
import {
  borrowDecompressed,
  CODEC_NONE,
  type CompressionName,
  compressionCodec,
  compressionName,
  DEFAULT_MAX_DECOMPRESSED_BYTES,
  type MaybePromise,
} from './compression.ts'
import * as batch from './record-batch.ts'
import { invalidRecord, RecordError, type RecordErrorName } from './record-errors.ts'
import { parseRecords, recordBytes } from './record-reader.ts'
import { type RecordFault, type RecordScan, type ScanRules, scanRecords } from './record-scan.ts'

/**
 * What a leader checks before it appends what a producer sent for a partition (Produce v3 and
 * newer), in the order in which Kafka checks it, with its error names and texts: shape of the
 * request's records, size and checksum of the batch, its header, every record. The batch is then
 * ready to append but for its base offset and leader epoch, which the log stamps.
 *
 * Ours on purpose: decompression has a limit; the stated size of each record in a compressed batch
 * must be right, which Kafka leaves to the consumer to fail on; a compressed batch whose offset
 * deltas have gaps is built anew, where Kafka 4.3 means to and fails with UNKNOWN_SERVER_ERROR.
 */
export interface ProduceRules {
  /** As in messages: `TOPIC-N`. */
  readonly topicPartition: string
  /** Of the Produce request. */
  readonly apiVersion: number
  readonly maxMessageBytes: number
  readonly isCompacted: boolean
  readonly timestampType: batch.TimestampType
  /** `Infinity` for no bound. */
  readonly timestampBeforeMaxMs: number
  readonly timestampAfterMaxMs: number
  readonly compressionType: 'producer' | 'uncompressed' | CompressionName
  readonly compressionLevel?: number
  readonly maxDecompressedBytes?: number
}

export type ProduceOutcome = AcceptedBatch | RefusedBatch

export interface AcceptedBatch {
  readonly isAccepted: true
  /** One whole batch: what came, stamped in place, or built anew in another compression. */
  readonly bytes: Buffer
  readonly isRebuilt: boolean
  readonly recordCount: number
  /** Time index and log take the last offset of a batch as that of its greatest timestamp. */
  readonly lastOffsetDelta: number
  readonly maxTimestamp: number
  /** The answer's log append time: −1 with CreateTime. */
  readonly logAppendTimeMs: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly lastSequence: number
  readonly isTransactional: boolean
}

export interface RefusedBatch {
  readonly isAccepted: false
  readonly error: RecordErrorName
  /** Goes to the client only beside record errors; otherwise for the broker's log. */
  readonly message: string
  readonly recordErrors: readonly { readonly batchIndex: number; readonly message: string }[]
}

/**
 * Waits only where a large or zstd batch is decompressed or built anew; until then nobody may touch
 * the records, and later batches of the same producer must not overtake this one.
 */
export function validateProduce(
  records: Buffer | null,
  rules: ProduceRules,
  nowMs: number,
): MaybePromise<ProduceOutcome> {
  try {
    const bytes = onlyBatch(records, rules.apiVersion)
    checkBatch(bytes, rules)
    checkHeader(bytes, rules.topicPartition)
    const outcome = checkRecords(bytes, rules, nowMs)
    return outcome instanceof Promise ? outcome.catch(refusal) : outcome
  } catch (error) {
    return refusal(error)
  }
}

function refusal(error: unknown): RefusedBatch {
  if (!(error instanceof RecordError)) throw error
  return { isAccepted: false, error: error.error, message: error.message, recordErrors: [] }
}

/** The one batch in the request's bytes; a cut one behind it is dropped. */
function onlyBatch(records: Buffer | null, apiVersion: number): Buffer {
  const size = records === null ? 0 : batch.wholeBatchSize(records, 0)
  if (records === null || size === 0) {
    throw invalidRecord(
      `Produce requests with version ${apiVersion} must have at least one record batch per partition`,
    )
  }
  if (batch.magic(records, 0) !== batch.CURRENT_MAGIC) {
    throw invalidRecord(
      `Produce requests with version ${apiVersion} are only allowed to contain record batches with magic version 2`,
    )
  }
  if (apiVersion < 7 && compressionName(batch.codec(records, 0)) === 'zstd') {
    throw new RecordError(
      'UNSUPPORTED_COMPRESSION_TYPE',
      `Produce requests with version ${apiVersion} are not allowed to use ZStandard compression`,
    )
  }
  if (batch.wholeBatchSize(records, size) > 0) {
    throw invalidRecord(
      `Produce requests with version ${apiVersion} are only allowed to contain exactly one record batch per partition`,
    )
  }
  return size === records.length ? records : records.subarray(0, size)
}

function checkBatch(bytes: Buffer, { topicPartition, maxMessageBytes }: ProduceRules): void {
  const baseOffset = batch.baseOffset(bytes, 0)
  if (baseOffset !== 0) {
    throw invalidRecord(
      `The baseOffset of the record batch in the append to ${topicPartition} should be 0, but it is ${baseOffset}`,
    )
  }
  if (bytes.length > maxMessageBytes) {
    throw new RecordError(
      'MESSAGE_TOO_LARGE',
      `The record batch size in the append to ${topicPartition} is ${bytes.length} bytes which exceeds the maximum configured value of ${maxMessageBytes}.`,
    )
  }
  batch.ensureValid(bytes, 0)
  compressionName(batch.codec(bytes, 0))
}

function checkHeader(bytes: Buffer, topicPartition: string): void {
  const lastOffset = batch.lastOffset(bytes, 0)
  if (lastOffset < 0) {
    throw invalidRecord(
      `Batch has an invalid offset range: [0, ${lastOffset}] in topic partition ${topicPartition}`,
    )
  }
  const count = batch.recordCount(bytes, 0)
  if (count <= 0) {
    throw invalidRecord(
      `Invalid reported count for record batch: ${count} in topic partition ${topicPartition}`,
    )
  }
  if (count !== lastOffset + 1) {
    throw invalidRecord(
      `Inconsistent batch offset range [0, ${lastOffset}] and count of records ${count} in topic partition ${topicPartition}`,
    )
  }
  if (batch.isControl(bytes, 0)) {
    throw invalidRecord(
      `Clients are not allowed to write control records in topic partition ${topicPartition}`,
    )
  }
  const producerId = batch.producerId(bytes, 0)
  const baseSequence = batch.baseSequence(bytes, 0)
  if (producerId > batch.NO_PRODUCER_ID && baseSequence < 0) {
    throw invalidRecord(
      `Invalid sequence number ${baseSequence} in record batch with producerId ${producerId} in topic partition ${topicPartition}`,
    )
  }
}

function checkRecords(
  bytes: Buffer,
  rules: ProduceRules,
  nowMs: number,
): MaybePromise<ProduceOutcome> {
  const codec = batch.codec(bytes, 0)
  const packed = recordBytes(bytes, 0)
  if (codec === CODEC_NONE) return checkPlainRecords(bytes, packed, rules, nowMs)
  const maxBytes = rules.maxDecompressedBytes ?? DEFAULT_MAX_DECOMPRESSED_BYTES
  // It is read, and copied where the batch is built anew, before this call returns.
  const plain = borrowDecompressed(codec, packed, maxBytes)
  return plain instanceof Promise
    ? plain.then((result) => checkPlainRecords(bytes, result, rules, nowMs))
    : checkPlainRecords(bytes, plain, rules, nowMs)
}

function checkPlainRecords(
  bytes: Buffer,
  plain: Buffer,
  rules: ProduceRules,
  nowMs: number,
): MaybePromise<ProduceOutcome> {
  const scanRules = scanRulesFor(bytes, rules, nowMs)
  const count = batch.recordCount(bytes, 0)
  const scan = scanRecords(plain, count, batch.baseTimestamp(bytes, 0), scanRules)
  const source = batch.codec(bytes, 0)
  const target = targetCodec(source, rules)
  if (scan.faults !== undefined) {
    return refusedRecords(scan.faults, rules, nowMs, source !== CODEC_NONE && source === target)
  }
  const isLogAppendTime = rules.timestampType === 'LogAppendTime'
  const maxTimestamp = isLogAppendTime ? nowMs : scan.maxTimestamp
  if (target !== source || (source !== CODEC_NONE && !scan.isConsecutive)) {
    return rebuilt(bytes, plain, target, rules, nowMs)
  }
  batch.setMaxTimestamp(bytes, 0, rules.timestampType, maxTimestamp)
  return accepted(bytes, scan, isLogAppendTime ? nowMs : batch.NO_TIMESTAMP, false)
}

function scanRulesFor(bytes: Buffer, rules: ProduceRules, nowMs: number): ScanRules {
  const isCreateTime = rules.timestampType === 'CreateTime'
  const isStamped = batch.timestampType(bytes, 0) === 'LogAppendTime'
  return {
    isKeyRequired: rules.isCompacted,
    minTimestamp: isCreateTime ? nowMs - rules.timestampBeforeMaxMs : Number.NEGATIVE_INFINITY,
    maxTimestamp: isCreateTime ? nowMs + rules.timestampAfterMaxMs : Number.POSITIVE_INFINITY,
    stampedTimestamp: isStamped ? batch.maxTimestamp(bytes, 0) : undefined,
    isStampRefused: !isCreateTime,
  }
}

function accepted(
  bytes: Buffer,
  { maxTimestamp }: Pick<RecordScan, 'maxTimestamp'>,
  logAppendTimeMs: number,
  isRebuilt: boolean,
): AcceptedBatch {
  return {
    isAccepted: true,
    bytes,
    isRebuilt,
    recordCount: batch.recordCount(bytes, 0),
    lastOffsetDelta: batch.lastOffsetDelta(bytes, 0),
    maxTimestamp: logAppendTimeMs === batch.NO_TIMESTAMP ? maxTimestamp : logAppendTimeMs,
    logAppendTimeMs,
    producerId: batch.producerId(bytes, 0),
    producerEpoch: batch.producerEpoch(bytes, 0),
    baseSequence: batch.baseSequence(bytes, 0),
    lastSequence: batch.lastSequence(bytes, 0),
    isTransactional: batch.isTransactional(bytes, 0),
  }
}

function targetCodec(source: number, { compressionType }: ProduceRules): number {
  if (compressionType === 'producer') return source
  return compressionType === 'uncompressed' ? CODEC_NONE : compressionCodec(compressionType)
}

function rebuilt(
  bytes: Buffer,
  plain: Buffer,
  codec: number,
  rules: ProduceRules,
  nowMs: number,
): MaybePromise<ProduceOutcome> {
  const { compressionLevel } = rules
  const logAppendTime = rules.timestampType === 'LogAppendTime' ? nowMs : undefined
  const result = rebuildBatch(bytes, plain, {
    codec,
    ...(compressionLevel !== undefined && { compressionLevel }),
    ...(logAppendTime !== undefined && { logAppendTime }),
  })
  return result instanceof Promise
    ? result.then((built) => checkRebuilt(built, rules, logAppendTime))
    : checkRebuilt(result, rules, logAppendTime)
}

/**
 * The records of a batch in a new one, with consecutive offsets, in another compression or with
 * another kind of timestamp. `plain` are its records' bytes, decompressed.
 */
export function rebuildBatch(
  bytes: Buffer,
  plain: Buffer,
  target: { codec: number; compressionLevel?: number; logAppendTime?: number },
): MaybePromise<Buffer> {
  const builder = new BatchBuilder(0, batch.RECORDS_OFFSET + plain.length + 64)
  for (const { timestamp, key, value, headers } of parseRecords(bytes, 0, plain)) {
    builder.append(timestamp, key, value, headers)
  }
  return builder.build({
    ...target,
    isTransactional: batch.isTransactional(bytes, 0),
    producerId: batch.producerId(bytes, 0),
    producerEpoch: batch.producerEpoch(bytes, 0),
    baseSequence: batch.baseSequence(bytes, 0),
  })
}

function checkRebuilt(
  built: Buffer,
  { maxMessageBytes, topicPartition }: ProduceRules,
  logAppendTime: number | undefined,
): AcceptedBatch {
  if (built.length > maxMessageBytes) {
    throw new RecordError(
      'MESSAGE_TOO_LARGE',
      `Message batch size is ${built.length} bytes in append to partition ${topicPartition} which exceeds the maximum configured size of ${maxMessageBytes}.`,
    )
  }
  const maxTimestamp = batch.maxTimestamp(built, 0)
  return accepted(built, { maxTimestamp }, logAppendTime ?? batch.NO_TIMESTAMP, true)
}

function refusedRecords(
  faults: readonly RecordFault[],
  rules: ProduceRules,
  nowMs: number,
  isPartial: boolean,
): RefusedBatch {
  const recordErrors = faults.map((fault) => ({
    batchIndex: fault.index,
    message: faultMessage(fault, rules, nowMs, isPartial),
  }))
  if (faults.some(({ kind }) => kind !== 'no-key')) {
    const message = 'One or more records have been rejected due to invalid timestamp'
    return { isAccepted: false, error: 'INVALID_TIMESTAMP', message, recordErrors }
  }
  const first = recordErrors
    .slice(0, 3)
    .map(({ batchIndex, message }) => `RecordError(batchIndex=${batchIndex}, message='${message}')`)
  const message =
    `One or more records have been rejected due to ${recordErrors.length} record errors in total, ` +
    `and only showing the first three errors at most: [${first.join(', ')}]`
  return { isAccepted: false, error: 'INVALID_RECORD', message, recordErrors }
}

function faultMessage(
  fault: RecordFault,
  rules: ProduceRules,
  nowMs: number,
  isPartial: boolean,
): string {
  switch (fault.kind) {
    case 'no-key':
      return `Compacted topic cannot accept message without key in topic partition ${rules.topicPartition}`
    case 'timestamp-out-of-range': {
      const from = int64Text(nowMs, -1n, rules.timestampBeforeMaxMs)
      const to = int64Text(nowMs, 1n, rules.timestampAfterMaxMs)
      return `Timestamp ${fault.timestamp} of message with offset ${fault.offsetDelta} is out of range. The timestamp should be within [${from}, ${to}]`
    }
    case 'timestamp-type': {
      const record = recordText(fault, isPartial)
      return `Invalid timestamp type in message ${record}. Producer should not set timestamp type to LogAppendTime.`
    }
  }
}

/** Kafka reads compressed records only in part unless it builds the batch anew, and prints that. */
function recordText(fault: RecordFault, isPartial: boolean): string {
  const keyBytes = isPartial ? fault.keyBytes : Math.max(0, fault.keyBytes)
  const valueBytes = isPartial ? fault.valueBytes : Math.max(0, fault.valueBytes)
  const name = isPartial ? 'PartialDefaultRecord' : 'DefaultRecord'
  return `${name}(offset=${fault.offsetDelta}, timestamp=${fault.timestamp}, key=${keyBytes} bytes, value=${valueBytes} bytes)`
}

/** Java's sum of two longs, where no bound is the largest long. */
function int64Text(nowMs: number, sign: bigint, boundMs: number): string {
  const bound = Number.isFinite(boundMs) ? BigInt(boundMs) : 2n ** 63n - 1n
  return String(BigInt.asIntN(64, BigInt(nowMs) + sign * bound))
}
