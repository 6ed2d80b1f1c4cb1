import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CLOSE, type Handler } from '../../src/broker/apis/handler.ts'
import { handlers } from '../../src/broker/apis/index.ts'
import type { Exchange } from '../../src/broker/request-tap.ts'
import { type Fields, hasErrorShape } from '../../src/embed/faults/error-answers.ts'
import { refuseWhole } from '../../src/embed/faults/refuse.ts'
import { type ApiName, type KafkaBroker, startBroker } from '../../src/index.ts'
import { errorCode } from '../../src/protocol/errors.ts'
import { Reader } from '../../src/protocol/reader.ts'
import { ZERO_UUID } from '../../src/protocol/uuid.ts'
import { Writer } from '../../src/protocol/writer.ts'

const MESSAGES = join(import.meta.dirname, '../../src/protocol/messages')
const ERROR = 'KAFKA_STORAGE_ERROR'

let kafka: KafkaBroker

beforeAll(async () => {
  kafka = await startBroker({ topics: { orders: 2 } })
})
afterAll(() => kafka.stop())

const PARTITIONS = [{ index: 1, partition: 1, partitionIndex: 1, committedOffset: 0, offset: 0 }]
const TOPIC = { name: 'orders', topic: 'orders', topicId: 'Zm9vYmFyZm9vYmFyZm9vYg' }

/** What a request is for, with the field names of every API: each takes what it knows. */
const FIELDS: Fields = {
  topics: [{ ...TOPIC, partitions: PARTITIONS, partitionIndexes: [1] }],
  topicData: [{ ...TOPIC, partitionData: PARTITIONS }],
  v3AndBelowTopics: [{ ...TOPIC, partitions: [1] }],
  topicNames: ['orders'],
  resources: [{ resourceType: 2, resourceName: 'orders' }],
  groupsNames: ['g'],
  groupIds: ['g'],
  transactionalIds: ['t'],
  coordinatorKeys: ['g'],
  creations: [{}],
  filters: [{}],
}

/** The values of all fields of a message that hold an error. */
function errorsIn(message: unknown): number[] {
  if (typeof message !== 'object' || message === null || Buffer.isBuffer(message)) return []
  return Object.entries(message).flatMap(([name, value]) =>
    typeof value === 'number' && /errorcode$/i.test(name) ? value : errorsIn(value),
  )
}

test('fail() gives an answer of each API and version that can be read and has the error', async () => {
  const missing: string[] = []
  for (const file of readdirSync(MESSAGES).filter((name) => /^\d/.test(name))) {
    const handler = handlers.find(({ api }) => file.startsWith(`${api.key}-`))
    if (handler === undefined || handler.on === 'controller') continue
    const { name } = handler.api
    if (name === 'Fetch' || name === 'Metadata') continue
    if (handler.failure === undefined && !hasErrorShape(name)) missing.push(name)
    else {
      const module = await import(/* @vite-ignore */ `${MESSAGES}/${file}`)
      for (let version = handler.versions[0]; version <= handler.versions[1]; version++) {
        const request = () => requestFor(module[`new${name}Request`](), name)
        const answer = writtenAndRead(handler, request, version)
        expect.soft(errorsIn(answer), `${name} v${version}`).toContain(errorCode(ERROR))
      }
    }
  }
  // Each of these has errors of its entries alone, or is spoken between brokers.
  expect(missing).toMatchInlineSnapshot(`
    [
      "ApiVersions",
      "WriteTxnMarkers",
      "AlterReplicaLogDirs",
      "CreateDelegationToken",
      "RenewDelegationToken",
      "ExpireDelegationToken",
      "DescribeDelegationToken",
      "AlterClientQuotas",
      "DescribeUserScramCredentials",
      "AlterUserScramCredentials",
      "InitializeShareGroupState",
      "ReadShareGroupState",
      "WriteShareGroupState",
      "DeleteShareGroupState",
      "ReadShareGroupStateSummary",
    ]
  `)
  expect(() => kafka.fail(missing[0] as ApiName, { error: ERROR })).toThrow('There is no answer')
})

function requestFor(request: Fields, api: string): Fields {
  for (const field of Object.keys(request)) if (field in FIELDS) request[field] = FIELDS[field]
  if (api === 'Produce') request.acks = -1
  if (api === 'DescribeGroups') request.groups = ['g']
  if (api === 'OffsetFetch') request.groups = [{ groupId: 'g' }]
  return structuredClone(request)
}

/** Versions name topics, or have their ids: what can't be written is written the other way. */
function writtenAndRead(handler: Handler, request: () => Fields, version: number): unknown {
  const context = { apiVersion: version } as Exchange['context']
  const write = (given: Fields) => {
    const answer = refuseWhole({ handler, request: given, context }, ERROR)
    // Oldest versions without a place for it.
    if (answer === CLOSE) return { errorCode: errorCode(ERROR) }
    const writer = new Writer()
    handler.api.writeResponse(writer, answer, version)
    const reader = new Reader(writer.toBuffer())
    const read = handler.api.readResponse(reader, version)
    reader.expectEnd()
    return read
  }
  try {
    return write(request())
  } catch {
    const named = JSON.stringify(request()).replaceAll(
      /"topicId":"[^"]+"/g,
      `"topicId":"${ZERO_UUID}"`,
    )
    return write(JSON.parse(named))
  }
}

test('fail() for one partition leaves the others of the request alone', async () => {
  kafka.clearFaults()
  kafka.fault({ api: ['Produce', 'Fetch'], error: ERROR, topic: 'orders', partition: 1 })
  const producer = kafka.producer({
    settings: { 'delivery.timeout.ms': 40_000, retries: 0, 'enable.idempotence': false },
  })
  const sent = await Promise.allSettled([
    producer.send('orders', { value: 'a', partition: 0 }),
    producer.send('orders', { value: 'b', partition: 1 }),
  ])
  expect(sent.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  const consumer = kafka.consumer({ groupId: 'g', topics: 'orders' })
  await kafka.produce('orders', { value: 'c', partition: 1 })
  expect((await consumer.next())!.text).toBe('a')
  await kafka.waitForRequests('Fetch', 2)
  kafka.clearFaults()
  expect((await consumer.next())!.text).toBe('c')
  const failed = kafka.requests('Produce').find(({ outcome }) => outcome === 'failed')!
  expect(
    failed.response.responses[0].partitionResponses.map(
      (each: { errorCode: number }) => each.errorCode,
    ),
  ).toContain(56)
  await Promise.all([consumer.close(), producer.close()])
})
