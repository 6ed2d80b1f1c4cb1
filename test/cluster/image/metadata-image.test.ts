/** What two directories that Apache Kafka has written say, and what its own reader says they do. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { MetadataDelta } from '../../../src/cluster/image/metadata-delta.ts'
import { MetadataImage } from '../../../src/cluster/image/metadata-image.ts'
import { MetadataLoader } from '../../../src/cluster/metadata-loader.ts'
import {
  decodeMetadataRecord,
  encodeMetadataRecord,
  type MetadataRecord,
  metadataRecord,
} from '../../../src/cluster/metadata-record.ts'
import { readTar, writeFiles } from '../../support/tar.ts'
import { DIRECTORY_ID, NodeWorld } from '../node-world.ts'

interface DescribedRecord {
  readonly value: string
  readonly offset: string
  readonly controlType?: string
  readonly decoded: { readonly type: string; readonly version: number; readonly data: object }
}

interface DescribedFile {
  readonly batches: readonly { readonly isControl: boolean; readonly records: DescribedRecord[] }[]
}

const fixture = (name: string) => new URL(`../../storage/fixtures/${name}`, import.meta.url)
const facts = (name: string): Record<string, DescribedFile> =>
  JSON.parse(gunzipSync(readFileSync(fixture(`${name}.json.gz`))).toString()).files

const LOG = '__cluster_metadata-0/00000000000000000000.log'

function recordsOf(file: DescribedFile): DescribedRecord[] {
  return file.batches.filter(({ isControl }) => !isControl).flatMap(({ records }) => records)
}

function imageOf(records: readonly MetadataRecord[]): MetadataImage {
  const loader = new MetadataLoader()
  loader.apply({ lastOffset: records.length, epoch: 1, timestampMs: 0, records })
  return loader.image
}

/** Order is the writer's own; so are the version and the time of a registration. */
const sorted = (records: Iterable<MetadataRecord>) =>
  [...records].map((record) => encodeMetadataRecord(record).toString('hex')).sort()

describe.each(['clean', 'unclean'])('the metadata of %s', (name) => {
  const described = facts(name)
  const records = recordsOf(described[LOG]!)

  test('decodes and encodes every record as Kafka does', () => {
    for (const { value, decoded } of records) {
      const record = decodeMetadataRecord(Buffer.from(value, 'hex'))
      expect([record.type, record.version]).toEqual([decoded.type, decoded.version])
      expect(encodeMetadataRecord(record).toString('hex')).toBe(value)
    }
  })

  test('gives at each snapshot the records that Kafka put into it', () => {
    const snapshots = Object.keys(described).filter((path) =>
      /metadata-0\/0+[1-9].*\.checkpoint$/.test(path),
    )
    expect(snapshots.length).toBeGreaterThan(1)
    for (const path of snapshots) {
      const offset = Number(path.split('/')[1]!.slice(0, 20))
      const below = records.filter((record) => Number(record.offset) < offset)
      const image = imageOf(
        below.map(({ value }) => decodeMetadataRecord(Buffer.from(value, 'hex'))),
      )
      const theirs = recordsOf(described[path]!).map(({ value }) =>
        decodeMetadataRecord(Buffer.from(value, 'hex')),
      )
      // Kafka's maps give the features of a registration in another order.
      expect(sorted(withSortedFeatures(image.records()))).toEqual(
        sorted(withSortedFeatures(theirs)),
      )
    }
  })

  test('is read from the directory itself, and led in the next epoch', async () => {
    const world = new NodeWorld()
    writeFiles(world.disk, '', readTar(fixture(`${name}.tar.gz`)))
    const controller = await world.open()
    expect(controller.epoch).toBe(name === 'clean' ? 3 : 2)
    const { image } = controller
    expect([...image.topics.names()].sort()).toEqual([
      '__consumer_offsets',
      '__share_group_state',
      '__transaction_state',
      'codecs',
      'compacted',
      'empty',
      'log-append',
      'segments',
      'three',
      'trimmed',
      'txn',
    ])
    expect(image.topics.byName('three')?.id).toBe('ZsWocH8cSPmNkuTvktMhVA')
    expect(image.topics.byName('empty')?.partitions.length).toBe(2)
    expect(image.configs.topic('three').get('max.message.bytes')).toBe('123456')
    expect(image.configs.clusterDefault().get('min.insync.replicas')).toBe('1')
    expect(image.configs.get(32, 'share-group').get('share.auto.offset.reset')).toBe('earliest')
    expect(image.producerIds.nextProducerId).toBe(1000)
    expect([...image.scram.all()].map((credential) => credential.name)).toEqual(['alice'])
    expect([...image.clientQuotas.all()].length).toBe(1)
    expect(image.cluster.broker(1)?.directories).toEqual([DIRECTORY_ID])

    const previousEpoch = name === 'clean' ? 221 : -1
    await world.startBroker(controller, previousEpoch)
    for (const topic of image.topics.all()) {
      for (const partition of topic.partitions) {
        const { leader, isr, elr, lastKnownElr } = partition
        expect({ leader, isr, elr, lastKnownElr }).toEqual({
          leader: 1,
          isr: [1],
          elr: [],
          lastKnownElr: [],
        })
      }
    }
    expect(image.topics.partition('three', 0)?.leaderRecoveryState).toBe(1)
  })
})

