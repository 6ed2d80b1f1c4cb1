import { describe, expect, test } from 'vitest'
import { defaultLogConfig } from '../../src/config/log-config.ts'
import { silentLogger } from '../../src/runtime/logger.ts'
import { LogManager, type LogManagerOptions } from '../../src/storage/log-manager.ts'
import { writeMetaProperties } from '../../src/storage/meta-properties.ts'
import { batchOf, readAll } from '../support/logs.ts'
import { ManualClock, settle } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { SeededRandom } from '../support/seeded-random.ts'

const TOPIC_ID = 't5zzex80S2yId78_q88R_A'
const T0 = { topic: 't', partition: 0 }
const T1 = { topic: 't', partition: 1 }
const CONFIG = { ...defaultLogConfig, segmentIndexBytes: 4096, fileDeleteDelayMs: 1000 }
const storageError = expect.objectContaining({ error: 'KAFKA_STORAGE_ERROR' })

function world() {
  const clock = new ManualClock()
  const disk = new MemoryFileSystem(clock)
  const failures: string[] = []
  const start = (options: Partial<LogManagerOptions> = {}) =>
    new LogManager({
      fileSystem: disk,
      clock,
      random: new SeededRandom(1),
      logger: silentLogger,
      directories: ['/data'],
      configOf: () => CONFIG,
      onDirectoryFailure: (directory) => failures.push(directory),
      ...options,
    })
  return { clock, disk, failures, start }
}

const text = (disk: MemoryFileSystem, path: string) => disk.readFile(path).toString()

describe('LogManager', () => {
  test('creates a log with the id of its topic, and finds it again', async () => {
    const { disk, start } = world()
    const manager = start()
    const log = manager.getOrCreateLog(T0, TOPIC_ID)
    expect(manager.getOrCreateLog(T0, TOPIC_ID)).toBe(log)
    expect(text(disk, '/data/t-0/partition.metadata')).toBe(`version: 0\ntopic_id: ${TOPIC_ID}`)
    log.appendAsLeader(batchOf(['a', 'b']), 0)
    log.updateHighWatermark(2)
    await manager.shutdown(7)
    const again = start()
    const reopened = again.getLog('t', 0)!
    expect(readAll(reopened)).toEqual(['0:a', '1:b'])
    expect(reopened.highWatermark).toBe(2)
    expect(again.topicIdOf(reopened)).toBe(TOPIC_ID)
    expect(again.getLog('t', 1)).toBeUndefined()
  })

  test('writes the id of a topic again where it is gone', async () => {
    const { disk, start } = world()
    const manager = start()
    manager.getOrCreateLog(T0, TOPIC_ID)
    await manager.shutdown(7)
    disk.remove('/data/t-0/partition.metadata')
    const again = start()
    const log = again.getOrCreateLog(T0, TOPIC_ID)
    expect(again.topicIdOf(log)).toBe(TOPIC_ID)
    expect(text(disk, '/data/t-0/partition.metadata')).toContain(TOPIC_ID)
  })

  test('that stops in order leaves checkpoints and the clean-shutdown file, for one start', async () => {
    const { disk, start } = world()
    const manager = start()
    const log = manager.getOrCreateLog(T0, TOPIC_ID)
    log.appendAsLeader(batchOf(['a', 'b', 'c']), 0)
    log.updateHighWatermark(3)
    log.incrementLogStartOffset(1)
    await manager.shutdown(7)
    expect(text(disk, '/data/.kafka_cleanshutdown')).toBe('{"version":0,"brokerEpoch":7}')
    expect(text(disk, '/data/recovery-point-offset-checkpoint')).toBe('0\n1\nt 0 3\n')
    expect(text(disk, '/data/replication-offset-checkpoint')).toBe('0\n1\nt 0 3\n')
    expect(text(disk, '/data/log-start-offset-checkpoint')).toBe('0\n1\nt 0 1\n')
    const again = start()
    expect(again.previousBrokerEpoch).toBe(7)
    expect(disk.exists('/data/.kafka_cleanshutdown')).toBe(false)
    again.abandon()
    expect(start().previousBrokerEpoch).toBe(-1)
  })

  test('that is killed loses nothing that was appended, nor deleted records', () => {
    const { start } = world()
    const manager = start()
    const log = manager.getOrCreateLog(T0, TOPIC_ID)
    log.appendAsLeader(batchOf(['a', 'b', 'c']), 0)
    log.updateHighWatermark(3)
    log.incrementLogStartOffset(2)
    manager.abandon()
    expect(readAll(start().getLog('t', 0)!)).toEqual(['2:c'])
  })

  test('survives a loss of power with all that was flushed', async () => {
    const { disk, start } = world()
    disk.makeDirectory('/data')
    disk.syncDirectory('/')
    const manager = start()
    const log = manager.getOrCreateLog(T0, TOPIC_ID)
    log.appendAsLeader(batchOf(['a']), 0)
    await log.flush()
    disk.crash()
    manager.abandon()
    const reopened = start().getLog('t', 0)!
    expect(readAll(reopened)).toEqual(['0:a'])
    expect(reopened.latestEpoch).toBe(0)
    expect(text(disk, '/data/t-0/partition.metadata')).toContain(TOPIC_ID)
  })

  test('deletes a log: at once for all who look, from the disk after a delay', () => {
    const { clock, disk, start } = world()
    const manager = start()
    manager.getOrCreateLog(T0, TOPIC_ID).appendAsLeader(batchOf(['a']), 0)
    manager.deleteLog(T0)
    expect(manager.getLog('t', 0)).toBeUndefined()
    const aside = disk.list('/data').filter((name) => name.startsWith('t-0'))
    expect(aside).toEqual([expect.stringMatching(/^t-0\.[0-9a-f]{32}-delete$/)])
    // Preallocated zeros would be entries that point at nothing, to whoever looks until then.
    expect(disk.readFile(`/data/${aside[0]}/00000000000000000000.index`).length).toBe(0)
    expect(manager.getOrCreateLog(T0, TOPIC_ID).logEndOffset).toBe(0)
    clock.advance(1000)
    expect(disk.list('/data').filter((name) => name.startsWith('t-0'))).toEqual(['t-0'])
  })

  test('goes on with a deletion that a stop has interrupted', () => {
    const { clock, disk, start } = world()
    const manager = start()
    manager.getOrCreateLog(T0, TOPIC_ID)
    manager.deleteLog(T0)
    manager.abandon()
    start()
    clock.advance(1000)
    expect(disk.list('/data').filter((name) => name.startsWith('t-0'))).toEqual([])
  })

  test('sets a stray log aside and keeps it', () => {
    const { disk, start } = world()
    const manager = start()
    manager.getOrCreateLog(T0, TOPIC_ID)
    manager.markStray(T0)
    expect(manager.getLog('t', 0)).toBeUndefined()
    expect(disk.list('/data').some((name) => /^t-0\.[0-9a-f]{32}-stray$/.test(name))).toBe(true)
    manager.abandon()
    expect([...start().logs]).toEqual([])
  })

  test('spreads logs over its directories and reads their ids', () => {
    const { disk, start } = world()
    const directories = ['/a', '/b']
    for (const directory of directories) disk.makeDirectory(directory)
    writeMetaProperties(disk, '/a', { clusterId: 'c', nodeId: 1, directoryId: 'id-a' })
    const manager = start({ directories })
    for (const topicPartition of [T0, T1]) manager.getOrCreateLog(topicPartition, TOPIC_ID)
    expect(
      manager.directories.map(({ path, directoryId, logs }) => [path, directoryId, logs.size]),
    ).toEqual([
      ['/a', 'id-a', 1],
      ['/b', undefined, 1],
    ])
  })

  test('refuses a directory that Kafka would refuse, and one in use', () => {
    const { disk, start } = world()
    disk.makeDirectory('/data/holiday pictures')
    expect(() => start()).toThrow('not in the form of topic-partition')
    disk.removeDirectory('/data/holiday pictures')
    start()
    expect(() => start()).toThrow('is in use by this process')
  })
})

