import { expect, test } from 'vitest'
import type { ProducerDescription } from '../../../src/client/admin/describe-producers.ts'
import {
  hangingTransactions,
  overdueTransactions,
} from '../../../src/commands/transactions/hanging.ts'

const partition = { topic: 't', partition: 0 }

function producer(producerId: number, fields: Partial<ProducerDescription> = {}) {
  return {
    producerId,
    producerEpoch: 0,
    lastSequence: 0,
    lastTimestamp: 1000,
    coordinatorEpoch: undefined,
    transactionStartOffset: 5,
    ...fields,
  }
}

test('overdueTransactions() takes open transactions older than the limit', () => {
  const producers = [
    producer(1),
    producer(2, { lastTimestamp: 1001 }),
    producer(3, { transactionStartOffset: undefined }),
    producer(4, { transactionStartOffset: 0 }),
  ]
  const overdue = overdueTransactions(partition, producers, { nowMs: 2001, timeoutMs: 1000 })
  expect(overdue.map(({ producer: { producerId } }) => producerId)).toEqual([1, 4])
})

test('hangingTransactions() leaves out what a coordinator will end', () => {
  const open = [1, 2, 3].map((id) => ({ ...partition, producer: producer(id) }))
  const ids = new Map([
    [1, 'known'],
    [2, 'elsewhere'],
  ])
  const partitions = new Map([
    ['known', [partition]],
    ['elsewhere', [{ topic: 't', partition: 1 }]],
  ])
  const hanging = hangingTransactions(open, ids, partitions)
  expect(hanging.map(({ producer: { producerId } }) => producerId)).toEqual([2, 3])
})
