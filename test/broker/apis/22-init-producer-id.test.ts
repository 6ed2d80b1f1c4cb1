import { describe, expect, test } from 'vitest'
import { ProducerIds } from '../../../src/broker/producer-ids.ts'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  InitProducerId,
  type InitProducerIdRequest,
  newInitProducerIdRequest,
} from '../../../src/protocol/messages/22-init-producer-id.ts'
import {
  DescribeLogDirs,
  newDescribeLogDirsRequest,
} from '../../../src/protocol/messages/35-describe-log-dirs.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'
import { BrokerWorld, batchOf } from '../broker-world.ts'

async function ask(world: BrokerWorld, fields: Partial<InitProducerIdRequest> = {}) {
  const request = newInitProducerIdRequest({ transactionalId: null, ...fields })
  const answer = await world.client.request(InitProducerId, 4, request)
  return [errorName(answer.errorCode), answer.producerId, answer.producerEpoch]
}

describe('initProducerId', () => {
  test('never gives an id twice, also after a restart', async () => {
    const fileSystem = new MemoryFileSystem()
    const world = await BrokerWorld.start({ runtime: { fileSystem } })
    expect(await ask(world)).toEqual(['NONE', 0, 0])
    expect(await ask(world)).toEqual(['NONE', 1, 0])
    await world.broker.close()
    const next = await BrokerWorld.start({ runtime: { fileSystem } })
    expect(await ask(next)).toEqual(['NONE', 1000, 0])
  })

  test('refuses what makes no sense', async () => {
    const world = await BrokerWorld.start()
    expect(await ask(world, { transactionalId: '' })).toEqual(['INVALID_REQUEST', -1, -1])
    expect(await ask(world, { producerEpoch: 1 })).toEqual(['INVALID_REQUEST', -1, -1])
  })

  test('sends a transactional producer to look for its coordinator', async () => {
    const world = await BrokerWorld.start()
    expect(await ask(world, { transactionalId: 'x', transactionTimeoutMs: 1000 })).toEqual([
      'NOT_COORDINATOR',
      -1,
      -1,
    ])
  })
})

describe('ProducerIds', () => {
  test('asks for one block at a time, however many want an id', async () => {
    let blocks = 0
    const ids = new ProducerIds(() => Promise.resolve({ firstId: 2 * blocks++, size: 2 }))
    const given = await Promise.all([ids.next(), ids.next(), ids.next()])
    expect(given).toEqual([0, 1, 2])
    expect(blocks).toBe(2)
  })

  test('take() has the next block brought when there is no id at hand', async () => {
    const ids = new ProducerIds(() => Promise.resolve({ firstId: 7, size: 1 }))
    expect(() => ids.take()).toThrow('COORDINATOR_LOAD_IN_PROGRESS')
    await ids.ready()
    expect(ids.take()).toBe(7)
  })
})

describe('describeLogDirs', () => {
  test('tells the size of the partitions that are asked for', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t', 2)
    const records = await batchOf(['a'])
    await world.produce(records)
    const request = newDescribeLogDirsRequest({ topics: [{ topic: 't', partitions: [0, 7] }] })
    const { results } = await world.client.request(DescribeLogDirs, 5, request)
    expect(results).toMatchObject([{ errorCode: 0, logDir: '/data' }])
    expect(results[0]!.topics).toMatchObject([
      { name: 't', partitions: [{ partitionIndex: 0, partitionSize: records.length }] },
    ])
  })
})
