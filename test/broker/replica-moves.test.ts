import { describe, expect, test } from 'vitest'
import {
  AlterReplicaLogDirs,
  newAlterReplicaLogDirsRequest,
} from '../../src/protocol/messages/34-alter-replica-log-dirs.ts'
import {
  DescribeLogDirs,
  newDescribeLogDirsRequest,
} from '../../src/protocol/messages/35-describe-log-dirs.ts'
import {
  IncrementalAlterConfigs,
  newIncrementalAlterConfigsRequest,
} from '../../src/protocol/messages/44-incremental-alter-configs.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { BrokerWorld, batchOf } from './broker-world.ts'

const DIRECTORIES = { 'log.dirs': '/data,/more' }

async function world() {
  const clock = new ManualClock(Date.now())
  const fileSystem = new MemoryFileSystem(clock)
  const made = await BrokerWorld.start({ overrides: DIRECTORIES, runtime: { clock, fileSystem } })
  const { client, broker } = made
  const topicId = await made.createTopic('t')
  const { services } = broker
  const path = () => services.replicaManager.partition('t', 0).log.directory
  const other = () => (path() === '/data/t-0' ? '/more' : '/data')
  const move = async (to: string, topic = 't') => {
    const topics = [{ name: topic, partitions: [0] }]
    const request = newAlterReplicaLogDirsRequest({ dirs: [{ path: to, topics }] })
    const { results } = await client.request(AlterReplicaLogDirs, 2, request)
    return results[0]!.partitions[0]!.errorCode
  }
  const places = async () => {
    const request = newDescribeLogDirsRequest({ topics: null })
    const { results } = await client.request(DescribeLogDirs, 5, request)
    return results.flatMap(({ logDir, topics }) =>
      topics.flatMap(({ partitions }) =>
        partitions.map(({ offsetLag, isFutureKey }) => ({ logDir, offsetLag, isFutureKey })),
      ),
    )
  }
  /** Lets timers run, and what follows from them. */
  const pass = async (ms = 0) => {
    for (let i = 0; i < 6; i += 1) {
      clock.advance(ms)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  const assigned = () => services.image.topics.byId(topicId)!.partitions[0]!.directories[0]
  const idOf = (directory: string) =>
    services.logManager.directories.find((each) => each.path === directory)!.directoryId
  const produce = made.produce.bind(made)
  const fetch = made.fetch.bind(made)
  const createTopic = made.createTopic.bind(made)
  return {
    client,
    broker,
    produce,
    fetch,
    createTopic,
    clock,
    fileSystem,
    path,
    other,
    move,
    places,
    pass,
    assigned,
    idOf,
  }
}

describe('a replica that moves to another log directory', () => {
  test('is copied beside, catches up, and takes the place of the old one', async () => {
    const { path, other, move, places, pass, assigned, idOf, fileSystem, produce, fetch } =
      await world()
    await pass()
    const [source, target] = [path().slice(0, -4), other()]
    expect(assigned()).toBe(idOf(source))
    await produce(await batchOf(['one', 'two']))
    expect(await move(target)).toBe(0)
    expect(await places()).toEqual(
      [
        { logDir: source, offsetLag: 0, isFutureKey: false },
        { logDir: target, offsetLag: 2, isFutureKey: true },
      ].sort((a, b) => (a.logDir < b.logDir ? -1 : 1)),
    )
    expect(fileSystem.list(target).some((name) => /^t-0\.[0-9a-f]{32}-future$/.test(name))).toBe(
      true,
    )
    await pass()
    expect(await places()).toEqual([{ logDir: target, offsetLag: 0, isFutureKey: false }])
    expect(assigned()).toBe(idOf(target))
    await produce(await batchOf(['three']))
    const { responses } = await fetch([{ partition: 0, fetchOffset: 0 }])
    const { highWatermark, records } = responses[0]!.partitions[0]!
    expect(highWatermark).toBe(3)
    expect(records!.toString('latin1')).toMatch(/one.*two.*three/s)
    expect(fileSystem.list(source).filter((name) => name.startsWith('t-0'))).toEqual([
      expect.stringMatching(/^t-0\.[0-9a-f]{32}-delete$/),
    ])
    await pass(60_000)
    expect(fileSystem.list(source).filter((name) => name.startsWith('t-0'))).toEqual([])
  })

  test('goes no faster than replica.alter.log.dirs.io.max.bytes.per.second', async () => {
    const { client, path, other, move, produce, pass } = await world()
    const name = 'replica.alter.log.dirs.io.max.bytes.per.second'
    const configs = [{ name, configOperation: 0, value: '10' }]
    const resources = [{ resourceType: 4, resourceName: '1', configs }]
    await client.request(
      IncrementalAlterConfigs,
      1,
      newIncrementalAlterConfigsRequest({ resources }),
    )
    await produce(await batchOf(['x'.repeat(100)]))
    const target = other()
    await move(target)
    await pass()
    expect(path()).not.toBe(`${target}/t-0`)
    await pass(10_000)
    expect(path()).toBe(`${target}/t-0`)
  })

  test('is copied in chunks of whole batches', async () => {
    const { path, other, move, pass, produce, broker } = await world()
    for (let i = 0; i < 6; i += 1) await produce(await batchOf(['x'.repeat(400_000)]))
    const target = other()
    await move(target)
    await pass()
    expect(path()).toBe(`${target}/t-0`)
    expect(broker.services.replicaManager.partition('t', 0).log.logEndOffset).toBe(6)
  })

  test('stays when it is called back, and goes with its topic', async () => {
    const { path, other, move, places, produce } = await world()
    await produce(await batchOf(['one']))
    const here = path().slice(0, -4)
    await move(other())
    expect(await places()).toHaveLength(2)
    expect(await move(here)).toBe(0)
    expect(await places()).toEqual([{ logDir: here, offsetLag: 0, isFutureKey: false }])
  })

  test('is refused where Apache refuses it', async () => {
    const { move } = await world()
    expect(await move('/nope')).toBe(57)
    expect(await move('/data', 'nope')).toBe(3)
    expect(await move('/data', 'x'.repeat(249))).toBe(17)
  })

  test('goes on after a restart', async () => {
    const first = await world()
    await first.produce(await batchOf(['one']))
    const target = first.other()
    await first.move(target)
    await first.broker.close()
    const { clock, fileSystem } = first
    const again = await BrokerWorld.start({
      overrides: DIRECTORIES,
      runtime: { clock, fileSystem },
    })
    await first.pass()
    const { log } = again.broker.services.replicaManager.partition('t', 0)
    expect([log.directory, log.logEndOffset]).toEqual([`${target}/t-0`, 1])
  })
})

test('no new log lies in a directory that is cordoned', async () => {
  const { client, broker, createTopic, pass, idOf } = await world()
  const configs = [{ name: 'cordoned.log.dirs', configOperation: 0, value: '/more' }]
  const resources = [{ resourceType: 4, resourceName: '1', configs }]
  await client.request(IncrementalAlterConfigs, 1, newIncrementalAlterConfigsRequest({ resources }))
  await pass()
  const { services } = broker
  expect(services.image.cluster.broker(1)!.cordonedDirectories).toEqual([idOf('/more')])
  await createTopic('many', 4)
  const paths = [0, 1, 2, 3].map(
    (id) => services.replicaManager.partition('many', id).log.directory,
  )
  expect(paths.every((path) => path.startsWith('/data/'))).toBe(true)
})
