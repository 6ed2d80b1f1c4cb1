import { expect, test } from 'vitest'
import { assignReplicas } from '../../../src/commands/reassign-partitions/assign-replicas.ts'

const firstChoice = { next: () => 0, bytes: (length: number) => Buffer.alloc(length) }
const brokers = (...racks: (string | null)[]) => racks.map((rack, id) => ({ id, rack }))

test('assignReplicas() spreads leaders, and the second replicas of each round differently', () => {
  expect(assignReplicas(brokers(null, null, null), 6, 2, firstChoice)).toEqual([
    [0, 1],
    [1, 2],
    [2, 0],
    [0, 2],
    [1, 0],
    [2, 1],
  ])
})

test('assignReplicas() has no rack twice before each has one', () => {
  const rackOf = ['a', 'a', 'b', 'b', 'c', 'c']
  for (const replicas of assignReplicas(brokers(...rackOf), 12, 3, firstChoice)) {
    expect(new Set(replicas.map((id) => rackOf[id])).size).toBe(3)
  }
  for (const replicas of assignReplicas(brokers(...rackOf), 12, 5, firstChoice)) {
    expect(new Set(replicas).size).toBe(5)
  }
})

test('assignReplicas() refuses more replicas than brokers', () => {
  expect(() => assignReplicas(brokers(null), 1, 2, firstChoice)).toThrow(
    'Replication factor: 2 larger than available brokers: 1.',
  )
})
