import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import {
  type DeleteTopicsRequest,
  newDeleteTopicState,
  newDeleteTopicsRequest,
} from '../../../src/protocol/messages/20-delete-topics.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { controllerWorld } from '../controller-world.ts'

const UNKNOWN_ID = 'ZsWocH8cSPmNkuTvktMhVA'

async function worldWith(...names: string[]) {
  const world = await controllerWorld()
  const topics = names.map((name) =>
    newCreatableTopic({ name, numPartitions: 1, replicationFactor: 1 }),
  )
  await world.controller.createTopics(newCreateTopicsRequest({ topics }))
  const idOf = (name: string) => world.image.topics.byName(name)!.id
  const remove = async (request: Partial<DeleteTopicsRequest>) => {
    const { responses } = await world.controller.deleteTopics(newDeleteTopicsRequest(request))
    return responses.map((each) => [each.name, errorName(each.errorCode), each.errorMessage])
  }
  return { ...world, idOf, remove }
}

const byId = (topicId: string) => newDeleteTopicState({ name: null, topicId })
const byName = (name: string) => newDeleteTopicState({ name, topicId: ZERO_UUID })

describe('deleteTopics()', () => {
  test('deletes by name and by id, with the configs', async () => {
    const { controller, image, idOf, remove } = await worldWith('a', 'b', 'c', 'd')
    const resource = { type: 2, name: 'a' }
    await controller.alterConfigs([{ resource, configs: new Map([['retention.ms', '5']]) }])
    expect(await remove({ topicNames: ['a'] })).toEqual([['a', 'NONE', null]])
    expect(await remove({ topics: [byId(idOf('b')), byName('c')] })).toEqual([
      ['b', 'NONE', null],
      ['c', 'NONE', null],
    ])
    expect([...image.topics.names()]).toEqual(['d'])
    expect(image.configs.topic('a').size).toBe(0)
  })

  test('tells which topics are not there', async () => {
    const { remove } = await worldWith()
    expect(await remove({ topics: [byId(UNKNOWN_ID), byName('x')] })).toEqual([
      [null, 'UNKNOWN_TOPIC_ID', 'This server does not host this topic ID.'],
      ['x', 'UNKNOWN_TOPIC_OR_PARTITION', 'This server does not host this topic-partition.'],
    ])
  })

  test('deletes nothing that is named twice', async () => {
    const { image, idOf, remove } = await worldWith('a', 'b')
    const id = idOf('b')
    expect(await remove({ topics: [byName('a'), byName('a'), byId(id), byName('b')] })).toEqual([
      ['a', 'INVALID_REQUEST', 'Duplicate topic name.'],
      ['b', 'INVALID_REQUEST', 'The provided topic name maps to an ID that was already supplied.'],
    ])
    expect(await remove({ topics: [byId(id), byId(id)] })).toEqual([
      [null, 'INVALID_REQUEST', 'Duplicate topic id.'],
    ])
    expect(image.topics.size).toBe(2)
  })

  test('wants a name or an id, and not both', async () => {
    const { idOf, remove } = await worldWith('a')
    const both = newDeleteTopicState({ name: 'a', topicId: idOf('a') })
    expect(await remove({ topics: [byId(ZERO_UUID), both] })).toEqual([
      [null, 'INVALID_REQUEST', 'Neither topic name nor id were specified.'],
      ['a', 'INVALID_REQUEST', 'You may not specify both topic name and topic id.'],
    ])
  })
})
