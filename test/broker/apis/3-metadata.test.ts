import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  Metadata,
  type MetadataRequest,
  newMetadataRequest,
} from '../../../src/protocol/messages/3-metadata.ts'
import {
  DescribeTopicPartitions,
  type DescribeTopicPartitionsResponse,
  newDescribeTopicPartitionsRequest,
  type ResponseCursor,
} from '../../../src/protocol/messages/75-describe-topic-partitions.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { BrokerWorld } from '../broker-world.ts'

const named = (...names: string[]) => names.map((name) => ({ name, topicId: ZERO_UUID }))

function ask(world: BrokerWorld, fields: Partial<MetadataRequest>, version = 12) {
  return world.client.request(Metadata, version, newMetadataRequest(fields))
}

describe('metadata', () => {
  test('names a wildcard listener by the address that the client reached', async () => {
    const overrides = { listeners: 'PLAINTEXT://0.0.0.0:0' }
    const world = await BrokerWorld.start({ overrides })
    const { brokers, controllerId, clusterId } = await ask(world, { topics: [] })
    expect(brokers).toMatchObject([{ nodeId: 1, host: '127.0.0.1', port: world.broker.port }])
    expect([controllerId, clusterId]).toEqual([1, world.broker.clusterId])
  })

  test('lists all topics for null, and in version 0 for an empty list', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('b')
    await world.createTopic('a', 2)
    const all = await ask(world, { topics: null })
    expect(all.topics.map(({ name }) => name)).toEqual(['a', 'b'])
    expect((await ask(world, { topics: [] }, 0)).topics).toHaveLength(2)
    expect((await ask(world, { topics: [] }, 1)).topics).toHaveLength(0)
  })

  test('tells of each topic that an old version cannot ask by id', async () => {
    const world = await BrokerWorld.start()
    const topics = [{ name: 't', topicId: 'ZsWocH8cSPmNkuTvktMhVA' }]
    expect(await ask(world, { topics }, 10)).toMatchObject({
      brokers: [],
      topics: [{ name: 't', errorCode: 42 }],
    })
  })

  test('refuses a cursor at a topic that is not asked for', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const request = newDescribeTopicPartitionsRequest({
      topics: [{ name: 't' }],
      cursor: { topicName: 'other', partitionIndex: 0 },
    })
    expect(await world.client.request(DescribeTopicPartitions, 0, request)).toMatchObject({
      topics: [{ name: 't', errorCode: 42 }],
    })
  })

  test('creates a missing topic unless the client or the broker forbids it', async () => {
    const world = await BrokerWorld.start({ overrides: { 'num.partitions': '3' } })
    const forbidden = { topics: named('t'), allowAutoTopicCreation: false }
    expect(errorName((await ask(world, forbidden)).topics[0]!.errorCode)).toBe(
      'UNKNOWN_TOPIC_OR_PARTITION',
    )
    const created = await ask(world, { topics: named('t', 't') })
    expect(created.topics).toHaveLength(1)
    expect(created.topics[0]!.partitions).toHaveLength(3)
    const closed = await BrokerWorld.start({ overrides: { 'auto.create.topics.enable': 'false' } })
    expect(errorName((await ask(closed, { topics: named('t') })).topics[0]!.errorCode)).toBe(
      'UNKNOWN_TOPIC_OR_PARTITION',
    )
  })

  test('creates __consumer_offsets with the settings that its coordinator needs', async () => {
    const overrides = { 'offsets.topic.num.partitions': '7' }
    const world = await BrokerWorld.start({ overrides })
    const { topics } = await ask(world, { topics: named('__consumer_offsets') })
    expect(topics[0]).toMatchObject({ errorCode: 0, isInternal: true })
    expect(topics[0]!.partitions).toHaveLength(7)
    const { config } = world.broker.services.replicaManager.partition('__consumer_offsets', 0).log
    expect(config).toMatchObject({ cleanupPolicy: ['compact'], segmentBytes: 104_857_600 })
  })

  // As Apache Kafka 4.3.1 answers.
  test('tells unknown ids, invalid names and operations apart by version', async () => {
    const world = await BrokerWorld.start()
    const topicId = '7XZ0JjlcTRyYRLqv9dvjzA'
    const byId = await ask(world, { topics: [{ name: null, topicId }] })
    expect(byId.topics[0]).toMatchObject({ errorCode: 100, name: null, topicId })
    const fields = {
      topics: named('bad name!', ''),
      includeClusterAuthorizedOperations: true,
      includeTopicAuthorizedOperations: true,
    }
    const invalid = await ask(world, fields, 9)
    expect(invalid.clusterAuthorizedOperations).toBe(8096)
    for (const topic of invalid.topics) {
      expect(topic).toMatchObject({ errorCode: 17, topicAuthorizedOperations: 3576 })
    }
  })
})

describe('describeTopicPartitions', () => {
  test('pages through partitions by the cursor', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('b', 3)
    await world.createTopic('a', 2)
    const seen: string[] = []
    let cursor: ResponseCursor | null = null
    do {
      const request = newDescribeTopicPartitionsRequest({ responsePartitionLimit: 2, cursor })
      const answer: DescribeTopicPartitionsResponse = await world.client.request(
        DescribeTopicPartitions,
        0,
        request,
      )
      seen.push(answer.topics.map((each) => `${each.name}:${each.partitions.length}`).join())
      cursor = answer.nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(['a:2', 'b:2', 'b:1'])
  })

  test('names what is not there, and refuses a cursor below 0', async () => {
    const world = await BrokerWorld.start()
    const topics = [{ name: 'zzz' }, { name: 'b b' }]
    const answer = await world.client.request(
      DescribeTopicPartitions,
      0,
      newDescribeTopicPartitionsRequest({ topics }),
    )
    expect(answer.topics.map(({ name, errorCode }) => [name, errorCode])).toEqual([
      ['b b', 17],
      ['zzz', 3],
    ])
    const cursor = { topicName: 'zzz', partitionIndex: -1 }
    const refused = await world.client.request(
      DescribeTopicPartitions,
      0,
      newDescribeTopicPartitionsRequest({ topics: [{ name: 'zzz' }], cursor }),
    )
    expect(refused.topics[0]).toMatchObject({ errorCode: 42 })
  })
})
