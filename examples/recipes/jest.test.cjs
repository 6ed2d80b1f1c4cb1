// For jest: the same calls as vitest's, with jest's globals.
const { startBroker } = require('kafka-ts-broker')

let kafka

beforeAll(async () => {
  kafka = await startBroker({ topics: { orders: 3 } })
})
beforeEach(() => kafka.reset())
afterAll(() => kafka.stop())

test('a record comes back', async () => {
  await kafka.produce('orders', { key: 'o-1', value: { total: 5 } })
  const [order] = await kafka.waitForRecords('orders', 1)
  expect(order.json()).toEqual({ total: 5 })
})
