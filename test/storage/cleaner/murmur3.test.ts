import { expect, test } from 'vitest'
import { hash128 } from '../../../src/storage/cleaner/murmur3.ts'

function hex(text: string, seed: number): string {
  const result = new Int32Array(4)
  const bytes = Buffer.from(`..${text}..`)
  hash128(bytes, 2, bytes.length - 2, seed, result)
  return Array.from(result, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

// As the reference implementation of MurmurHash3_x86_128 computes them.
test.each([
  ['', 0, '00000000000000000000000000000000'],
  ['', 1, '88c4adec54d201b954d201b954d201b9'],
  ['a', 0, 'a794933c5556b01b5556b01b5556b01b'],
  ['abcd', 7, '9515935d27124a2f27124a2f27124a2f'],
  ['hello, world', 0x9747b28c, 'c35d95c131038e8bd0bd1a6bbde79608'],
  ['exactly16bytes!!', 5, '24082052c829ff5c9484628c0b127173'],
  ['The quick brown fox jumps over the lazy dog', 123, '046466e6e4763389cd163e859374e752'],
])('hash128() of %j with seed %i', (text, seed, expected) => {
  expect(hex(text, seed)).toBe(expected)
})
