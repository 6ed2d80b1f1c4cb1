import assert from 'node:assert/strict'
import { startBroker } from 'kafka-ts-broker'

describe('orders', () => {
  let kafka

  before(async () => {
    kafka = await startBroker({ topics: { orders: 3 } })
  })
  beforeEach(() => kafka.reset())
  after(() => kafka.stop())

  it('come back', async () => {
    await kafka.produce('orders', { key: 'o-1', value: { total: 5 } })
    const [order] = await kafka.waitForRecords('orders', 1)
    assert.deepEqual(order.json(), { total: 5 })
  })
})
