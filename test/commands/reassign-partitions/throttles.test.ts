import { expect, test } from 'vitest'
import { movesOfPlan } from '../../../src/commands/reassign-partitions/throttles.ts'

test('movesOfPlan() keeps the sources of a move that is under way', () => {
  const ongoing = {
    topic: 't',
    partition: 0,
    replicas: [1, 2, 3],
    addingReplicas: [3],
    removingReplicas: [1],
  }
  const moves = movesOfPlan(
    [ongoing],
    [
      { topic: 't', partition: 0, replicas: [2, 4] },
      { topic: 't', partition: 1, replicas: [2, 3] },
    ],
    [{ topic: 't', partition: 1, replicas: [1, 2] }],
  )
  expect(moves).toEqual([
    { topic: 't', partition: 0, sources: [1, 2], destinations: [4] },
    { topic: 't', partition: 1, sources: [1, 2], destinations: [3] },
  ])
})
