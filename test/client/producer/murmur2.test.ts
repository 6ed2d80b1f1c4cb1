import { expect, test } from 'vitest'
import { murmur2, partitionOfKey } from '../../../src/client/producer/murmur2.ts'

// Values of Kafka's own test of its hash.
test.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('murmur2(%s) is that of Java', (text, hash) => {
  expect(murmur2(Buffer.from(text))).toBe(hash)
})

// As Apache Kafka 4.3.1 placed these keys on three partitions.
test.each([
  ['eta', 0],
  ['alpha', 1],
  ['zeta', 1],
  ['beta', 2],
  ['delta', 2],
])('partitionOfKey(%s) is where Java puts it', (key, partition) => {
  expect(partitionOfKey(Buffer.from(key), 3)).toBe(partition)
})
