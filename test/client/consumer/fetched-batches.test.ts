import { expect, test } from 'vitest'
import { offsetBehind, readFetched } from '../../../src/client/consumer/fetched-batches.ts'
import { buildUncompressedBatch } from '../../../src/records/batch-builder.ts'
import { buildEndTransactionBatch } from '../../../src/records/control-record.ts'

const batchOf = (baseOffset: number, values: readonly string[], producerId?: number) =>
  buildUncompressedBatch(
    values.map((value) => ({ timestamp: 1, key: null, value: Buffer.from(value) })),
    producerId === undefined
      ? { baseOffset }
      : { baseOffset, producerId, producerEpoch: 0, baseSequence: 0, isTransactional: true },
  )

const marker = (baseOffset: number, type: 'COMMIT' | 'ABORT', producerId: number) =>
  buildEndTransactionBatch({
    type,
    producerId,
    producerEpoch: 0,
    coordinatorEpoch: 0,
    timestamp: 1,
    baseOffset,
  })

async function read(
  bytes: Buffer,
  options: { fromOffset?: number; aborted?: readonly [number, number][] } = {},
) {
  const data = {
    topic: 't',
    partition: 0,
    bytes,
    fromOffset: options.fromOffset ?? 0,
    abortedTransactions: (options.aborted ?? []).map(([producerId, firstOffset]) => ({
      producerId,
      firstOffset,
    })),
  }
  const found: string[] = []
  for await (const { records } of readFetched(data, true)) {
    for (const { offset, value } of records) found.push(`${offset}:${value}`)
  }
  return found
}

test('readFetched() leaves out what lies before the offset asked for, and a cut batch', async () => {
  const whole = Buffer.concat([batchOf(0, ['a', 'b', 'c']), batchOf(3, ['d'])])
  expect(await read(whole, { fromOffset: 1 })).toEqual(['1:b', '2:c', '3:d'])
  expect(await read(whole.subarray(0, -1), { fromOffset: 1 })).toEqual(['1:b', '2:c'])
})

test('readFetched() never gives control batches', async () => {
  const bytes = Buffer.concat([batchOf(0, ['a'], 7), marker(1, 'COMMIT', 7), batchOf(2, ['b'])])
  expect(await read(bytes)).toEqual(['0:a', '2:b'])
})

test('readFetched() leaves out aborted transactions, and only those', async () => {
  const bytes = Buffer.concat([
    batchOf(0, ['aborted'], 7),
    batchOf(1, ['committed'], 8),
    marker(2, 'ABORT', 7),
    batchOf(3, ['again'], 7),
    marker(4, 'COMMIT', 8),
    marker(5, 'COMMIT', 7),
  ])
  expect(await read(bytes, { aborted: [[7, 0]] })).toEqual(['1:committed', '3:again'])
})

test('readFetched() refuses a batch that was damaged on the way', async () => {
  const bytes = batchOf(0, ['abc'])
  bytes[bytes.length - 2]! ^= 1
  await expect(read(bytes)).rejects.toMatchObject({ error: 'CORRUPT_MESSAGE' })
})

test('offsetBehind() goes on behind the last whole batch', () => {
  const bytes = Buffer.concat([batchOf(5, ['a', 'b']), batchOf(7, ['c'])])
  expect(offsetBehind(bytes, 5)).toBe(8)
  expect(offsetBehind(bytes.subarray(0, -1), 5)).toBe(7)
  expect(offsetBehind(bytes.subarray(0, 10), 5)).toBe(5)
})
