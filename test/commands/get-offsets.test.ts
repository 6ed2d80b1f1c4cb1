import { expect, test } from 'vitest'
import { parsePartitionIds, partitionRules } from '../../src/commands/shared/partition-rules.ts'
import { topicFilter } from '../../src/commands/shared/topic-filter.ts'

test.each([
  ['t:1', [1]],
  ['t:0-2', [0, 1]],
  ['t:2-', [2, 3]],
  ['t:-2', [0, 1]],
  ['t', [0, 1, 2, 3]],
  ['t:0,t:3', [0, 3]],
  ['u:0', []],
  [':1', [1]],
])('partitionRules(%s) takes partitions %j of topic t', (text, expected) => {
  const matches = partitionRules(text)
  expect([0, 1, 2, 3].filter((partition) => matches('t', partition))).toEqual(expected)
})

test('partitionRules() refuses a second colon', () => {
  expect(() => partitionRules('a:b:c')).toThrow('Invalid rule specification: a:b:c')
})

test('parsePartitionIds() takes numbers only', () => {
  expect([...parsePartitionIds('0,2')]).toEqual([0, 2])
  expect(() => parsePartitionIds('x')).toThrow('--partitions expects a comma separated list')
})

test('topicFilter() matches whole names, a comma means "or"', () => {
  const matches = topicFilter(' "a.b, c" ')
  expect(['a.b', 'axb', 'c', 'ca', 'xa.b'].filter(matches)).toEqual(['a.b', 'axb', 'c'])
  expect(() => topicFilter('a(')).toThrow('a( is an invalid regex.')
})
