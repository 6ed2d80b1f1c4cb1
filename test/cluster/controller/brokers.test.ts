import { describe, expect, test } from 'vitest'
import type { Controller } from '../../../src/cluster/controller/controller.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import { controllerWorld, DIRECTORY_ID } from '../controller-world.ts'

async function world(options: { brokers?: readonly number[]; replicationFactor?: number } = {}) {
  const { brokers = [1], replicationFactor = 1 } = options
  const made = await controllerWorld({ brokers })
  const topic = newCreatableTopic({ name: 'a', numPartitions: 1, replicationFactor })
  await made.controller.createTopics(newCreateTopicsRequest({ topics: [topic] }))
  return made
}

const state = ({ image }: Controller) => {
  const { leader, isr, elr, lastKnownElr, leaderEpoch, leaderRecoveryState } =
    image.topics.partition('a', 0)!
  return { leader, isr, elr, lastKnownElr, leaderEpoch, leaderRecoveryState }
}

const epochOf = ({ image }: Controller, id: number) => image.cluster.broker(id)!.epoch

function register(controller: Controller, previousBrokerEpoch: number) {
  return controller.registerBroker({
    brokerId: 1,
    incarnationId: '9GAiEagLSKOQ1YMVGiZDsA',
    endpoints: [{ name: 'PLAINTEXT', host: 'localhost', port: 9092, securityProtocol: 0 }],
    rack: null,
    directories: [DIRECTORY_ID],
    previousBrokerEpoch,
  })
}

describe('a broker alone', () => {
  test('stays eligible for what it led through an orderly stop', async () => {
    const { controller } = await world()
    const epoch = epochOf(controller, 1)
    await controller.startControlledShutdown(1, epoch)
    expect(state(controller)).toMatchObject({ leader: -1, isr: [], elr: [1], lastKnownElr: [1] })
    await controller.fenceBroker(1, epoch)
    expect(controller.image.cluster.broker(1)).toMatchObject({
      isFenced: true,
      isInControlledShutdown: true,
    })
    const newEpoch = await register(controller, epoch)
    expect(controller.image.cluster.broker(1)).toMatchObject({
      isFenced: true,
      isInControlledShutdown: false,
      epoch: newEpoch,
    })
    await controller.unfenceBroker(1, newEpoch)
    expect(state(controller)).toEqual({
      leader: 1,
      isr: [1],
      elr: [],
      lastKnownElr: [],
      leaderEpoch: 2,
      leaderRecoveryState: 0,
    })
  })

  test('leads again after a crash, but as one that may have lost records', async () => {
    const { controller } = await world()
    const newEpoch = await register(controller, -1)
    expect(state(controller)).toMatchObject({ leader: -1, isr: [], elr: [], lastKnownElr: [1] })
    await controller.unfenceBroker(1, newEpoch)
    expect(state(controller)).toEqual({
      leader: 1,
      isr: [1],
      elr: [],
      lastKnownElr: [],
      leaderEpoch: 2,
      leaderRecoveryState: 1,
    })
  })

  test('has the offset of its registration as its epoch', async () => {
    const { controller, log } = await world()
    const endOffset = log.endOffset
    expect(await register(controller, -1)).toBe(endOffset)
  })

  test('is not heard when it speaks of another epoch', async () => {
    const { controller } = await world()
    await expect(controller.unfenceBroker(1, 5)).rejects.toThrow('but got broker epoch 5')
    await expect(controller.fenceBroker(9, 5)).rejects.toThrow(
      'No broker registration found for broker id 9',
    )
  })
})

describe('brokers together', () => {
  test('take over from one that stops', async () => {
    const { controller } = await world({ brokers: [1, 2, 3], replicationFactor: 3 })
    const { leader, replicas } = controller.image.topics.partition('a', 0)!
    await controller.startControlledShutdown(leader, epochOf(controller, leader))
    const after = state(controller)
    expect(after.leader).toBe(replicas[1])
    expect(after.isr).toEqual(replicas.slice(1))
    expect(after).toMatchObject({ leaderEpoch: 1, elr: [] })
  })
})

describe('allocateProducerIds()', () => {
  test('gives blocks of a thousand, none twice', async () => {
    const { controller } = await controllerWorld()
    const epoch = epochOf(controller, 1)
    expect(await controller.allocateProducerIds(1, epoch)).toEqual({ firstId: 0, size: 1000 })
    expect(await controller.allocateProducerIds(1, epoch)).toEqual({ firstId: 1000, size: 1000 })
    await expect(controller.allocateProducerIds(1, 3)).rejects.toThrow('Expected broker epoch')
  })
})

describe('alterConfigs()', () => {
  test('writes what changes, and nothing else', async () => {
    const { controller, log } = await world()
    const resource = { type: 2, name: 'a' }
    const set = (value: string | null) =>
      controller.alterConfigs([{ resource, configs: new Map([['retention.ms', value]]) }])
    await set('5')
    expect(controller.image.configs.topic('a')).toEqual(new Map([['retention.ms', '5']]))
    const endOffset = log.endOffset
    await set('5')
    expect(log.endOffset).toBe(endOffset)
    await set(null)
    expect(controller.image.configs.topic('a').size).toBe(0)
  })
})
