import { describe, expect, test } from 'vitest'
import { createTopics } from '../../../src/broker/apis/19-create-topics.ts'
import { deleteTopics } from '../../../src/broker/apis/20-delete-topics.ts'
import { createPartitions } from '../../../src/broker/apis/37-create-partitions.ts'
import type { RequestContext } from '../../../src/broker/apis/handler.ts'
import { Quotas } from '../../../src/broker/quotas.ts'
import { BrokerConfig } from '../../../src/config/broker-config.ts'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import {
  newDeleteTopicState,
  newDeleteTopicsRequest,
} from '../../../src/protocol/messages/20-delete-topics.ts'
import {
  newCreatePartitionsRequest,
  newCreatePartitionsTopic,
} from '../../../src/protocol/messages/37-create-partitions.ts'
import { FULL_ACCESS } from '../../../src/security/access.ts'
import { controllerWorld } from '../../cluster/controller-world.ts'

async function world(overrides: readonly (readonly [string, string])[] = [], apiVersion = 6) {
  const { controller, image } = await controllerWorld()
  const config = BrokerConfig.embedded({ dir: '/data' }, new Map(overrides))
  const services = { controller, image, config, quotas: new Quotas(config) }
  const context = { services, access: FULL_ACCESS, apiVersion } as RequestContext
  const create = (name: string, numPartitions = 1) => {
    const topic = newCreatableTopic({ name, numPartitions, replicationFactor: 1 })
    return createTopics.handle(newCreateTopicsRequest({ topics: [topic] }), context)
  }
  return { context, create, image }
}

describe('the handlers of topics', () => {
  test('create, grow and delete', async () => {
    const { context, create, image } = await world()
    await create('a')
    const grown = newCreatePartitionsTopic({ name: 'a', count: 3, assignments: null })
    await createPartitions.handle(
      newCreatePartitionsRequest({ topics: [grown], timeoutMs: 1_000 }),
      context,
    )
    expect(image.topics.byName('a')?.partitions.length).toBe(3)
    await deleteTopics.handle(
      newDeleteTopicsRequest({ topicNames: ['a'], timeoutMs: 1_000 }),
      context,
    )
    expect(image.topics.size).toBe(0)
  })

  test('tell each topic when the request as a whole is refused', async () => {
    const { context, create } = await world()
    const message = 'Excessively large number of partitions per request.'
    expect(await create('a', 10_001)).toMatchObject({
      topics: [{ name: 'a', errorCode: 44, errorMessage: message }],
    })
    await create('b')
    const grown = newCreatePartitionsTopic({ name: 'b', count: 10_002, assignments: null })
    const request = newCreatePartitionsRequest({ topics: [grown], timeoutMs: 1_000 })
    expect(await createPartitions.handle(request, context)).toMatchObject({
      results: [{ name: 'b', errorCode: 44 }],
    })
  })

  test.each([
    [1, 'INVALID_REQUEST'],
    [6, 'TOPIC_DELETION_DISABLED'],
  ])('refuse to delete in version %i where that is off', async (version, error) => {
    const { context, create, image } = await world([['delete.topic.enable', 'false']], version)
    await create('a')
    const topics = [newDeleteTopicState({ name: 'a' })]
    const request = version < 6 ? { topicNames: ['a'] } : { topics }
    const response = await deleteTopics.handle(newDeleteTopicsRequest(request), context)
    expect(response).toMatchObject({ responses: [{ name: 'a' }] })
    const [first] = (response as { responses: { errorCode: number }[] }).responses
    expect(errorName(first!.errorCode)).toBe(error)
    expect(image.topics.size).toBe(1)
  })
})
