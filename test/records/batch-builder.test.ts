import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BatchBuilder,
  buildBatch,
  buildUncompressedBatch,
} from '../../src/records/batch-builder.ts'
import { COMPRESSION_NAMES } from '../../src/records/compression.ts'
import {
  buildControlBatch,
  buildControlKey,
  buildEndTransactionBatch,
  parseControlType,
  parseEndTransactionValue,
} from '../../src/records/control-record.ts'
import * as batch from '../../src/records/record-batch.ts'
import {
  offsetOfMaxTimestamp,
  readRecords,
  readUncompressedRecords,
} from '../../src/records/record-reader.ts'

const bytes = fc.option(
  fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
  { nil: null },
)
const record = fc.record({
  timestamp: fc.integer({ min: 0, max: 2 ** 45 }),
  key: bytes,
  value: bytes,
  headers: fc.array(fc.record({ key: fc.string({ unit: 'grapheme' }), value: bytes }), {
    maxLength: 3,
  }),
})

describe('BatchBuilder', () => {
  it.each(COMPRESSION_NAMES.map((name, codec) => ({ name, codec })))(
    'writes with $name what the reader reads',
    async ({ codec }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(record, { maxLength: 20 }), async (records) => {
          const built = await buildBatch(records, {
            codec,
            producerId: 7,
            baseSequence: 0x7ffffffe,
          })
          batch.ensureValid(built, 0)
          expect(batch.recordCount(built, 0)).toBe(records.length)
          const read = await readRecords(built)
          expect(
            read.map(({ timestamp, key, value, headers }) => ({ timestamp, key, value, headers })),
          ).toEqual(records)
          expect(read.map(({ offset }) => offset)).toEqual(records.map((_, i) => i))
          if (records.length > 2) expect(read[2]!.sequence).toBe(0)
        }),
        { numRuns: 40 },
      )
    },
  )

  it('sizeWith() is the size after the next append', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 10 }), (records) => {
        const builder = new BatchBuilder()
        for (const { timestamp, key, value, headers } of records) {
          const size = builder.sizeWith(timestamp, key, value, headers)
          builder.append(timestamp, key, value, headers)
          expect(builder.sizeInBytes).toBe(size)
        }
        expect(builder.buildUncompressed()).toHaveLength(builder.sizeInBytes)
      }),
    )
  })

  it('keeps gaps between offsets and knows the first record of the greatest timestamp', () => {
    const builder = new BatchBuilder(100)
    builder.appendWithOffset(102, 5, null, Buffer.from('a'))
    builder.appendWithOffset(105, 9, null, null)
    builder.appendWithOffset(109, 9, null, null)
    const built = builder.buildUncompressed()
    expect(batch.baseOffset(built, 0)).toBe(100)
    expect(batch.lastOffset(built, 0)).toBe(109)
    expect(builder.offsetOfMaxTimestamp).toBe(105)
    expect(readUncompressedRecords(built).map(({ offset }) => offset)).toEqual([102, 105, 109])
  })

  it('offsetOfMaxTimestamp() finds the first record of the greatest time', async () => {
    const times = [3, 9, 9, 1]
    const built = await buildBatch(
      times.map((timestamp) => ({ timestamp, key: null, value: null })),
      { codec: 2, baseOffset: 40 },
    )
    expect(await offsetOfMaxTimestamp(built)).toBe(41)
    const timeless = buildUncompressedBatch([{ timestamp: -1, key: null, value: null }])
    expect(await offsetOfMaxTimestamp(timeless)).toBeUndefined()
  })

  it('stamps every record with a log-append time', () => {
    const built = buildUncompressedBatch(
      [
        { timestamp: 1, key: null, value: null },
        { timestamp: 2, key: null, value: null },
      ],
      { logAppendTime: 50 },
    )
    expect(batch.timestampType(built, 0)).toBe('LogAppendTime')
    expect(readUncompressedRecords(built).map(({ timestamp }) => timestamp)).toEqual([50, 50])
  })
})

describe('control batches', () => {
  it('the end of a transaction has the bytes that Kafka writes', () => {
    const built = buildEndTransactionBatch({
      type: 'COMMIT',
      producerId: 1029,
      producerEpoch: 13,
      coordinatorEpoch: 33,
      timestamp: 1700000000152,
      baseOffset: 815286,
      partitionLeaderEpoch: 5,
    })
    // The vector `end-txn-commit`.
    expect(built.toString('hex')).toBe(
      '00000000000c70b6000000420000000502079177500030000000000000018bcfe568980000018bcfe56898' +
        '0000000000000405000dffffffff000000012000000008000000010c00000000002100',
    )
    const [marker] = readUncompressedRecords(built)
    expect(parseControlType(marker!.key)).toBe('COMMIT')
    expect(parseEndTransactionValue(marker!.value)).toBe(33)
  })

  it('those of KRaft have the bytes that Kafka writes', () => {
    const built = buildControlBatch('KRAFT_VERSION', Buffer.from('0000000100', 'hex'), {
      baseOffset: 1,
      partitionLeaderEpoch: 1,
      timestamp: 1700000000000,
    })
    // The vector `kraft-version`.
    expect(built.toString('hex')).toBe(
      '0000000000000001000000410000000102a89c55860020000000000000018bcfe568000000018bcfe56800' +
        'ffffffffffffffffffffffffffff000000011e00000008000000050a000000010000',
    )
  })

  it('an unknown type is passed over, a key that is none is refused', () => {
    expect(parseControlType(Buffer.from('00000063', 'hex'))).toBe('UNKNOWN')
    expect(() => parseControlType(Buffer.alloc(3))).toThrow('fewer than 4 bytes')
    expect(() => parseControlType(null)).toThrow('fewer than 4 bytes')
    expect(buildControlKey('ABORT')).toEqual(Buffer.alloc(4))
  })
})
