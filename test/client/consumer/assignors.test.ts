import { expect, test } from 'vitest'
import { findAssignors } from '../../../src/client/consumer/assignment-strategies.ts'
import {
  type Assignment,
  rangeAssignor,
  roundRobinAssignor,
} from '../../../src/client/consumer/assignors.ts'

const show = (assignment: Assignment) =>
  Object.fromEntries(
    [...assignment].map(([member, topics]) => [member, Object.fromEntries(topics)]),
  )

const members = [
  { memberId: 'b', topics: ['t1', 't2'] },
  { memberId: 'a', topics: ['t1', 't2'] },
]

test('rangeAssignor gives each topic in ranges, the remainder to the first members', () => {
  const counts = new Map([
    ['t1', 3],
    ['t2', 3],
  ])
  expect(show(rangeAssignor.assign(members, counts))).toEqual({
    a: { t1: [0, 1], t2: [0, 1] },
    b: { t1: [2], t2: [2] },
  })
})

test('roundRobinAssignor deals all partitions in turn', () => {
  const counts = new Map([
    ['t1', 3],
    ['t2', 3],
  ])
  expect(show(roundRobinAssignor.assign(members, counts))).toEqual({
    a: { t1: [0, 2], t2: [1] },
    b: { t1: [1], t2: [0, 2] },
  })
})

test('Assignors give a topic only to members that want it, and nothing to the rest', () => {
  const uneven = [
    { memberId: 'a', topics: ['t1'] },
    { memberId: 'b', topics: ['t1', 't2'] },
    { memberId: 'c', topics: [] },
  ]
  const counts = new Map([
    ['t1', 1],
    ['t2', 2],
  ])
  for (const assignor of [rangeAssignor, roundRobinAssignor]) {
    expect(show(assignor.assign(uneven, counts))).toEqual({
      a: { t1: [0] },
      b: { t2: [0, 1] },
      c: {},
    })
  }
})

test('findAssignors() knows Java classes by their names', () => {
  const strategies = [
    'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
    'org.apache.kafka.clients.consumer.RoundRobinAssignor',
    'org.apache.kafka.clients.consumer.RangeAssignor',
  ]
  expect(findAssignors(strategies).map(({ name }) => name)).toEqual([
    'cooperative-sticky',
    'roundrobin',
    'range',
  ])
  expect(() => findAssignors(['example.OwnAssignor'])).toThrow('only the assignors of Kafka are')
})
