import { describe, expect, test } from 'vitest'
import { Produce } from '../../src/protocol/messages/0-produce.ts'
import { Fetch } from '../../src/protocol/messages/1-fetch.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../src/protocol/messages/19-create-topics.ts'
import {
  AlterClientQuotas,
  newAlterClientQuotasRequest,
} from '../../src/protocol/messages/49-alter-client-quotas.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { RawClient } from '../support/raw-client.ts'
import { BrokerWorld, batchOf, fetchRequest, produceRequest } from './broker-world.ts'

/** A broker whose time stands still, and a client with a quota. */
async function world(key: string, value: number) {
  const clock = new ManualClock(systemClock.nowMs())
  const started = await BrokerWorld.start({ runtime: { clock } })
  const entity = [{ entityType: 'user', entityName: 'ANONYMOUS' }]
  const entries = [{ entity, ops: [{ key, value, remove: false }] }]
  await started.createTopic('t')
  const answer = await started.client.request(
    AlterClientQuotas,
    1,
    newAlterClientQuotasRequest({ entries }),
  )
  expect(answer.entries[0]?.errorCode).toBe(0)
  return { started, clock, client: started.client }
}

describe('quotas', () => {
  test('throttle a producer in the answer and by not reading on', async () => {
    const { client, clock } = await world('producer_byte_rate', 1000)
    const records = await batchOf(['x'.repeat(20_000)], { timestamp: clock.nowMs() })
    const { throttleTimeMs } = await client.request(Produce, 9, produceRequest(records))
    expect(throttleTimeMs).toBeGreaterThan(10_000)
    client.send(ApiVersions, 0, newApiVersionsRequest())
    let isAnswered = false
    const answer = client.receive(ApiVersions, 0).then(() => {
      isAnswered = true
    })
    await clock.advanceAsync(throttleTimeMs - 100)
    expect(isAnswered).toBe(false)
    await clock.advanceAsync(200)
    await answer
  })

  test('give a consumer that reads too fast nothing but the time to wait', async () => {
    const { started, client, clock } = await world('consumer_byte_rate', 1000)
    const records = await batchOf(['x'.repeat(20_000)], { timestamp: clock.nowMs() })
    await started.produce(records)
    const ask = () => client.request(Fetch, 12, fetchRequest([{ partition: 0 }]))
    const throttled = await ask()
    expect(throttled).toMatchObject({ responses: [], sessionId: 0 })
    expect(throttled.throttleTimeMs).toBeGreaterThan(0)
  })

  test('give nothing to a consumer that keeps the broker too busy', async () => {
    const { started, client, clock } = await world('request_percentage', 1)
    await started.produce(await batchOf(['x'], { timestamp: clock.nowMs() }))
    const busy = { user: 'ANONYMOUS', clientId: 'raw' }
    started.broker.services.quotas.request.record(busy, 1_000, clock.nowMs())
    const throttled = await client.request(Fetch, 12, fetchRequest([{ partition: 0 }]))
    expect(throttled).toMatchObject({ responses: [], sessionId: 0, throttleTimeMs: 1000 })
  })

  test('refuse topics beyond the rate to clients that know the error', async () => {
    const { client } = await world('controller_mutation_rate', 1)
    const create = (name: string) => {
      const topic = newCreatableTopic({ name, numPartitions: 20, replicationFactor: 1 })
      return client.request(CreateTopics, 7, newCreateTopicsRequest({ topics: [topic] }))
    }
    expect((await create('a')).topics[0]).toMatchObject({ errorCode: 0 })
    const refused = await create('b')
    expect(refused.topics[0]).toMatchObject({
      errorCode: 89,
      errorMessage: 'The throttling quota has been exceeded.',
    })
    expect(refused.throttleTimeMs).toBe(9000)
  })

  test('close a connection that comes too soon after others', async () => {
    const { started, clock } = await world('producer_byte_rate', 1000)
    const entries = [
      {
        entity: [{ entityType: 'ip', entityName: '127.0.0.1' }],
        ops: [{ key: 'connection_creation_rate', value: 1, remove: false }],
      },
    ]
    await started.client.request(AlterClientQuotas, 1, newAlterClientQuotasRequest({ entries }))
    const clients: RawClient[] = []
    for (let i = 0; i < 11; i++) clients.push(await RawClient.connect(started.broker.port))
    await clients[0]!.request(ApiVersions, 0, newApiVersionsRequest())
    await clock.advanceAsync(1100)
    await clients[10]!.closed()
    for (const client of clients) client.close()
  })
})
