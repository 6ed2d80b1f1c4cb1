// @platformatic/kafka against a broker: client.mjs HOST:PORT. Ends with `node: N passed, N failed`.
import { randomBytes } from 'node:crypto'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

// The package lies where the program is started, not where it is kept.
const entry = createRequire(`${process.cwd()}/package.json`).resolve('@platformatic/kafka')
const { Admin, Consumer, Producer, stringDeserializers, stringSerializers } = await import(
  pathToFileURL(entry).href
)

const [bootstrap] = process.argv.slice(2)
const suffix = randomBytes(4).toString('hex')
const options = { clientId: 'client.mjs', bootstrapBrokers: [bootstrap], strict: true }
const READ_COMMITTED = 1
const COUNT = 100

let passed = 0
let failed = 0
async function check(name, act) {
  const timeout = new Promise((_, reject) => {
    setTimeout(() => reject(new Error('no answer within 60 s')), 60_000).unref()
  })
  try {
    await Promise.race([act(), timeout])
    passed++
  } catch (error) {
    failed++
    console.log(`FAIL ${name}: ${error.stack}`)
    for (const cause of error.errors ?? []) console.log(`  ${cause.message}`)
  }
}

function equal(actual, expected) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (left !== right) throw new Error(`expected ${right}, got ${left}`)
}

const admin = new Admin(options)
async function newTopic(name) {
  const topic = `${name}-${suffix}`
  await admin.createTopics({ topics: [topic], partitions: 3, replicas: 1 })
  return topic
}

const texts = (prefix) => Array.from({ length: COUNT }, (_, i) => `${prefix} ${i}`).sort()
const messagesTo = (topic, values) =>
  values.map((value) => ({ topic, key: value, value, headers: { from: 'node' } }))

async function readAll(topic, count, settings = {}) {
  const { group = {}, isolationLevel } = settings
  const consumer = new Consumer({
    ...options,
    groupId: `group-${randomBytes(4).toString('hex')}`,
    deserializers: stringDeserializers,
    ...group,
  })
  const consumption = { topics: [topic], mode: 'earliest', autocommit: true, maxWaitTime: 200 }
  const stream = await consumer.consume(
    isolationLevel === undefined ? consumption : { ...consumption, isolationLevel },
  )
  const found = []
  for await (const message of stream) {
    equal(message.headers.get('from'), 'node')
    found.push(message.value)
    if (found.length === count) break
  }
  await stream.close()
  await consumer.close(true)
  return found.sort()
}

for (const compression of ['none', 'gzip', 'snappy', 'lz4']) {
  await check(`produce and consume, ${compression}`, async () => {
    const topic = await newTopic(`plain-${compression}`)
    const producer = new Producer({ ...options, serializers: stringSerializers })
    await producer.send({ messages: messagesTo(topic, texts(compression)), compression, acks: -1 })
    await producer.close()
    equal(await readAll(topic, COUNT), texts(compression))
  })
}

await check('an idempotent producer and a group of the newer protocol', async () => {
  const topic = await newTopic('idempotent')
  const producer = new Producer({ ...options, serializers: stringSerializers, idempotent: true })
  await producer.send({ messages: messagesTo(topic, texts('once')), acks: -1 })
  await producer.close()
  const group = { groupProtocol: 'consumer' }
  equal(await readAll(topic, COUNT, { group }), texts('once'))
})

// This client hands out aborted records of Apache Kafka too, so only a commit is looked at.
await check('a transaction', async () => {
  const topic = await newTopic('transactions')
  const producer = new Producer({
    ...options,
    serializers: stringSerializers,
    idempotent: true,
    transactionalId: `transactions-${suffix}`,
  })
  const transaction = await producer.beginTransaction()
  await transaction.send({ messages: messagesTo(topic, texts('commit')), acks: -1 })
  await transaction.commit()
  await producer.close()
  equal(await readAll(topic, COUNT, { isolationLevel: READ_COMMITTED }), texts('commit'))
})

await admin.close()
console.log(`node: ${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
