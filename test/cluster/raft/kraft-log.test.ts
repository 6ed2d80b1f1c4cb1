import { describe, expect, test } from 'vitest'
import type { Controller } from '../../../src/cluster/controller/controller.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import { newDeleteTopicsRequest } from '../../../src/protocol/messages/20-delete-topics.ts'
import {
  newFeatureUpdateKey,
  newUpdateFeaturesRequest,
} from '../../../src/protocol/messages/57-update-features.ts'
import { NodeWorld } from '../node-world.ts'

const LOG = '/data/__cluster_metadata-0/00000000000000000000.log'

async function createTopic(controller: Controller, name: string) {
  const topic = newCreatableTopic({ name, numPartitions: 1, replicationFactor: 1 })
  await controller.createTopics(newCreateTopicsRequest({ topics: [topic] }))
}

const names = ({ image }: Controller) => [...image.topics.names()]
const files = (world: NodeWorld) => world.disk.list('/data/__cluster_metadata-0')

async function formatted() {
  const world = new NodeWorld()
  world.format()
  const controller = await world.open()
  await world.startBroker(controller)
  return { world, controller }
}

describe('KraftLog', () => {
  test('brings everything back when it is opened again', async () => {
    const { world, controller } = await formatted()
    await createTopic(controller, 'orders')
    await createTopic(controller, 'gone')
    await controller.deleteTopics(newDeleteTopicsRequest({ topicNames: ['gone'] }))
    await controller.alterConfigs([
      { resource: { type: 2, name: 'orders' }, configs: new Map([['retention.ms', '5']]) },
    ])
    const before = JSON.stringify([...controller.image.records()])
    controller.close()
    const reopened = await world.open()
    expect(names(reopened)).toEqual(['orders'])
    expect(reopened.image.configs.topic('orders')).toEqual(new Map([['retention.ms', '5']]))
    const after = [...reopened.image.records()].filter(
      ({ type }) => type !== 'RegisterControllerRecord',
    )
    const kept = JSON.parse(before).filter(
      ({ type }: { type: string }) => type !== 'RegisterControllerRecord',
    )
    expect(JSON.parse(JSON.stringify(after))).toEqual(kept)
  })

  test('is not opened when it is damaged before its end, or gone', async () => {
    const { world, controller } = await formatted()
    await createTopic(controller, 'orders')
    controller.close()
    const bytes = world.disk.readFile(LOG)
    const damaged = Buffer.from(bytes)
    damaged[300]! ^= 1
    world.disk.writeFile(LOG, damaged)
    await expect(world.open()).rejects.toThrow(/'\S+\.log' is damaged at byte \d+.*truncate -s/)
    expect(world.disk.readFile(LOG)).toEqual(damaged)
    world.disk.makeDirectory('/data/orders-0')
    world.disk.writeFile(LOG, '')
    await expect(world.open()).rejects.toThrow("is empty, but '/data/orders-0' holds a partition")
    world.disk.writeFile(LOG, bytes)
    expect(names(await world.open())).toEqual(['orders'])
  })

  test('leads in a new epoch after each start', async () => {
    const { world, controller } = await formatted()
    expect(controller.epoch).toBe(1)
    controller.close()
    expect((await world.open()).epoch).toBe(2)
    const path = '/data/__cluster_metadata-0/quorum-state'
    expect(world.disk.readFile(path).toString()).toBe(
      '{"leaderId":1,"leaderEpoch":2,"votedId":-1,"votedDirectoryId":"AAAAAAAAAAAAAAAAAAAAAA","data_version":1}',
    )
  })

  test('takes the epoch from the log when quorum-state is lost', async () => {
    const { world, controller } = await formatted()
    controller.close()
    world.disk.remove('/data/__cluster_metadata-0/quorum-state')
    expect((await world.open()).epoch).toBe(2)
  })

  test('has on disk soon after what it has answered, so that a loss of power leaves it', async () => {
    const { world, controller } = await formatted()
    await createTopic(controller, 'orders')
    await world.untilSynced()
    world.disk.crash()
    expect(names(await world.open())).toEqual(['orders'])
  })

  test('opens at every cut of the last batch, which is there whole or not at all', async () => {
    const { world, controller } = await formatted()
    await createTopic(controller, 'first')
    const size = world.disk.stat(LOG).sizeBytes
    await createTopic(controller, 'second')
    const whole = world.disk.readFile(LOG)
    controller.close()
    for (let length = size; length <= whole.length; length += 7) {
      world.disk.writeFile(LOG, whole.subarray(0, length))
      const reopened = await world.open()
      expect(names(reopened)).toEqual(length < whole.length ? ['first'] : ['first', 'second'])
      reopened.close()
    }
  })

  test('writes a snapshot when enough was appended and starts from it', async () => {
    const world = new NodeWorld()
    world.format()
    const controller = await world.open({ maxBytesBetweenSnapshots: 2000 })
    await world.startBroker(controller)
    for (let i = 0; i < 30; i++) await createTopic(controller, `topic-${i}`)
    const snapshots = files(world).filter((name) => name.endsWith('.checkpoint'))
    expect(snapshots.length).toBeGreaterThan(2)
    controller.close()
    // Without the log the newest snapshot has all up to its offset.
    const kept = snapshots.at(-1)!
    for (const name of files(world)) {
      if (name !== kept) world.disk.remove(`/data/__cluster_metadata-0/${name}`)
    }
    const reopened = await world.open()
    const count = names(reopened).length
    expect(count).toBeGreaterThan(20)
    expect(reopened.epoch).toBe(2)
    await world.startBroker(reopened)
    await createTopic(reopened, 'later')
    reopened.close()
    expect(names(await world.open()).length).toBe(count + 1)
  })

  test('writes a snapshot when the last one is old', async () => {
    const { world, controller } = await formatted()
    world.clock.advance(3_600_001)
    await createTopic(controller, 'orders')
    expect(files(world).filter((name) => name.endsWith('.checkpoint')).length).toBe(2)
  })

  test('deletes snapshots and segments that a newer snapshot covers', async () => {
    const world = new NodeWorld()
    world.format()
    const config = { maxBytesBetweenSnapshots: 2000, retentionBytes: 30_000, segmentBytes: 10_000 }
    const controller = await world.open(config)
    await world.startBroker(controller)
    for (let i = 0; i < 300; i++) {
      await createTopic(controller, `topic-${i}`)
      await controller.deleteTopics(newDeleteTopicsRequest({ topicNames: [`topic-${i}`] }))
    }
    await createTopic(controller, 'last')
    expect(files(world)).not.toContain('00000000000000000000-0000000000.checkpoint')
    expect(files(world)).not.toContain('00000000000000000000.log')
    controller.close()
    expect(names(await world.open(config))).toEqual(['last'])
  })

  test('reads an older snapshot and more of the log when the newest is damaged', async () => {
    const world = new NodeWorld()
    world.format()
    const controller = await world.open({ maxBytesBetweenSnapshots: 2000 })
    await world.startBroker(controller)
    for (let i = 0; i < 30; i++) await createTopic(controller, `topic-${i}`)
    controller.close()
    const newest = files(world).findLast((name) => name.endsWith('.checkpoint'))!
    const path = `/data/__cluster_metadata-0/${newest}`
    const bytes = world.disk.readFile(path)
    world.disk.writeFile(path, bytes.subarray(0, bytes.length - 10))
    expect(names(await world.open()).length).toBe(30)
  })

  test('refuses more than a batch may hold, and goes on', async () => {
    const { controller } = await formatted()
    const value = 'x'.repeat(30_000)
    const changes = Array.from({ length: 300 }, (_, i) => ({
      resource: { type: 2, name: `topic-${i}` },
      configs: new Map([['leader.replication.throttled.replicas', value]]),
    }))
    await expect(controller.alterConfigs(changes)).rejects.toThrow(
      'exceeds the maximum allowed batch size of 8388608',
    )
    await createTopic(controller, 'orders')
    expect(names(controller)).toEqual(['orders'])
  })

  test('leads a quorum that the settings name', async () => {
    const world = new NodeWorld()
    world.format({ quorum: { kind: 'static' } })
    const controller = await world.open({}, [1])
    expect(world.disk.readFile('/data/__cluster_metadata-0/quorum-state').toString()).toBe(
      '{"clusterId":"","leaderId":1,"leaderEpoch":1,"votedId":-1,"appliedOffset":0,"currentVoters":[{"voterId":1}],"data_version":0}',
    )
    controller.close()
    await expect(world.open({}, [1, 2])).rejects.toThrow(
      'Node 1 is not the only voter of controller.quorum.voters: 1, 2',
    )
  })

  test('refuses to lead where others vote, or nobody', async () => {
    const world = new NodeWorld()
    const voter = (nodeId: number) => ({
      nodeId,
      directoryId: `${nodeId}`.padStart(22, 'A'),
      endpoints: [{ name: 'CONTROLLER', host: 'localhost', port: 9093 }],
    })
    world.format({ quorum: { kind: 'initial', voters: [voter(1), voter(2)] } })
    await expect(world.open()).rejects.toThrow('is not the only voter in')
    const other = new NodeWorld()
    other.format({ quorum: { kind: 'joining' } })
    await expect(other.open()).rejects.toThrow('No voters are known')
  })

  test('names the voters itself once kraft.version is 1', async () => {
    const world = new NodeWorld()
    world.format({ quorum: { kind: 'static' } })
    const controller = await world.open({}, [1])
    const featureUpdates = [newFeatureUpdateKey({ feature: 'kraft.version', maxVersionLevel: 1 })]
    const request = newUpdateFeaturesRequest({ featureUpdates })
    const { errorCode } = await controller.updateFeatures(request)
    expect([errorCode, controller.kraftVersion]).toEqual([0, 1])
    controller.close()
    const reopened = await world.open({}, [])
    expect(reopened.kraftVersion).toBe(1)
  })
})