function* withSortedFeatures(records: Iterable<MetadataRecord>): Generator<MetadataRecord> {
  for (const record of records) {
    if (record.type !== 'RegisterBrokerRecord' && record.type !== 'RegisterControllerRecord') {
      yield record
      continue
    }
    const features = [...record.data.features].sort((a, b) => (a.name < b.name ? -1 : 1))
    yield { ...record, data: { ...record.data, features } } as MetadataRecord
  }
}

describe('MetadataLoader', () => {
  const topic = (name: string, topicId: string) => metadataRecord('TopicRecord', { name, topicId })
  const begin = metadataRecord('BeginTransactionRecord', { name: 'test' })
  const apply = (loader: MetadataLoader, ...records: MetadataRecord[]) =>
    loader.apply({ lastOffset: 0, epoch: 1, timestampMs: 0, records })

  test('holds a transaction back until it ends', () => {
    const loader = new MetadataLoader()
    apply(loader, begin, topic('a', 'ZsWocH8cSPmNkuTvktMhVA'))
    expect([loader.isInTransaction, loader.image.topics.size]).toEqual([true, 0])
    const delta = apply(loader, metadataRecord('EndTransactionRecord', {}))
    expect([loader.isInTransaction, loader.image.topics.size]).toEqual([false, 1])
    expect([...delta.topicsCreated.values()].map(({ name }) => name)).toEqual(['a'])
  })

  test('drops a transaction that is aborted', () => {
    const loader = new MetadataLoader()
    apply(loader, begin, topic('a', 'ZsWocH8cSPmNkuTvktMhVA'))
    apply(loader, metadataRecord('AbortTransactionRecord', { reason: null }))
    expect([loader.isInTransaction, loader.image.topics.size]).toEqual([false, 0])
  })

  test('refuses a record of a newer Kafka', () => {
    expect(() => decodeMetadataRecord(Buffer.from('017f00', 'hex'))).toThrow(
      'Unknown metadata record type 127',
    )
    expect(() => decodeMetadataRecord(Buffer.from('01020900', 'hex'))).toThrow(
      "Unsupported version 9 of 'TopicRecord': 0 to 0 are known",
    )
  })
})

test('MetadataDelta forgets a topic that was created and deleted within it', () => {
  const image = new MetadataImage()
  const delta = new MetadataDelta()
  const topicId = 'ZsWocH8cSPmNkuTvktMhVA'
  image.apply(metadataRecord('TopicRecord', { name: 'a', topicId }), delta)
  image.apply(metadataRecord('RemoveTopicRecord', { topicId }), delta)
  expect([delta.topicsCreated.size, delta.topicsDeleted.size]).toEqual([0, 0])
})
