import { expect, test } from 'vitest'
import { compareReplicas } from '../../../src/commands/replica-verification/compare.ts'
import { buildUncompressedBatch } from '../../../src/records/batch-builder.ts'

function batchOf(baseOffset: number, ...values: string[]): Buffer {
  const inputs = values.map((value) => ({ timestamp: 0, key: null, value: Buffer.from(value) }))
  return buildUncompressedBatch(inputs, { baseOffset, partitionLeaderEpoch: 0 })
}

const answer = (replicaId: number, highWatermark: number, ...batches: Buffer[]) => ({
  replicaId,
  highWatermark,
  records: Buffer.concat(batches),
})

test('compareReplicas() goes as far as all replicas are the same, below the high watermark', () => {
  const [first, second, third] = [batchOf(5, 'a', 'b'), batchOf(7, 'c'), batchOf(8, 'd')]
  const comparison = compareReplicas('t-0', 5, [
    answer(1, 8, first, second, third),
    answer(2, 8, first, second, third.subarray(0, 20)),
  ])
  expect(comparison).toEqual({ offset: 8, differences: [], isHopeless: false })
  expect(compareReplicas('t-0', 5, [answer(1, 5, first), answer(2, 5)]).offset).toBe(5)
})

test('compareReplicas() tells other bytes, and goes on', () => {
  const next = batchOf(6, 'x')
  const { offset, differences, isHopeless } = compareReplicas('t-0', 5, [
    answer(1, 9, batchOf(5, 'a'), next),
    answer(2, 9, batchOf(5, 'b'), next),
  ])
  expect({ offset, isHopeless }).toEqual({ offset: 7, isHopeless: false })
  expect(differences).toHaveLength(1)
  expect(differences[0]).toMatch(
    /^partition t-0 has unmatched checksum at offset 5; replica 1's checksum \d+; replica 2's checksum \d+$/,
  )
})

test('compareReplicas() gives up where the offsets differ', () => {
  const comparison = compareReplicas('t-0', 5, [
    answer(1, 9, batchOf(5, 'a', 'b')),
    answer(2, 9, batchOf(5, 'a')),
  ])
  expect(comparison).toEqual({
    offset: 5,
    differences: ["partition t-0: replica 1's offset 6 doesn't match replica 2's offset 5"],
    isHopeless: true,
  })
})
