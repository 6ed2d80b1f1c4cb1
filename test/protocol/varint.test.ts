import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as varint from '../../src/protocol/varint.ts'

const buffer = Buffer.alloc(16)

describe('varints', () => {
  it('round-trip every int32, zig-zag and unsigned', () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const end = varint.writeVarint(buffer, 0, value)
        expect(end).toBe(varint.sizeOfVarint(value))
        expect(varint.readVarint(buffer, { position: 0 }, end)).toBe(value)
        const unsignedEnd = varint.writeUnsignedVarint(buffer, 0, value >>> 0)
        expect(unsignedEnd).toBe(varint.sizeOfUnsignedVarint(value >>> 0))
        expect(varint.readUnsignedVarint(buffer, { position: 0 }, unsignedEnd)).toBe(value >>> 0)
      }),
    )
  })

  it('round-trip every int64, as number where exact and as bigint always', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const end = varint.writeVarlong(buffer, 0, value)
        expect(end).toBe(varint.sizeOfVarlong(value))
        const cursor = { position: 0 }
        expect(varint.readVarlongExact(buffer, cursor, end)).toBe(value)
        expect(cursor.position).toBe(end)
        expect(varint.readVarlong(buffer, { position: 0 }, end) / Number(value || 1n)).toBeCloseTo(
          value === 0n ? 0 : 1,
          12,
        )
      }),
    )
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        const end = varint.writeVarlong(buffer, 0, value)
        expect(end).toBe(varint.sizeOfVarlong(value))
        expect(varint.readVarlong(buffer, { position: 0 }, end)).toBe(value)
        expect(varint.readVarlongExact(buffer, { position: 0 }, end)).toBe(BigInt(value))
      }),
    )
  })

  it('are refused when they are cut or too long', () => {
    const endless = Buffer.alloc(16, 0xff)
    for (const read of [varint.readVarint, varint.readVarlong, varint.readVarlongExact]) {
      expect(() => read(endless, { position: 0 }, 16)).toThrow('longer than')
      expect(() => read(endless, { position: 0 }, 3)).toThrow('the bytes end within it')
    }
  })
})
