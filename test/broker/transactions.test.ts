import { describe, expect, test } from 'vitest'
import { errorName } from '../../src/protocol/errors.ts'
import {
  FindCoordinator,
  newFindCoordinatorRequest,
} from '../../src/protocol/messages/10-find-coordinator.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../src/protocol/messages/22-init-producer-id.ts'
import {
  AddPartitionsToTxn,
  newAddPartitionsToTxnRequest,
} from '../../src/protocol/messages/24-add-partitions-to-txn.ts'
import { EndTxn, newEndTxnRequest } from '../../src/protocol/messages/26-end-txn.ts'
import {
  DescribeTransactions,
  newDescribeTransactionsRequest,
} from '../../src/protocol/messages/65-describe-transactions.ts'
import {
  ListTransactions,
  newListTransactionsRequest,
} from '../../src/protocol/messages/66-list-transactions.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { BrokerWorld } from './broker-world.ts'

const transactionalId = 'tx'

async function init(world: BrokerWorld) {
  const find = newFindCoordinatorRequest({ keyType: 1, coordinatorKeys: [transactionalId] })
  await world.client.request(FindCoordinator, 6, find)
  const request = newInitProducerIdRequest({ transactionalId, transactionTimeoutMs: 60_000 })
  const { errorCode, producerId, producerEpoch } = await world.client.request(
    InitProducerId,
    5,
    request,
  )
  expect(errorName(errorCode)).toBe('NONE')
  return { producerId, producerEpoch }
}

async function stateOf(world: BrokerWorld): Promise<string> {
  const request = newDescribeTransactionsRequest({ transactionalIds: [transactionalId] })
  const { transactionStates } = await world.client.request(DescribeTransactions, 0, request)
  return transactionStates[0]!.transactionState
}

describe('transactions', () => {
  test('are known again after a restart', async () => {
    const fileSystem = new MemoryFileSystem()
    const world = await BrokerWorld.start({ runtime: { fileSystem } })
    await world.createTopic('t')
    const { producerId, producerEpoch } = await init(world)
    const add = newAddPartitionsToTxnRequest({
      v3AndBelowTransactionalId: transactionalId,
      v3AndBelowProducerId: producerId,
      v3AndBelowProducerEpoch: producerEpoch,
      v3AndBelowTopics: [{ name: 't', partitions: [0] }],
    })
    const added = await world.client.request(AddPartitionsToTxn, 3, add)
    expect(added.resultsByTopicV3AndBelow).toEqual([
      { name: 't', resultsByPartition: [{ partitionIndex: 0, partitionErrorCode: 0 }] },
    ])
    expect(await stateOf(world)).toBe('Ongoing')
    await world.broker.close()

    const next = await BrokerWorld.start({ runtime: { fileSystem } })
    expect(await stateOf(next)).toBe('Ongoing')
    const end = newEndTxnRequest({ transactionalId, producerId, producerEpoch, committed: true })
    expect(await next.client.request(EndTxn, 5, end)).toMatchObject({
      errorCode: 0,
      producerId,
      producerEpoch: 1,
    })
    await expect.poll(() => stateOf(next)).toBe('CompleteCommit')
    const listed = await next.client.request(ListTransactions, 2, newListTransactionsRequest())
    expect(listed.transactionStates).toMatchObject([{ transactionalId, producerId }])
  })

  test('that name a partition which is not there attempt none', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const { producerId, producerEpoch } = await init(world)
    const add = newAddPartitionsToTxnRequest({
      v3AndBelowTransactionalId: transactionalId,
      v3AndBelowProducerId: producerId,
      v3AndBelowProducerEpoch: producerEpoch,
      v3AndBelowTopics: [{ name: 't', partitions: [0, 7] }],
    })
    const added = await world.client.request(AddPartitionsToTxn, 3, add)
    const [topic] = added.resultsByTopicV3AndBelow
    expect(topic!.resultsByPartition.map((each) => errorName(each.partitionErrorCode))).toEqual([
      'OPERATION_NOT_ATTEMPTED',
      'UNKNOWN_TOPIC_OR_PARTITION',
    ])
  })
})
