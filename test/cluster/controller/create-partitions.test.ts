import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import {
  type CreatePartitionsTopic,
  newCreatePartitionsAssignment,
  newCreatePartitionsRequest,
  newCreatePartitionsTopic,
} from '../../../src/protocol/messages/37-create-partitions.ts'
import { controllerWorld } from '../controller-world.ts'

async function worldWithTopic() {
  const world = await controllerWorld()
  const topic = newCreatableTopic({ name: 'a', numPartitions: 2, replicationFactor: 1 })
  await world.controller.createTopics(newCreateTopicsRequest({ topics: [topic] }))
  const grow = async (...topics: Partial<CreatePartitionsTopic>[]) => {
    const request = newCreatePartitionsRequest({
      topics: topics.map((fields) =>
        newCreatePartitionsTopic({ name: 'a', assignments: null, ...fields }),
      ),
    })
    const { results } = await world.controller.createPartitions(request)
    return results.map((each) => [each.name, errorName(each.errorCode), each.errorMessage])
  }
  const count = () => world.image.topics.byName('a')!.partitions.length
  return { ...world, grow, count }
}

const assignments = (...brokerIds: number[][]) =>
  brokerIds.map((ids) => newCreatePartitionsAssignment({ brokerIds: ids }))

describe('createPartitions()', () => {
  test('adds partitions, each with a leader', async () => {
    const { image, grow, count } = await worldWithTopic()
    expect(await grow({ count: 5 })).toEqual([['a', 'NONE', null]])
    expect(count()).toBe(5)
    expect(image.topics.partition('a', 4)).toMatchObject({ leader: 1, isr: [1], leaderEpoch: 0 })
  })

  test('takes an assignment', async () => {
    const { grow, count } = await worldWithTopic()
    await grow({ count: 3, assignments: assignments([1]) })
    expect(count()).toBe(3)
  })

  test.each<[Partial<CreatePartitionsTopic>, string, string | null]>([
    [{ count: 2 }, 'INVALID_PARTITIONS', 'Topic already has 2 partition(s).'],
    [
      { count: 1 },
      'INVALID_PARTITIONS',
      'The topic a currently has 2 partition(s); 1 would not be an increase.',
    ],
    [{ name: 'x', count: 1 }, 'UNKNOWN_TOPIC_OR_PARTITION', null],
    [
      { count: 4, assignments: assignments([1]) },
      'INVALID_REPLICA_ASSIGNMENT',
      'Attempted to add 2 additional partition(s), but only 1 assignment(s) were specified.',
    ],
    [
      { count: 3, assignments: assignments([2]) },
      'INVALID_REPLICA_ASSIGNMENT',
      'The manual partition assignment includes broker 2, but no such broker is registered.',
    ],
    [
      { count: 3, assignments: assignments([1, 1]) },
      'INVALID_REPLICA_ASSIGNMENT',
      'The manual partition assignment includes the broker 1 more than once.',
    ],
  ])('refuses %j', async (fields, error, message) => {
    const { grow, count } = await worldWithTopic()
    expect(await grow(fields)).toEqual([[fields.name ?? 'a', error, message]])
    expect(count()).toBe(2)
  })

  test('refuses a topic that is named twice', async () => {
    const { grow, count } = await worldWithTopic()
    expect(await grow({ count: 5 }, { count: 6 })).toEqual([
      ['a', 'INVALID_REQUEST', 'Duplicate topic name.'],
    ])
    expect(count()).toBe(2)
  })
})