describe('LogManager, when a disk fails,', () => {
  test('takes its directory offline and serves the others', async () => {
    const { disk, failures, start } = world()
    const manager = start({ directories: ['/a', '/b'] })
    const [first, second] = [T0, T1].map((each) => manager.getOrCreateLog(each, TOPIC_ID))
    disk.failOn('write', { pathPart: '/a/' })
    expect(() => first!.appendAsLeader(batchOf(['x']), 0)).toThrow(storageError)
    expect(failures).toEqual(['/a'])
    expect(() => manager.getLog('t', 0)).toThrow(storageError)
    expect(() => manager.getOrCreateLog(T0, TOPIC_ID)).toThrow(storageError)
    expect(second!.appendAsLeader(batchOf(['x']), 0).firstOffset).toBe(0)
    expect(manager.getOrCreateLog({ topic: 't', partition: 2 }, TOPIC_ID).directory).toBe('/b/t-2')
    await manager.shutdown(1)
    expect(disk.exists('/a/.kafka_cleanshutdown')).toBe(false)
    expect(disk.exists('/b/.kafka_cleanshutdown')).toBe(true)
  })

  test('notices it in its periodic tasks too', async () => {
    const { clock, disk, failures, start } = world()
    const manager = start()
    manager.getOrCreateLog(T0, TOPIC_ID)
    disk.failOn('rename')
    await clock.advanceAsync(30_000)
    expect(failures).toEqual(['/data'])
    expect(manager.onlineDirectories).toEqual([])
  })
})

describe('The tasks of LogManager', () => {
  test('write checkpoints each minute and high watermarks each five seconds', () => {
    const { clock, disk, start } = world()
    const log = start().getOrCreateLog(T0, TOPIC_ID)
    log.appendAsLeader(batchOf(['a', 'b']), 0)
    log.updateHighWatermark(2)
    clock.advance(30_000)
    expect(text(disk, '/data/replication-offset-checkpoint')).toBe('0\n1\nt 0 2\n')
    expect(text(disk, '/data/recovery-point-offset-checkpoint')).toBe('0\n1\nt 0 0\n')
    log.updateHighWatermark(1)
    clock.advance(5000)
    expect(text(disk, '/data/replication-offset-checkpoint')).toBe('0\n1\nt 0 1\n')
  })

  test('flush logs with a flush.ms when that has passed', async () => {
    const { clock, start } = world()
    const log = start({ configOf: () => ({ ...CONFIG, flushMs: 60_000 }) }).getOrCreateLog(
      T0,
      TOPIC_ID,
    )
    log.appendAsLeader(batchOf(['a']), 0)
    await clock.advanceAsync(59_000)
    expect(log.recoveryPoint).toBe(0)
    await clock.advanceAsync(1000)
    await settle()
    expect(log.recoveryPoint).toBe(1)
  })

  test('apply retention with the settings of the topic, also after a change', () => {
    const { clock, start } = world()
    let retentionMs = -1
    const manager = start({ configOf: () => ({ ...CONFIG, retentionMs }) })
    const log = manager.getOrCreateLog(T0, TOPIC_ID)
    log.appendAsLeader(batchOf(['a']), 0)
    log.updateHighWatermark(1)
    clock.advance(10 * 60_000)
    expect(log.logStartOffset).toBe(0)
    retentionMs = 1
    manager.updateTopicConfig('t')
    clock.advance(10 * 60_000)
    expect(log.logStartOffset).toBe(1)
  })
})
