import { describe, expect, it } from 'vitest'
import { type BatchOptions, buildBatch, type RecordInput } from '../../src/records/batch-builder.ts'
import { compressLz4 } from '../../src/records/codecs/lz4.ts'
import { COMPRESSION_NAMES } from '../../src/records/compression.ts'
import * as batch from '../../src/records/record-batch.ts'
import { readRecords } from '../../src/records/record-reader.ts'
import {
  type AcceptedBatch,
  type ProduceRules,
  type RefusedBatch,
  validateProduce,
} from '../../src/records/validate.ts'

const NOW = 1_700_000_000_000

const rules: ProduceRules = {
  topicPartition: 't-0',
  apiVersion: 9,
  maxMessageBytes: 1_048_588,
  isCompacted: false,
  timestampType: 'CreateTime',
  timestampBeforeMaxMs: Number.POSITIVE_INFINITY,
  timestampAfterMaxMs: 3_600_000,
  compressionType: 'producer',
}

function record(value: string, over: Partial<RecordInput> = {}): RecordInput {
  return { timestamp: NOW, key: Buffer.from('k'), value: Buffer.from(value), ...over }
}

async function built(options: BatchOptions = {}, records?: RecordInput[]): Promise<Buffer> {
  return buildBatch(records ?? [record('a'), record('b', { timestamp: NOW + 5 })], options)
}

async function accept(bytes: Buffer, over: Partial<ProduceRules> = {}): Promise<AcceptedBatch> {
  const outcome = await validateProduce(bytes, { ...rules, ...over }, NOW)
  if (!outcome.isAccepted) throw new Error(`${outcome.error}: ${outcome.message}`)
  batch.ensureValid(outcome.bytes, 0)
  return outcome
}

async function refuse(
  bytes: Buffer | null,
  over: Partial<ProduceRules> = {},
): Promise<RefusedBatch> {
  const outcome = await validateProduce(bytes, { ...rules, ...over }, NOW)
  if (outcome.isAccepted) throw new Error('It was accepted')
  return outcome
}

/** Changes the bytes and makes the checksum right again. */
function edited(bytes: Buffer, edit: (bytes: Buffer) => void): Buffer {
  edit(bytes)
  batch.updateCrc(bytes, 0)
  return bytes
}

describe('validateProduce() accepts', () => {
  it.each(COMPRESSION_NAMES.map((name, codec) => ({ name, codec })))(
    'a $name batch as it is, with what the log must know',
    async ({ codec }) => {
      const bytes = await built({ codec, producerId: 9, producerEpoch: 2, baseSequence: 7 })
      const before = Buffer.from(bytes)
      expect(await accept(bytes)).toEqual({
        isAccepted: true,
        bytes: before,
        isRebuilt: false,
        recordCount: 2,
        lastOffsetDelta: 1,
        maxTimestamp: NOW + 5,
        logAppendTimeMs: -1,
        producerId: 9,
        producerEpoch: 2,
        baseSequence: 7,
        lastSequence: 8,
        isTransactional: false,
      })
    },
  )

  it('a batch without waiting, unless it is zstd', async () => {
    expect(validateProduce(await built({ codec: 3 }), rules, NOW)).not.toBeInstanceOf(Promise)
    expect(validateProduce(await built({ codec: 4 }), rules, NOW)).toBeInstanceOf(Promise)
  })

  it('a batch before a cut one, which is dropped', async () => {
    const bytes = await built()
    const outcome = await accept(Buffer.concat([bytes, bytes.subarray(0, 40)]))
    expect(outcome.bytes).toEqual(bytes)
  })

  it('a wrong greatest timestamp in the header, and puts it right', async () => {
    const bytes = edited(await built(), (it) => it.writeBigInt64BE(5n, batch.MAX_TIMESTAMP_OFFSET))
    const outcome = await accept(bytes)
    expect(outcome.maxTimestamp).toBe(NOW + 5)
    expect(batch.maxTimestamp(outcome.bytes, 0)).toBe(NOW + 5)
  })

  it('and stamps the time of the append where the topic wants it', async () => {
    const old = [record('a', { timestamp: 1 })]
    const outcome = await accept(await built({}, old), { timestampType: 'LogAppendTime' })
    expect(outcome).toMatchObject({ maxTimestamp: NOW, logAppendTimeMs: NOW, isRebuilt: false })
    expect(batch.timestampType(outcome.bytes, 0)).toBe('LogAppendTime')
    expect((await readRecords(outcome.bytes))[0]!.timestamp).toBe(NOW)
  })

  it('and builds anew where the topic has another compression', async () => {
    const bytes = await built({ codec: 1, producerId: 9, producerEpoch: 0, baseSequence: 0 })
    for (const compressionType of ['uncompressed', 'zstd', 'lz4', 'snappy'] as const) {
      const outcome = await accept(bytes, { compressionType })
      expect(outcome).toMatchObject({ isRebuilt: true, producerId: 9, lastOffsetDelta: 1 })
      const name = compressionType === 'uncompressed' ? 'none' : compressionType
      expect(COMPRESSION_NAMES[batch.codec(outcome.bytes, 0)]).toBe(name)
      expect(await readRecords(outcome.bytes)).toEqual(await readRecords(bytes))
    }
  })

  it('and closes gaps between the offsets of a compressed batch', async () => {
    const header = await built({ codec: 3 }, [record('a'), record('b'), record('c')])
    const plain = await built({}, [record('a'), record('b'), record('c')])
    // The second record gets the offset delta 5: size, attributes, timestamp delta, offset delta.
    const firstSize = 1 + plain[batch.RECORDS_OFFSET]! / 2
    plain[batch.RECORDS_OFFSET + firstSize + 3] = 10
    const packed = compressLz4(plain.subarray(batch.RECORDS_OFFSET))
    const bytes = Buffer.concat([header.subarray(0, batch.RECORDS_OFFSET), packed])
    bytes.writeInt32BE(bytes.length - batch.LOG_OVERHEAD, batch.LENGTH_OFFSET)
    const outcome = await accept(edited(bytes, () => {}))
    expect(outcome.isRebuilt).toBe(true)
    expect((await readRecords(outcome.bytes)).map(({ offset }) => offset)).toEqual([0, 1, 2])
  })
})

