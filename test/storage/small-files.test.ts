import { describe, expect, test } from 'vitest'
import { readCleanShutdown, writeCleanShutdown } from '../../src/storage/clean-shutdown.ts'
import * as files from '../../src/storage/log-files.ts'
import { readMetaProperties, writeMetaProperties } from '../../src/storage/meta-properties.ts'
import { OffsetCheckpoint } from '../../src/storage/offset-checkpoint.ts'
import {
  readPartitionMetadata,
  writePartitionMetadata,
} from '../../src/storage/partition-metadata.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const TOPIC_ID = 't5zzex80S2yId78_q88R_A'

describe('OffsetCheckpoint', () => {
  test('writes a line for each partition, and reads it back', () => {
    const disk = new MemoryFileSystem()
    const offsets = new Map([
      ['a-b-0', 5],
      ['__consumer_offsets-49', 2 ** 40],
    ])
    new OffsetCheckpoint(disk, '/c').write(offsets)
    const text = '0\n2\na-b 0 5\n__consumer_offsets 49 1099511627776\n'
    expect(disk.readFile('/c').toString()).toBe(text)
    expect(new OffsetCheckpoint(disk, '/c').read()).toEqual(offsets)
  })

  test.each(['1\n0\n', '0\n2\na 0 5\n', '0\n1\na 0\n', '0\n1\na x 5\n', '0\n', 'x'])(
    'refuses %j',
    (text) => {
      const disk = new MemoryFileSystem()
      disk.writeFile('/c', text)
      expect(() => new OffsetCheckpoint(disk, '/c').read()).toThrow("Read of '/c' failed")
    },
  )

  test('takes a missing and an empty file for no entries', () => {
    const disk = new MemoryFileSystem()
    expect(new OffsetCheckpoint(disk, '/c').read().size).toBe(0)
    disk.writeFile('/c', '')
    expect(new OffsetCheckpoint(disk, '/c').read().size).toBe(0)
  })
})

describe('meta.properties', () => {
  test('is read back as written', () => {
    const disk = new MemoryFileSystem()
    expect(readMetaProperties(disk, '/')).toBeUndefined()
    const meta = { clusterId: 'kIphTB0XR--mRyHAmkN1lg', nodeId: 7, directoryId: TOPIC_ID }
    writeMetaProperties(disk, '/', meta)
    expect(readMetaProperties(disk, '/')).toEqual(meta)
  })

  test("of ZooKeeper's time names a broker", () => {
    const disk = new MemoryFileSystem()
    disk.writeFile('/meta.properties', 'version=0\nbroker.id=3\ncluster.id=abc\n')
    expect(readMetaProperties(disk, '/')).toEqual({
      clusterId: 'abc',
      nodeId: 3,
      directoryId: undefined,
    })
  })

  test.each(['version=2\ncluster.id=a\nnode.id=1\n', 'version=1\nnode.id=1\n', 'cluster.id=a\n'])(
    'is refused as %j',
    (text) => {
      const disk = new MemoryFileSystem()
      disk.writeFile('/meta.properties', text)
      expect(() => readMetaProperties(disk, '/')).toThrow('failed')
    },
  )
})

test('partition.metadata holds the id of the topic', () => {
  const disk = new MemoryFileSystem()
  expect(readPartitionMetadata(disk, '/')).toBeUndefined()
  writePartitionMetadata(disk, '/', TOPIC_ID)
  expect(readPartitionMetadata(disk, '/')).toBe(TOPIC_ID)
  disk.writeFile('/partition.metadata', 'version: 1\ntopic_id: x')
  expect(() => readPartitionMetadata(disk, '/')).toThrow('version 1 is unknown')
})

test('.kafka_cleanshutdown holds the epoch of the broker; older ones are empty', () => {
  const disk = new MemoryFileSystem()
  expect(readCleanShutdown(disk, '/')).toBeUndefined()
  writeCleanShutdown(disk, '/', 221)
  expect(disk.readFile('/.kafka_cleanshutdown').toString()).toBe('{"version":0,"brokerEpoch":221}')
  expect(readCleanShutdown(disk, '/')).toBe(221)
  disk.writeFile('/.kafka_cleanshutdown', '')
  expect(readCleanShutdown(disk, '/')).toBe(-1)
})

describe('names', () => {
  test.each([
    ['t-0', { topic: 't', partition: 0, kind: 'current' }],
    ['a-b.c-12', { topic: 'a-b.c', partition: 12, kind: 'current' }],
    [`t-3.${'0a'.repeat(16)}-delete`, { topic: 't', partition: 3, kind: 'deleted' }],
    [`t-3.${'0a'.repeat(16)}-future`, { topic: 't', partition: 3, kind: 'future' }],
    [`t-3.${'0a'.repeat(16)}-stray`, { topic: 't', partition: 3, kind: 'stray' }],
    ['pictures', undefined],
    ['t-x', undefined],
  ])('of directory %s', (name, expected) => {
    expect(files.parseLogDirectoryName(name)).toEqual(expected)
  })

  test('of a long topic are cut when its directory is set aside', () => {
    const name = files.markedDirectoryName(
      { topic: 'x'.repeat(249), partition: 12 },
      '0a'.repeat(16),
      'delete',
    )
    expect(name.length).toBe(255)
    expect(files.parseLogDirectoryName(name)).toMatchObject({ partition: 12, kind: 'deleted' })
  })

  test('of segment files have 20 digits', () => {
    expect(files.segmentFileName(42, '.log')).toBe('00000000000000000042.log')
    expect(files.offsetOfFileName('00000000000000000042.timeindex')).toBe(42)
    expect(files.offsetOfFileName('leader-epoch-checkpoint')).toBe(-1)
    expect(files.isSegmentFile('00000000000000000042.log.deleted', '.log')).toBe(false)
  })
})
