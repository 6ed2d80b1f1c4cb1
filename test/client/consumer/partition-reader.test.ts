import { afterEach, expect, test } from 'vitest'
import {
  PartitionReader,
  type ReaderOptions,
} from '../../../src/client/consumer/partition-reader.ts'
import { errorCode } from '../../../src/protocol/errors.ts'
import {
  Fetch,
  newFetchableTopicResponse,
  newFetchResponse,
  newPartitionData,
} from '../../../src/protocol/messages/1-fetch.ts'
import {
  ListOffsets,
  newListOffsetsPartitionResponse,
  newListOffsetsResponse,
} from '../../../src/protocol/messages/2-list-offsets.ts'
import {
  Metadata,
  newMetadataResponse,
  newMetadataResponseBroker,
  newMetadataResponsePartition,
  newMetadataResponseTopic,
} from '../../../src/protocol/messages/3-metadata.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { buildUncompressedBatch } from '../../../src/records/batch-builder.ts'
import { FakeBroker } from '../fake-broker.ts'

/** Every partition holds the records `START` to `END`, each a batch of its own. */
const START = 10
const END = 13

interface FakeOptions {
  readonly topicAppearsAfter?: number
  readonly topicId?: string
}

function broker(options: FakeOptions = {}): FakeBroker {
  let asked = 0
  return new FakeBroker()
    .serve(Metadata, () =>
      newMetadataResponse({
        brokers: [newMetadataResponseBroker({ nodeId: 1, host: 'broker', port: 9092 })],
        topics: [
          newMetadataResponseTopic({
            name: 't',
            topicId: options.topicId ?? ZERO_UUID,
            errorCode:
              asked++ < (options.topicAppearsAfter ?? 0)
                ? errorCode('UNKNOWN_TOPIC_OR_PARTITION')
                : 0,
            partitions: [0, 1].map((partitionIndex) =>
              newMetadataResponsePartition({ partitionIndex, leaderId: 1 }),
            ),
          }),
        ],
      }),
    )
    .serve(ListOffsets, ({ topics }) =>
      newListOffsetsResponse({
        topics: topics.map(({ name, partitions }) => ({
          name,
          partitions: partitions.map(({ partitionIndex, timestamp }) =>
            newListOffsetsPartitionResponse({
              partitionIndex,
              offset: timestamp === -2 ? START : END,
            }),
          ),
        })),
      }),
    )
    .serve(Fetch, ({ topics }) => {
      const responses = topics.map(({ topic, topicId, partitions }) =>
        newFetchableTopicResponse({
          topic,
          topicId,
          partitions: partitions.map(({ partition, fetchOffset }) =>
            answer(partition, Number(fetchOffset)),
          ),
        }),
      )
      const isEmpty = responses.every(({ partitions }) =>
        partitions.every(({ records, errorCode }) => records === null && errorCode === 0),
      )
      // A long poll without a record stays open.
      return isEmpty ? undefined : newFetchResponse({ responses })
    })
}

function answer(partitionIndex: number, offset: number) {
  if (offset < START || offset > END) {
    return newPartitionData({
      partitionIndex,
      errorCode: errorCode('OFFSET_OUT_OF_RANGE'),
      records: null,
    })
  }
  if (offset === END) return newPartitionData({ partitionIndex, records: null })
  const value = Buffer.from(`${partitionIndex}-${offset}`)
  const records = buildUncompressedBatch([{ timestamp: 1, key: null, value }], {
    baseOffset: offset,
  })
  return newPartitionData({ partitionIndex, records })
}

let reader: PartitionReader | undefined
afterEach(() => reader?.close())

async function read(count: number, from: FakeBroker, options: ReaderOptions, reset = 'latest') {
  const properties = new Map([
    ['bootstrap.servers', 'broker:9092'],
    ['retry.backoff.ms', '1'],
    ['auto.offset.reset', reset],
  ])
  reader = new PartitionReader(from.runtime(), properties, options)
  const values: string[] = []
  while (values.length < count) {
    const batch = await reader.next()
    for (const { value } of batch!.records) values.push(String(value))
  }
  return values
}

test('PartitionReader reads every partition of a topic in order', async () => {
  const values = await read(6, broker(), { source: { topic: 't' } }, 'earliest')
  expect(values.filter((value) => value.startsWith('0'))).toEqual(['0-10', '0-11', '0-12'])
  expect(values.filter((value) => value.startsWith('1'))).toEqual(['1-10', '1-11', '1-12'])
})

test.each([
  ['by id where the cluster gives one', 'AAAAAAAAAAAAAAAAAAAABw', Fetch.maxVersion],
  ['by name elsewhere', ZERO_UUID, 12],
])('PartitionReader fetches topics %s', async (_, topicId, version) => {
  const from = broker({ topicId })
  expect(await read(6, from, { source: { topic: 't' } }, 'earliest')).toHaveLength(6)
  const fetches = from.seen.filter(({ name }) => name === 'Fetch')
  expect(new Set(fetches.map((fetch) => fetch.version))).toEqual(new Set([version]))
})

test('PartitionReader reads one partition from an offset on', async () => {
  const options = { source: { topic: 't', partition: 1 }, start: 11 }
  expect(await read(2, broker(), options)).toEqual(['1-11', '1-12'])
})

test('PartitionReader waits for a topic that is not there yet', async () => {
  const options = { source: { topic: 't', partition: 0 } }
  expect(await read(1, broker({ topicAppearsAfter: 3 }), options, 'earliest')).toEqual(['0-10'])
})

test('PartitionReader begins anew where the offset is out of range', async () => {
  const options = { source: { topic: 't', partition: 0 }, start: 99 }
  expect(await read(1, broker(), options, 'earliest')).toEqual(['0-10'])
})

test('PartitionReader refuses an offset out of range without a policy for it', async () => {
  const options = { source: { topic: 't', partition: 0 }, start: 99 }
  await expect(read(1, broker(), options, 'none')).rejects.toMatchObject({
    error: 'OFFSET_OUT_OF_RANGE',
  })
})

test('PartitionReader.next() gives nothing when no record came in time, or after close()', async () => {
  await read(0, broker(), { source: { topic: 't' } })
  expect(await reader!.next(5)).toBeUndefined()
  const waiting = reader!.next()
  await reader!.close()
  expect(await waiting).toBeUndefined()
})

test.each([
  ['from the beginning', 'earliest', 'latest', ['0-10', '0-11', '0-12']],
  ['so many before the end', { tail: 2 }, 'latest', ['0-11', '0-12']],
  ['more than there are', { tail: 99 }, 'latest', ['0-10', '0-11', '0-12']],
  // The broker above knows every time but the earliest as its end.
  ['nothing', 'earliest', { timestampMs: -2 }, []],
  ['nothing', { timestampMs: 5 }, 'latest', []],
] as const)('PartitionReader reads %s up to where it shall stop', async (_, start, stop, all) => {
  const options = { source: { topic: 't', partition: 0 }, start, stop }
  expect(await read(all.length, broker(), options)).toEqual(all)
  expect(await reader!.next()).toBeUndefined()
  expect(reader!.isComplete).toBe(true)
})
