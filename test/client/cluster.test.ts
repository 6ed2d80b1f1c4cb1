import { expect, test } from 'vitest'
import { describeCluster } from '../../src/client/admin/describe-cluster.ts'
import { describeTopics } from '../../src/client/admin/describe-topics.ts'
import { listOffsets } from '../../src/client/admin/list-offsets.ts'
import { createTopics, listTopics } from '../../src/client/admin/topics.ts'
import { clientConfig } from '../../src/client/client-config.ts'
import { Cluster } from '../../src/client/cluster.ts'
import { KafkaError } from '../../src/protocol/errors.ts'
import {
  ListOffsets,
  newListOffsetsPartitionResponse,
  newListOffsetsResponse,
} from '../../src/protocol/messages/2-list-offsets.ts'
import {
  Metadata,
  newMetadataResponse,
  newMetadataResponseBroker,
  newMetadataResponsePartition,
  newMetadataResponseTopic,
} from '../../src/protocol/messages/3-metadata.ts'
import {
  CreateTopics,
  newCreatableTopicResult,
  newCreateTopicsResponse,
} from '../../src/protocol/messages/19-create-topics.ts'
import {
  DescribeCluster,
  newDescribeClusterBroker,
  newDescribeClusterResponse,
} from '../../src/protocol/messages/60-describe-cluster.ts'
import { FakeBroker } from './fake-broker.ts'

const properties = new Map([
  ['bootstrap.servers', 'broker:9092'],
  ['retry.backoff.ms', '1'],
  ['retry.backoff.max.ms', '1'],
])

function metadata(...topics: readonly { name: string; leaders: readonly number[] }[]) {
  return newMetadataResponse({
    brokers: [newMetadataResponseBroker({ nodeId: 1, host: 'broker', port: 9092 })],
    controllerId: 1,
    topics: topics.map(({ name, leaders }) =>
      newMetadataResponseTopic({
        name,
        partitions: leaders.map((leaderId, partitionIndex) =>
          newMetadataResponsePartition({ partitionIndex, leaderId }),
        ),
      }),
    ),
  })
}

test('listTopics() sorts by name', async () => {
  const broker = new FakeBroker().serve(Metadata, () =>
    metadata({ name: 'b', leaders: [1] }, { name: 'a', leaders: [1, 1] }),
  )
  const cluster = Cluster.of(broker.runtime(), properties)
  const topics = await listTopics(cluster)
  expect(topics.map(({ name, partitionCount }) => [name, partitionCount])).toEqual([
    ['a', 2],
    ['b', 1],
  ])
})

test('controllers are told apart from brokers, and asked for what they answer alone', async () => {
  const asked: number[] = []
  const broker = new FakeBroker().serve(DescribeCluster, ({ endpointType }) => {
    asked.push(endpointType)
    const controller = newDescribeClusterBroker({ brokerId: 3, host: 'broker', port: 9092 })
    return newDescribeClusterResponse({ endpointType, controllerId: 3, brokers: [controller] })
  })
  const cluster = new Cluster(broker.runtime(), clientConfig(properties), 'controllers')
  expect((await describeCluster(cluster)).nodes).toMatchObject([{ id: 3 }])
  expect(new Set(asked)).toEqual(new Set([2]))
  await expect(listTopics(cluster)).rejects.toMatchObject({ error: 'UNSUPPORTED_ENDPOINT_TYPE' })
})

test('describeTopics() asks for Metadata where the broker has no DescribeTopicPartitions', async () => {
  const broker = new FakeBroker().serve(Metadata, () => metadata({ name: 'a', leaders: [1] }))
  const topics = await describeTopics(Cluster.of(broker.runtime(), properties), ['a'])
  expect(topics.get('a')).toMatchObject({ name: 'a', partitions: [{ partition: 0, elr: null }] })
})

test('createTopics() asks again when the node is no controller any more', async () => {
  let count = 0
  const broker = new FakeBroker()
    .serve(Metadata, () => metadata())
    .serve(CreateTopics, () =>
      newCreateTopicsResponse({
        topics: [
          newCreatableTopicResult({ name: 'a', errorCode: count++ === 0 ? 41 : 0 }),
          newCreatableTopicResult({ name: 'b', errorCode: 36, errorMessage: 'There already' }),
        ],
      }),
    )
  const topics = await createTopics(Cluster.of(broker.runtime(), properties), [
    { name: 'a' },
    { name: 'b' },
  ])
  expect(count).toBe(2)
  expect(topics.get('a')).toMatchObject({ partitions: -1 })
  expect(topics.get('b')).toEqual(new KafkaError('TOPIC_ALREADY_EXISTS', 'There already'))
})

test('listOffsets() waits for a leader and gives the offsets of each partition', async () => {
  let count = 0
  const broker = new FakeBroker()
    .serve(Metadata, () => metadata({ name: 'a', leaders: [1, count++ === 0 ? -1 : 1] }))
    .serve(ListOffsets, ({ topics }) =>
      newListOffsetsResponse({
        topics: topics.map(({ name, partitions }) => ({
          name,
          partitions: partitions.map(({ partitionIndex }) =>
            newListOffsetsPartitionResponse({ partitionIndex, offset: 10 + partitionIndex }),
          ),
        })),
      }),
    )
  const offsets = await listOffsets(Cluster.of(broker.runtime(), properties), [
    { topic: 'a', partition: 0, spec: 'latest' },
    { topic: 'a', partition: 1, spec: 'latest' },
  ])
  expect(offsets.get('a-0')).toMatchObject({ offset: 10 })
  expect(offsets.get('a-1')).toMatchObject({ offset: 11 })
})

test('A connection that fails is told with what to change, once, and at the end', async () => {
  const { network, ...rest } = new FakeBroker().runtime()
  const refused = Object.assign(new Error('refused'), { code: 'ECONNREFUSED' })
  const warnings: string[] = []
  const runtime = {
    ...rest,
    network: { ...network, connect: () => Promise.reject(refused) },
    logger: { ...rest.logger, warn: (message: string) => warnings.push(message) },
  }
  const timeouts = [['default.api.timeout.ms', '30'] as const, ['retry.backoff.ms', '1'] as const]
  const cluster = Cluster.of(runtime, new Map([...properties, ...timeouts]))
  const error: unknown = await listTopics(cluster).catch((reason) => reason)
  expect(warnings.filter((line) => line.startsWith('Nothing listens on'))).toHaveLength(1)
  const advice = expect.stringContaining('Nothing listens on')
  expect(error).toMatchObject({ error: 'REQUEST_TIMED_OUT', cause: { advice } })
})

test('A call that never reached a node says so as Java does', async () => {
  const broker = new FakeBroker()
  const runtime = {
    ...broker.runtime(),
    network: { ...broker.runtime().network, connect: () => Promise.reject(new Error('refused')) },
  }
  const cluster = Cluster.of(runtime, new Map([...properties, ['default.api.timeout.ms', '10']]))
  await expect(listTopics(cluster)).rejects.toEqual(
    new KafkaError(
      'REQUEST_TIMED_OUT',
      'Timed out waiting for a node assignment. Call: listTopics',
    ),
  )
})
