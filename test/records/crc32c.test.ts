import { describe, expect, it } from 'vitest'
import { crc32, crc32c, crc32cOfChunks, tableCrc32c } from '../../src/records/crc32c.ts'

const check = Buffer.from('123456789')

describe('crc32c()', () => {
  it('gives the published check values', () => {
    expect(crc32c(check)).toBe(0xe3069283)
    expect(crc32(check)).toBe(0xcbf43926)
    expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa)
  })

  it('goes on from a seed, so that chunks equal the whole', () => {
    expect(crc32c(check.subarray(4), crc32c(check.subarray(0, 4)))).toBe(0xe3069283)
    expect(crc32cOfChunks([check.subarray(0, 1), check.subarray(1, 1), check.subarray(1)])).toBe(
      0xe3069283,
    )
  })

  it('gives the same with tables as with the native module', () => {
    const bytes = Buffer.from(Array.from({ length: 200 }, (_, i) => (i * 151 + 7) & 0xff))
    for (let length = 0; length <= bytes.length; length += 1) {
      const part = bytes.subarray(0, length)
      expect(tableCrc32c(part, 12345)).toBe(crc32c(part, 12345))
    }
  })
})
