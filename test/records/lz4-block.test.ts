import { fc, test } from '@fast-check/vitest'
import { expect, it } from 'vitest'
import { lz4BlockDecoder } from '../../src/records/codecs/lz4-block.ts'

const { target, decode } = lz4BlockDecoder()

function decoded(hex: string, limit = 1000): string | undefined {
  const end = decode(Buffer.from(hex, 'hex'), 100, 100 + limit)
  return end < 0 ? undefined : target.toString('latin1', 100, end)
}

it('copies literals, and matches that overlap themselves', () => {
  expect(decoded('30616263')).toBe('abc')
  expect(decoded('1261010000')).toBe('aaaaaaa')
  expect(decoded('3161626303001078')).toBe('abcabcabx')
  expect(decoded('83616263646566676809001078')).toBe(undefined)
  expect(decoded('83616263646566676808001078')).toBe('abcdefghabcdefgx')
})

it('adds the bytes of long lengths', () => {
  const literals = '61'.repeat(15 + 255 + 3)
  expect(decoded(`f0ff03${literals}`)).toBe('a'.repeat(273))
  expect(decoded('1f610100ff001062')).toBe(`${'a'.repeat(1 + 19 + 255)}b`)
})

it('stops at the limit, to the byte', () => {
  expect(decoded('30616263', 3)).toBe('abc')
  expect(decoded('30616263', 2)).toBe(undefined)
  expect(decoded('1261010000', 7)).toBe('aaaaaaa')
  expect(decoded('1261010000', 6)).toBe(undefined)
})

it.each([
  ['nothing at all', ''],
  ['cut literals', '306162'],
  ['no literals behind the last match', '12610100'],
  ['a cut offset', '126101'],
  ['an offset of zero', '1261000000'],
  ['an offset to before the block', '1261020000'],
  ['a length that goes on behind the end', 'f0ffff'],
  ['the length of a match that goes on behind the end', '1f610100ff'],
])('refuses %s', (_, hex) => {
  expect(decoded(hex)).toBe(undefined)
})

/** The format, read byte by byte. */
function plainly(block: readonly number[], limit: number): number[] | undefined {
  const plain: number[] = []
  let at = 0
  const lengthFrom = (half: number): number => {
    let length = half
    if (half === 15) {
      let byte = 255
      while (byte === 255) {
        byte = block[at++] ?? Number.NaN
        length += byte
      }
    }
    return length
  }
  for (;;) {
    const token = block[at++]
    if (token === undefined) return undefined
    const literals = lengthFrom(token >> 4)
    if (!(at + literals <= block.length && plain.length + literals <= limit)) return undefined
    plain.push(...block.slice(at, at + literals))
    at += literals
    if (at === block.length) return plain
    if (at + 2 > block.length) return undefined
    const offset = block[at]! | (block[at + 1]! << 8)
    at += 2
    const length = lengthFrom(token & 15) + 4
    if (offset === 0 || offset > plain.length || !(plain.length + length <= limit)) return undefined
    for (let i = 0; i < length; i++) plain.push(plain[plain.length - offset]!)
  }
}

it('repeats from every short way back, for every short length, up to every end', () => {
  const start = [0xf0, 40 - 15, ...Buffer.from('The quick brown fox jumps over lazy dogs'), 40, 0]
  for (let offset = 1; offset <= 34; offset++) {
    for (let match = 0; match < 15; match++) {
      for (const rest of [0, 1, 2, 9, 60]) {
        const last = rest < 15 ? [rest << 4] : [0xf0, rest - 15]
        const block = [...start, match, offset, 0, ...last, ...Buffer.alloc(rest, 'z')]
        const limit = 44 + match + 4 + rest
        const end = decode(Buffer.from(block), 100, 100 + limit)
        expect([...target.subarray(100, end)]).toEqual(plainly(block, limit))
        expect(decode(Buffer.from(block), 100, 100 + limit - 1)).toBe(-1)
        expect(decode(Buffer.from(block), 100, 100 + limit - rest - 1)).toBe(-1)
        expect(decode(Buffer.from(block.slice(0, -rest - 1)), 100, 5000)).toBe(-1)
      }
    }
  }
})

const byte = fc.nat(255)
const lengthBytes = (half: number) =>
  half === 15
    ? fc.tuple(fc.array(fc.constant(255), { maxLength: 1 }), fc.nat(254))
    : fc.constant([])
const sequence = fc
  .tuple(fc.nat(15), fc.nat(15), fc.oneof(fc.nat(12), fc.nat(40), fc.nat(600)))
  .chain(([literals, match, offset]) =>
    fc.tuple(lengthBytes(literals), lengthBytes(match)).chain(([literalBytes, matchBytes]) => {
      const more = literalBytes.flat()
      const count = more.reduce((sum, each) => sum + each, literals)
      return fc
        .array(byte, { minLength: count, maxLength: count })
        .map((text) => [
          (literals << 4) | match,
          ...more,
          ...text,
          offset & 255,
          offset >> 8,
          ...matchBytes.flat(),
        ])
    }),
  )
const blocks = fc
  .tuple(fc.array(sequence, { maxLength: 12 }), fc.array(byte, { maxLength: 14 }))
  .map(([sequences, last]) => [...sequences.flat(), last.length << 4, ...last])

test.prop([blocks, fc.oneof(fc.constant(5000), fc.nat(600)), fc.nat(8)], { numRuns: 500 })(
  'gives what a reader byte by byte gives, whole blocks and cut ones',
  (whole, limit, cut) => {
    const block = cut === 8 ? whole : whole.slice(0, whole.length - cut)
    const end = decode(Buffer.from(block), 100, 100 + limit)
    const got = end < 0 ? undefined : [...target.subarray(100, end)]
    expect(got).toEqual(plainly(block, limit))
  },
)
