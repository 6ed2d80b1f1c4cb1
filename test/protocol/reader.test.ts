import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allCodecs } from '../../src/protocol/codec.ts'
import { ProtocolError, Reader } from '../../src/protocol/reader.ts'
import { parseVersions } from '../../src/protocol/schema/notation.ts'
import { Writer } from '../../src/protocol/writer.ts'

function reader(hex: string): Reader {
  return new Reader(Buffer.from(hex, 'hex'))
}

describe('Reader', () => {
  test('refuses a length beyond what is left, before it allocates', () => {
    expect(() => reader('7fff61').nullableString(false)).toThrow(ProtocolError)
    expect(() => reader('7fffffff61').nullableBytes(false)).toThrow(ProtocolError)
    expect(() => reader('ffffffff0f').nullableBytes(true)).toThrow(ProtocolError)
    const readElement = () => expect.unreachable('no element is read')
    expect(() => reader('7fffffff').array(false, 0, readElement)).toThrow(ProtocolError)
  })

  test('refuses negative lengths other than the −1 of null', () => {
    expect(() => reader('fffe').nullableString(false)).toThrow(ProtocolError)
    expect(() => reader('fffffffe').nullableBytes(false)).toThrow(ProtocolError)
    expect(() => reader('fffffffe').nullableArray(false, 0, () => 0)).toThrow(ProtocolError)
  })

  test('tells null from empty', () => {
    expect(reader('ffff').nullableString(false)).toBeNull()
    expect(reader('0000').nullableString(false)).toBe('')
    expect(reader('00').nullableString(true)).toBeNull()
    expect(reader('01').nullableString(true)).toBe('')
    expect(() => reader('00').string(true)).toThrow(ProtocolError)
  })

  test('keeps all 64 bits of an int64', () => {
    expect(reader('7fffffffffffffff').int64()).toBe(9223372036854775807n)
    expect(reader('8000000000000000').int64()).toBe(-9223372036854775808n)
    expect(reader('001fffffffffffff').int64()).toBe(Number.MAX_SAFE_INTEGER)
    expect(reader('ffffffffffffffff').int64()).toBe(-1)
  })

  test('ends exactly at the end of its frame', () => {
    const two = reader('0102')
    two.int8()
    expect(() => two.expectEnd()).toThrow('1 bytes after the message')
  })

  test('any bytes for any message end in a message or a ProtocolError', () => {
    const codecs = [...allCodecs()]
    const anyCodec = fc.constantFrom(...codecs)
    fc.assert(
      fc.property(anyCodec, fc.nat(), fc.uint8Array({ maxLength: 200 }), (codec, pick, bytes) => {
        const { min, max } = parseVersions(codec.schema.versions)
        const version = min + (pick % (max - min + 1))
        try {
          codec.read(new Reader(Buffer.from(bytes)), version)
        } catch (error) {
          expect(error).toBeInstanceOf(ProtocolError)
        }
      }),
      { numRuns: 5000 },
    )
  })
})

describe('Writer', () => {
  test('writes back any int64', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
        const writer = new Writer()
        writer.int64(value)
        expect(BigInt(new Reader(writer.toBuffer()).int64())).toBe(value)
      }),
    )
  })

  test('passes large bytes on without a copy', () => {
    const large = Buffer.alloc(4096, 1)
    const writer = new Writer(8)
    writer.int32(7)
    writer.bytes(large, false)
    writer.string('after', true)
    const chunks = writer.finish()
    expect(chunks.some((chunk) => chunk.buffer === large.buffer)).toBe(true)
    const reader = new Reader(Buffer.concat(chunks))
    expect([reader.int32(), reader.bytes(false).length, reader.string(true)]).toEqual([
      7,
      4096,
      'after',
    ])
    reader.expectEnd()
  })

  test('counts what it has written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 3000 })), (pieces) => {
        const writer = new Writer(1)
        for (const piece of pieces) writer.bytes(Buffer.from(piece), true)
        const length = writer.length
        expect(writer.toBuffer()).toHaveLength(length)
      }),
    )
  })

  test('refuses a string that no int16 length can hold', () => {
    expect(() => new Writer().string('x'.repeat(32_768), false)).toThrow(RangeError)
  })
})
