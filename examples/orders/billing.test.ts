import { type KafkaBroker, startBroker } from 'kafka-ts-broker'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { Billing } from './billing.ts'

let kafka: KafkaBroker
let billing: Billing | undefined

beforeAll(async () => {
  kafka = await startBroker({ topics: { orders: 2, invoices: 1, 'orders-dead': 1 } })
})
afterEach(async () => {
  await billing?.stop()
  await kafka.reset()
})
afterAll(() => kafka.stop())

async function startBilling() {
  billing = new Billing(kafka.kafkajs({ clientId: 'billing', retry: { initialRetryTime: 10 } }))
  await billing.start()
}

test('an order becomes an invoice', async () => {
  await startBilling()
  await kafka.produce('orders', { key: 'o-1', value: { id: 'o-1', total: 5 } })
  const [invoice] = await kafka.waitForRecords('invoices', 1)
  expect([invoice?.keyText, invoice?.json()]).toEqual(['o-1', { due: 5 }])
  await kafka.waitForLag('billing', 0)
})

test('what is no order goes to the dead-letter topic, and the next one is billed', async () => {
  await startBilling()
  await kafka.produce('orders', [
    { value: 'no JSON', partition: 0 },
    { value: { id: 'o-2', total: 7 }, partition: 0 },
  ])
  const [dead] = await kafka.waitForRecords('orders-dead', 1)
  expect([dead?.text, dead?.header('reason')]).toEqual(['no JSON', expect.stringContaining('JSON')])
  expect(await kafka.waitForRecords('invoices', 1)).toHaveLength(1)
})

test('an order is billed once, also when the broker loses the answer to a commit', async () => {
  const fault = kafka.drop('EndTxn', { drop: 'after', times: 1 })
  await startBilling()
  await kafka.produce('orders', { value: { id: 'o-3', total: 9 } })
  await kafka.waitForLag('billing', 0)
  expect(fault.hits).toBe(1)
  expect(await kafka.waitForRecords('invoices', 1)).toHaveLength(1)
})
