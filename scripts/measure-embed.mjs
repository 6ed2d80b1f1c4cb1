// Prints how quick and how light embedded brokers are: `npm run build && node --expose-gc scripts/measure-embed.mjs`.
import { createRequire } from 'node:module'

const { startBroker } = createRequire(import.meta.url)('../dist/index.cjs')

const ROUNDS = 30
const TOPICS = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`topic-${i}`, 1]))

async function timed(act) {
  const startedMs = performance.now()
  await act()
  return performance.now() - startedMs
}

function tell(what, times) {
  const sorted = [...times].sort((a, b) => a - b)
  const [least, median] = [sorted[0], sorted[Math.floor(sorted.length / 2)]]
  console.log(`${what}: median ${median.toFixed(1)} ms, least ${least.toFixed(1)} ms`)
}

async function firstRecord() {
  const kafka = await startBroker({ topics: { orders: 3 } })
  const producer = kafka.producer()
  await producer.send('orders', { key: 'a', value: 'x' })
  const joined = await timed(async () => {
    const consumer = kafka.consumer({ groupId: 'g', topics: 'orders' })
    await consumer.next()
    await consumer.close()
  })
  await producer.close()
  return { kafka, joined }
}

const starts = []
const joins = []
for (let round = 0; round < ROUNDS; round++) {
  let outcome
  starts.push(
    await timed(async () => {
      outcome = await firstRecord()
    }),
  )
  joins.push(outcome.joined)
  await outcome.kafka.stop()
}
tell('startBroker() to the first record produced and consumed, clients closed', starts.slice(5))
tell('a consumer that joins its group, to its first record and its end', joins.slice(5))

const kafka = await startBroker({ topics: TOPICS })
const resets = []
for (let round = 0; round < 4 * ROUNDS; round++) {
  for (const topic of Object.keys(TOPICS)) await kafka.produce(topic, { value: 'x' })
  resets.push(await timed(() => kafka.reset()))
}
tell('reset() with 20 topics that have a record each', resets.slice(20))
await kafka.stop()

globalThis.gc?.()
const before = process.memoryUsage().rss
const hundred = await timed(async () => {
  for (let i = 0; i < 100; i++) await (await startBroker()).stop()
})
console.log(`100 brokers started and stopped: ${Math.round(hundred)} ms`)
const brokers = []
for (let i = 0; i < 20; i++) brokers.push(await startBroker({ topics: { orders: 3 } }))
const perBroker = (process.memoryUsage().rss - before) / 1e6
console.log(`resident memory that they and 20 more have added: ${perBroker.toFixed(1)} MB`)
for (const each of brokers) await each.stop()
await new Promise((resolve) => setImmediate(resolve))
const left = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name))
console.log(`handles left: ${left.length}`)
