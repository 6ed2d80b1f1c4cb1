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
