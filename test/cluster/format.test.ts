import { describe, expect, test } from 'vitest'
import {
  describeBootstrap,
  describeFormatting,
  FormatError,
  planFormat,
  readBootstrapRecords,
} from '../../src/cluster/format.ts'
import * as batch from '../../src/records/record-batch.ts'
import { readMetaProperties } from '../../src/storage/meta-properties.ts'
import { readTar } from '../support/tar.ts'
import { DIRECTORY_ID, NodeWorld } from './node-world.ts'

const CHECKPOINT = '/data/__cluster_metadata-0/00000000000000000000-0000000000.checkpoint'

/** Kafka writes the batches of a file one after the other, each with its own time; we with one. */
function withoutTimes(bytes: Buffer, headerTimeAt?: number): string {
  const copy = Buffer.from(bytes)
  for (const position of batch.batches(copy)) {
    copy.fill(0, position + 27, position + 43)
  }
  if (headerTimeAt !== undefined) copy.fill(0, headerTimeAt, headerTimeAt + 8)
  for (const position of batch.batches(copy)) batch.updateCrc(copy, position)
  return copy.toString('hex')
}

describe('format()', () => {
  test('writes the bytes that Kafka writes, but for times', () => {
    const theirs = readTar(new URL('../storage/fixtures/clean.tar.gz', import.meta.url))
    const world = new NodeWorld()
    const endpoints = [{ name: 'CONTROLLER', host: 'localhost', port: 19321 }]
    const voters = [{ nodeId: 1, directoryId: DIRECTORY_ID, endpoints }]
    world.format({ quorum: { kind: 'initial', voters } })
    expect(withoutTimes(world.disk.readFile('/data/bootstrap.checkpoint'))).toBe(
      withoutTimes(theirs.get('data/bootstrap.checkpoint')!),
    )
    // The time of the last contained record stands in the value of the first control record.
    const timeAt = batch.RECORDS_OFFSET + 12
    const ours = world.disk.readFile(CHECKPOINT)
    expect(withoutTimes(ours, timeAt)).toBe(withoutTimes(theirs.get(CHECKPOINT.slice(1))!, timeAt))
    expect(readMetaProperties(world.disk, '/data')).toEqual({
      clusterId: 'kIphTB0XR--mRyHAmkN1lg',
      nodeId: 1,
      directoryId: DIRECTORY_ID,
    })
  })

  test('leaves no voters where the settings name them', () => {
    const world = new NodeWorld()
    const plan = world.format({ quorum: { kind: 'static' }, directories: ['/data', '/other'] })
    expect(world.disk.exists('/data/__cluster_metadata-0')).toBe(false)
    expect(plan.directories.map((directory) => describeFormatting(plan, directory))).toEqual([
      'Formatting metadata directory /data with metadata.version 4.3-IV0.',
      'Formatting data directory /other with metadata.version 4.3-IV0.',
    ])
  })

  test('starts an older release at its levels', () => {
    const world = new NodeWorld()
    const plan = world.format({ metadataVersion: 25 })
    expect(describeBootstrap(plan)).toBe(
      "Bootstrap metadata: BootstrapMetadata(records=[ApiMessageAndVersion(FeatureLevelRecord(name='metadata.version', featureLevel=25) at version 0), ApiMessageAndVersion(FeatureLevelRecord(name='group.version', featureLevel=1) at version 0), ApiMessageAndVersion(FeatureLevelRecord(name='transaction.version', featureLevel=2) at version 0)], metadataVersionLevel=25, source=format command)",
    )
    expect(readBootstrapRecords(world.disk, '/data')).toEqual(plan.bootstrapRecords)
  })

  test('skips what is formatted only when it is told to', () => {
    const world = new NodeWorld()
    world.format()
    expect(() => world.format()).toThrow(
      'Log directory /data is already formatted. Use --ignore-formatted to ignore this directory and format the others.',
    )
    const plan = world.format({ directories: ['/data', '/other'], isIgnoringFormatted: true })
    expect(plan.directories.map(({ path }) => path)).toEqual(['/other'])
    expect(() => world.format({ clusterId: 'Y', isIgnoringFormatted: true })).toThrow(
      'Invalid cluster.id in: /data/meta.properties. Expected Y, but read kIphTB0XR--mRyHAmkN1lg',
    )
  })

  test.each([
    [
      { 'foo.version': 1 },
      'Unsupported feature: foo.version. Supported features are: eligible.leader.replicas.version, group.version, kraft.version, share.version, streams.version, transaction.version',
    ],
    [{ 'transaction.version': 9 }, 'No feature:transaction.version with feature level 9'],
    [
      { 'metadata.version': 22, 'eligible.leader.replicas.version': 1 },
      'eligible.leader.replicas.version could not be set to 1 because it depends on metadata.version level 23',
    ],
    [
      { 'kraft.version': 0 },
      'Cannot set kraft.version to 0 if controller.quorum.voters is empty and one of the flags --standalone, --initial-controllers, or --no-initial-controllers is used. For dynamic controllers support, try removing the --feature flag for kraft.version.',
    ],
  ])('refuses %j', (levels, message) => {
    const world = new NodeWorld()
    const featureLevels = new Map(Object.entries(levels))
    expect(() => world.format({ featureLevels })).toThrow(new FormatError(message))
    expect(world.disk.exists('/data')).toBe(false)
  })
})

test('planFormat() writes nothing', () => {
  const world = new NodeWorld()
  planFormat(world.runtime, {
    clusterId: 'X',
    nodeId: 1,
    directories: ['/data'],
    metadataDirectory: '/data',
    quorum: { kind: 'static' },
  })
  expect(world.disk.exists('/data')).toBe(false)
})
