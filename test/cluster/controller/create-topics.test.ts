import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  type CreatableTopic,
  type CreateTopicsRequest,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import { controllerWorld, DIRECTORY_ID } from '../controller-world.ts'

const topic = (fields: Partial<CreatableTopic>) =>
  newCreatableTopic({ numPartitions: 1, replicationFactor: 1, ...fields })

function request(...topics: Partial<CreatableTopic>[]): CreateTopicsRequest {
  return newCreateTopicsRequest({ topics: topics.map(topic) })
}

async function outcome(fields: Partial<CreatableTopic>, existing: readonly string[] = []) {
  const { controller } = await controllerWorld()
  await controller.createTopics(request(...existing.map((name) => ({ name }))))
  const { topics } = await controller.createTopics(request(fields))
  return [errorName(topics[0]!.errorCode), topics[0]!.errorMessage]
}

describe('createTopics()', () => {
  test('writes the topic, its configs and its partitions, in this order', async () => {
    const { controller, log, image } = await controllerWorld()
    const start = log.endOffset
    const configs = [{ name: 'retention.ms', value: '1000' }]
    const { topics } = await controller.createTopics(
      request({ name: 'orders', numPartitions: 2, configs }),
    )
    expect(log.records.slice(start).map(({ type, version }) => [type, version])).toEqual([
      ['TopicRecord', 0],
      ['ConfigRecord', 0],
      ['PartitionRecord', 2],
      ['PartitionRecord', 2],
    ])
    expect(topics[0]).toMatchObject({ name: 'orders', errorCode: 0, numPartitions: 2 })
    expect(image.topics.byName('orders')?.id).toBe(topics[0]!.topicId)
    expect(image.topics.partition('orders', 1)).toEqual({
      partitionId: 1,
      replicas: [1],
      directories: [DIRECTORY_ID],
      isr: [1],
      removingReplicas: [],
      addingReplicas: [],
      elr: [],
      lastKnownElr: [],
      leader: 1,
      leaderRecoveryState: 0,
      leaderEpoch: 0,
      partitionEpoch: 0,
    })
    expect(image.configs.topic('orders')).toEqual(new Map([['retention.ms', '1000']]))
  })

  test('clears the ELR when a topic brings its own min.insync.replicas', async () => {
    const { controller, log } = await controllerWorld()
    const configs = [{ name: 'min.insync.replicas', value: '1' }]
    await controller.createTopics(request({ name: 'orders', configs }))
    expect(log.records.slice(-2).map(({ type }) => type)).toEqual([
      'ClearElrRecord',
      'PartitionRecord',
    ])
  })

  test('tells listeners before it answers', async () => {
    const { controller } = await controllerWorld()
    const heard: string[] = []
    controller.subscribe((delta) => {
      for (const { name, partitions } of delta.topicsCreated.values()) {
        heard.push(`${name} with ${partitions.length}`)
      }
    })
    await controller.createTopics(request({ name: 'a', numPartitions: 3 }, { name: 'b' }))
    expect(heard).toEqual(['a with 3', 'b with 1'])
  })

  test('writes nothing when it only validates', async () => {
    const { controller, log, image } = await controllerWorld()
    const start = log.endOffset
    const response = await controller.createTopics({
      ...request({ name: 'a' }),
      validateOnly: true,
    })
    expect(response.topics[0]!.errorCode).toBe(0)
    expect(log.endOffset).toBe(start)
    expect(image.topics.size).toBe(0)
  })

  test('takes the defaults of the node for -1', async () => {
    const { controller, image } = await controllerWorld({ settings: { defaultPartitionCount: 4 } })
    await controller.createTopics(request({ name: 'a', numPartitions: -1, replicationFactor: -1 }))
    expect(image.topics.byName('a')?.partitions.length).toBe(4)
  })

  test('spreads leaders over the brokers', async () => {
    const { controller, image } = await controllerWorld({ brokers: [1, 2, 3] })
    await controller.createTopics(request({ name: 'a', numPartitions: 6, replicationFactor: 2 }))
    const leaders = image.topics.byName('a')!.partitions.map(({ leader }) => leader)
    expect(leaders.toSorted()).toEqual([1, 1, 2, 2, 3, 3])
  })

  test.each([
    [
      { name: 'bad name' },
      'INVALID_TOPIC_EXCEPTION',
      "Topic name is invalid: 'bad name' contains one or more characters other than ASCII alphanumerics, '.', '_' and '-'",
    ],
    [
      { name: '' },
      'INVALID_TOPIC_EXCEPTION',
      'Topic name is invalid: the empty string is not allowed',
    ],
    [{ name: '..' }, 'INVALID_TOPIC_EXCEPTION', "Topic name is invalid: '..' is not allowed"],
    [
      { name: 'a', numPartitions: 0 },
      'INVALID_PARTITIONS',
      'Number of partitions was set to an invalid non-positive value.',
    ],
    [
      { name: 'a', replicationFactor: 0 },
      'INVALID_REPLICATION_FACTOR',
      'Replication factor must be larger than 0, or -1 to use the default value.',
    ],
    [
      { name: 'a', replicationFactor: 3 },
      'INVALID_REPLICATION_FACTOR',
      'Unable to replicate the partition 3 time(s): The target replication factor of 3 cannot be reached because only 1 broker(s) are registered or some brokers have all their log directories cordoned.',
    ],
    [
      { name: 'a', configs: [{ name: 'foo', value: 'x' }] },
      'INVALID_CONFIG',
      'Unknown topic config name: foo',
    ],
    [
      { name: 'a', configs: [{ name: 'retention.ms', value: null }] },
      'INVALID_CONFIG',
      'Null value not supported for topic configs: retention.ms',
    ],
    [
      { name: '__cluster_metadata' },
      'INVALID_REQUEST',
      'Creation of internal topic __cluster_metadata is prohibited.',
    ],
  ])('refuses %j', async (fields, error, message) => {
    expect(await outcome(fields)).toEqual([error, message])
  })

  test('refuses a name that exists or differs only in . and _', async () => {
    expect(await outcome({ name: 'a' }, ['a'])).toEqual([
      'TOPIC_ALREADY_EXISTS',
      "Topic 'a' already exists.",
    ])
    expect(await outcome({ name: 'a.b' }, ['a_b'])).toEqual([
      'INVALID_TOPIC_EXCEPTION',
      "Topic 'a.b' collides with existing topic: a_b",
    ])
  })

  test('refuses both of two topics of one name', async () => {
    const { controller } = await controllerWorld()
    const { topics } = await controller.createTopics(request({ name: 'a' }, { name: 'a' }))
    expect(topics.map(({ name, errorMessage }) => [name, errorMessage])).toEqual([
      ['a', 'Duplicate topic name.'],
    ])
  })

  test('refuses more partitions than fit into one batch', async () => {
    const { controller } = await controllerWorld()
    const tooLarge = request({ name: 'a', numPartitions: 10_001 })
    await expect(controller.createTopics(tooLarge)).rejects.toThrow(
      'Excessively large number of partitions per request.',
    )
  })
})
