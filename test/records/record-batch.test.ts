import { describe, expect, it } from 'vitest'
import * as batch from '../../src/records/record-batch.ts'

/** The vector `none-one`: one record, base offset 0, no producer. */
const NONE_ONE =
  '000000000000000000000039ffffffff023e3ea9e00000000000000000018bcfe571dd0000018bcfe571dd' +
  'ffffffffffffffffffffffffffff000000010e00000001026b00'

function oneBatch(): Buffer {
  return Buffer.from(NONE_ONE, 'hex')
}

describe('record batch', () => {
  it('header fields are read where Kafka puts them, at any position', () => {
    const buffer = Buffer.concat([Buffer.alloc(3), oneBatch()])
    expect(batch.baseOffset(buffer, 3)).toBe(0)
    expect(batch.sizeInBytes(buffer, 3)).toBe(69)
    expect(batch.partitionLeaderEpoch(buffer, 3)).toBe(-1)
    expect(batch.magic(buffer, 3)).toBe(2)
    expect(batch.crc(buffer, 3)).toBe(1044294112)
    expect(batch.maxTimestamp(buffer, 3)).toBe(1700000002525)
    expect(batch.producerId(buffer, 3)).toBe(-1)
    expect(batch.producerEpoch(buffer, 3)).toBe(-1)
    expect(batch.lastSequence(buffer, 3)).toBe(-1)
    expect(batch.recordCount(buffer, 3)).toBe(1)
    expect(batch.timestampType(buffer, 3)).toBe('CreateTime')
    expect(batch.hasValidCrc(buffer, 3)).toBe(true)
  })

  it('base offset and leader epoch are stamped without a new checksum', () => {
    const buffer = oneBatch()
    batch.setBaseOffset(buffer, 0, 2 ** 40 + 7)
    batch.setPartitionLeaderEpoch(buffer, 0, 12)
    expect(batch.baseOffset(buffer, 0)).toBe(2 ** 40 + 7)
    expect(batch.nextOffset(buffer, 0)).toBe(2 ** 40 + 8)
    expect(batch.partitionLeaderEpoch(buffer, 0)).toBe(12)
    batch.ensureValid(buffer, 0)
  })

  it('setMaxTimestamp() sets type, time and checksum', () => {
    const buffer = oneBatch()
    batch.setMaxTimestamp(buffer, 0, 'LogAppendTime', 1234)
    expect(batch.timestampType(buffer, 0)).toBe('LogAppendTime')
    expect(batch.maxTimestamp(buffer, 0)).toBe(1234)
    batch.ensureValid(buffer, 0)
    batch.setMaxTimestamp(buffer, 0, 'CreateTime', 1700000002525)
    expect(buffer).toEqual(oneBatch())
  })

  it('batches() gives whole batches and leaves a cut tail out', () => {
    const one = oneBatch()
    const two = Buffer.concat([one, one])
    expect([...batch.batches(two)]).toEqual([0, 69])
    for (let cut = 69; cut < 138; cut += 1) {
      expect([...batch.batches(two.subarray(0, cut))]).toEqual([0])
      expect(batch.endOfWholeBatches(two.subarray(0, cut))).toBe(69)
    }
  })

  it('wholeBatchSize() refuses a length or magic that no batch has', () => {
    const short = oneBatch()
    short.writeInt32BE(13, batch.LENGTH_OFFSET)
    expect(() => batch.wholeBatchSize(short, 0)).toThrow('less than the minimum record overhead')
    const unknown = oneBatch()
    unknown[batch.MAGIC_OFFSET] = 3
    expect(() => batch.wholeBatchSize(unknown, 0)).toThrow('Invalid magic')
  })

  it('ensureValid() sees a flipped bit in every byte under the checksum', () => {
    for (let i = batch.CRC_OFFSET; i < 69; i += 1) {
      const flipped = oneBatch()
      flipped[i] = flipped[i]! ^ 0x10
      expect(() => batch.ensureValid(flipped, 0)).toThrow('Record is corrupt')
    }
  })

  it('sequences wrap from 2^31-1 to 0', () => {
    expect(batch.incrementSequence(0x7fffffff, 1)).toBe(0)
    expect(batch.incrementSequence(0x7ffffffe, 3)).toBe(1)
    expect(batch.incrementSequence(5, 3)).toBe(8)
  })
})