describe('validateProduce() refuses', () => {
  it('no batch, half a batch, two batches', async () => {
    const bytes = await built()
    for (const records of [null, Buffer.alloc(0), bytes.subarray(0, 50)]) {
      expect(await refuse(records)).toMatchObject({
        error: 'INVALID_RECORD',
        message: expect.stringContaining('must have at least one record batch'),
      })
    }
    expect(await refuse(Buffer.concat([bytes, bytes]))).toMatchObject({
      error: 'INVALID_RECORD',
      message: expect.stringContaining('exactly one record batch'),
    })
  })

  it('an old magic, an unknown codec, zstd before version 7', async () => {
    const old = await built()
    old[batch.MAGIC_OFFSET] = 1
    expect((await refuse(old)).error).toBe('INVALID_RECORD')
    const unknown = edited(await built(), (it) => it.writeInt16BE(7, batch.ATTRIBUTES_OFFSET))
    expect((await refuse(unknown)).error).toBe('UNKNOWN_SERVER_ERROR')
    expect((await refuse(await built({ codec: 4 }), { apiVersion: 6 })).error).toBe(
      'UNSUPPORTED_COMPRESSION_TYPE',
    )
  })

  it('a flipped bit anywhere under the checksum, and a bad length', async () => {
    const bytes = await built()
    for (let i = batch.CRC_OFFSET; i < bytes.length; i += 1) {
      const flipped = Buffer.from(bytes)
      flipped[i] = flipped[i]! ^ 4
      expect((await refuse(flipped)).error).toBe('CORRUPT_MESSAGE')
    }
    bytes.writeInt32BE(5, batch.LENGTH_OFFSET)
    expect((await refuse(bytes)).error).toBe('CORRUPT_MESSAGE')
  })

  it('too many bytes, before and after another compression', async () => {
    const zeros = [record('', { value: Buffer.alloc(5000) })]
    expect(await refuse(await built({}, zeros), { maxMessageBytes: 5000 })).toMatchObject({
      error: 'MESSAGE_TOO_LARGE',
      message: expect.stringContaining('exceeds the maximum configured value of 5000.'),
    })
    const packed = await built({ codec: 1 }, zeros)
    const over = { maxMessageBytes: 5000, compressionType: 'uncompressed' } as const
    expect(await refuse(packed, over)).toMatchObject({
      error: 'MESSAGE_TOO_LARGE',
      message: expect.stringContaining('exceeds the maximum configured size of 5000.'),
    })
  })

  it('more than the limit of decompression, in every codec', async () => {
    const zeros = [record('', { value: Buffer.alloc(3_000_000) })]
    for (const codec of [1, 2, 3, 4]) {
      const bytes = await built({ codec }, zeros)
      const outcome = await refuse(bytes, { maxDecompressedBytes: 1_000_000 })
      expect(outcome.error).toBe('MESSAGE_TOO_LARGE')
    }
  })

  it('a header that does not fit its records', async () => {
    const edits: [string, (bytes: Buffer) => void][] = [
      ['baseOffset of the record batch', (it) => it.writeInt32BE(1, 4)],
      ['invalid offset range', (it) => it.writeInt32BE(-1, batch.LAST_OFFSET_DELTA_OFFSET)],
      ['Invalid reported count', (it) => it.writeInt32BE(0, batch.RECORD_COUNT_OFFSET)],
      ['Inconsistent batch offset range', (it) => it.writeInt32BE(3, batch.RECORD_COUNT_OFFSET)],
      ['not allowed to write control', (it) => it.writeInt16BE(0x20, batch.ATTRIBUTES_OFFSET)],
      ['Invalid sequence number', (it) => it.writeBigInt64BE(3n, batch.PRODUCER_ID_OFFSET)],
    ]
    for (const [message, edit] of edits) {
      const outcome = await refuse(edited(await built(), edit))
      expect(outcome).toMatchObject({
        error: 'INVALID_RECORD',
        message: expect.stringContaining(message),
        recordErrors: [],
      })
    }
  })

  it('records without keys on a compacted topic, each by its index', async () => {
    const records = [record('a'), record('b', { key: null }), record('c', { key: null })]
    const text = 'Compacted topic cannot accept message without key in topic partition t-0'
    for (const codec of [0, 1]) {
      expect(await refuse(await built({ codec }, records), { isCompacted: true })).toEqual({
        isAccepted: false,
        error: 'INVALID_RECORD',
        message:
          'One or more records have been rejected due to 2 record errors in total, and only ' +
          `showing the first three errors at most: [RecordError(batchIndex=1, message='${text}'), ` +
          `RecordError(batchIndex=2, message='${text}')]`,
        recordErrors: [
          { batchIndex: 1, message: text },
          { batchIndex: 2, message: text },
        ],
      })
    }
  })

  it('timestamps out of range, but not a missing one', async () => {
    const records = [
      record('a', { timestamp: NOW + 3_600_001 }),
      record('b', { timestamp: NOW - 1001 }),
      record('c', { timestamp: -1 }),
      record('d', { timestamp: NOW - 1000 }),
    ]
    const outcome = await refuse(await built({}, records), { timestampBeforeMaxMs: 1000 })
    expect(outcome.error).toBe('INVALID_TIMESTAMP')
    expect(outcome.message).toBe('One or more records have been rejected due to invalid timestamp')
    expect(outcome.recordErrors.map(({ batchIndex }) => batchIndex)).toEqual([0, 1])
    expect(outcome.recordErrors[0]!.message).toBe(
      'Timestamp 1700003600001 of message with offset 0 is out of range. The timestamp should be ' +
        'within [1699999999000, 1700003600000]',
    )
  })

  it('LogAppendTime from a producer, with the name of the class that Kafka would print', async () => {
    const over = { timestampType: 'LogAppendTime' } as const
    const plain = await refuse(await built({ logAppendTime: NOW }, [record('abc')]), over)
    expect(plain.error).toBe('INVALID_TIMESTAMP')
    expect(plain.recordErrors[0]!.message).toBe(
      'Invalid timestamp type in message DefaultRecord(offset=0, timestamp=1700000000000, ' +
        'key=1 bytes, value=3 bytes). Producer should not set timestamp type to LogAppendTime.',
    )
    const packed = await built({ logAppendTime: NOW, codec: 2 }, [record('', { value: null })])
    expect((await refuse(packed, over)).recordErrors[0]!.message).toContain(
      'PartialDefaultRecord(offset=0, timestamp=1700000000000, key=1 bytes, value=-1 bytes)',
    )
  })

  it('records that are not what their lengths say', async () => {
    for (let i = batch.RECORDS_OFFSET; i < batch.RECORDS_OFFSET + 5; i += 1) {
      if (i === batch.RECORDS_OFFSET + 1) continue
      const bytes = edited(
        await built({}, [record('value', { key: Buffer.from('zzzz') })]),
        (it) => {
          it[i] = 0xff
        },
      )
      expect((await refuse(bytes)).error).toBe('INVALID_RECORD')
    }
  })
})
