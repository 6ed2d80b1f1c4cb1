// @ts-check
const assert = require('node:assert/strict')
const { after, before, beforeEach, test } = require('node:test')
const { startBroker } = require('kafka-ts-broker')

/** @type {import('kafka-ts-broker').KafkaBroker} */
let kafka

before(async () => {
  kafka = await startBroker({ topics: { orders: 3 } })
})
beforeEach(() => kafka.reset())
after(() => kafka.stop())

test('a record comes back', async () => {
  const producer = kafka.producer()
  await producer.send('orders', { key: 'o-1', value: { total: 5 } })
  await producer.close()
  const [order] = await kafka.waitForRecords('orders', 1)
  assert.deepEqual(order?.json(), { total: 5 })
})

test('each test finds the topics as they were', async () => {
  assert.deepEqual(await kafka.records('orders'), [])
})
