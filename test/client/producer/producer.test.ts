import { expect, test } from 'vitest'
import { Producer } from '../../../src/client/producer/producer.ts'
import { errorCode } from '../../../src/protocol/errors.ts'
import {
  newPartitionProduceResponse,
  newProduceResponse,
  newTopicProduceResponse,
  Produce,
} from '../../../src/protocol/messages/0-produce.ts'
import {
  Metadata,
  newMetadataResponse,
  newMetadataResponseBroker,
  newMetadataResponsePartition,
  newMetadataResponseTopic,
} from '../../../src/protocol/messages/3-metadata.ts'
import {
  InitProducerId,
  newInitProducerIdResponse,
} from '../../../src/protocol/messages/22-init-producer-id.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import * as batch from '../../../src/records/record-batch.ts'
import { type KafkaRecord, readRecords } from '../../../src/records/record-reader.ts'
import { FakeBroker } from '../fake-broker.ts'

/** A partition that checks sequences as a broker does, and fails when a test says so. */
class FakeLog {
  readonly values: string[] = []
  requests = 0
  #nextSequence = -1
  readonly #fail: (attempt: number, records: readonly KafkaRecord[]) => number

  constructor(fail: (attempt: number, records: readonly KafkaRecord[]) => number) {
    this.#fail = fail
  }

  append(bytes: Buffer): number {
    const records = readRecords(bytes) as KafkaRecord[]
    const failure = this.#fail(this.requests++, records)
    if (failure !== 0) return failure
    const sequence = batch.baseSequence(bytes, 0)
    const isNext = this.#nextSequence < 0 || sequence === this.#nextSequence || sequence < 0
    if (!isNext) return errorCode('OUT_OF_ORDER_SEQUENCE_NUMBER')
    this.#nextSequence = sequence + records.length
    for (const { value } of records) this.values.push(String(value))
    return 0
  }
}

function brokerWith(log: FakeLog, topicId = ZERO_UUID): FakeBroker {
  return new FakeBroker()
    .serve(Metadata, ({ topics }) =>
      newMetadataResponse({
        brokers: [newMetadataResponseBroker({ nodeId: 1, host: 'broker', port: 9092 })],
        topics: (topics ?? []).map(({ name }) =>
          newMetadataResponseTopic({
            name,
            topicId,
            partitions: [newMetadataResponsePartition({ leaderId: 1 })],
          }),
        ),
      }),
    )
    .serve(InitProducerId, () => newInitProducerIdResponse({ producerId: 7, producerEpoch: 0 }))
    .serve(Produce, ({ topicData }) =>
      newProduceResponse({
        responses: topicData.map(({ name, topicId, partitionData }) =>
          newTopicProduceResponse({
            name,
            topicId,
            partitionResponses: partitionData.map(({ index, records }) =>
              newPartitionProduceResponse({
                index,
                errorCode: log.append(Buffer.concat([records as Buffer].flat())),
              }),
            ),
          }),
        ),
      }),
    )
}

const properties = (...entries: [string, string][]) =>
  new Map([
    ['bootstrap.servers', 'broker:9092'],
    ['batch.size', '200'],
    ['linger.ms', '1000'],
    ['retry.backoff.ms', '1'],
    ['retry.backoff.max.ms', '1'],
    ...entries,
  ])

const values = Array.from({ length: 200 }, (_, i) => `value-${i}`)

async function produce(log: FakeLog, ...entries: [string, string][]) {
  const lost: string[] = []
  const producer = new Producer(brokerWith(log).runtime(), properties(...entries), {
    onFailure: (failed) => lost.push(...failed.records().map(({ value }) => String(value))),
  })
  const topic = await producer.topic('t')
  for (const value of values) {
    while (!topic.append(1, null, Buffer.from(value))) await producer.ready()
  }
  await producer.close()
  return lost
}

test('Producer sends all records in order', async () => {
  const log = new FakeLog(() => 0)
  expect(await produce(log)).toEqual([])
  expect(log.values).toEqual(values)
})

test.each([
  ['by id where the cluster gives one', 'AAAAAAAAAAAAAAAAAAAABw', Produce.maxVersion],
  ['by name elsewhere', ZERO_UUID, 12],
])('Producer sends to topics %s', async (_, topicId, version) => {
  const log = new FakeLog(() => 0)
  const broker = brokerWith(log, topicId)
  const producer = new Producer(broker.runtime(), properties())
  const topic = await producer.topic('t')
  topic.append(1, null, Buffer.from('value'))
  await producer.close()
  expect(log.values).toEqual(['value'])
  expect(broker.names()).toContain(`Produce v${version}`)
})

test('Producer keeps the order when batches fail and are sent again', async () => {
  const retriable = errorCode('NOT_ENOUGH_REPLICAS')
  const log = new FakeLog((attempt) => (attempt % 3 === 1 ? retriable : 0))
  expect(await produce(log)).toEqual([])
  expect(log.values).toEqual(values)
})

test('Producer keeps the order without idempotence, too', async () => {
  const retriable = errorCode('NOT_ENOUGH_REPLICAS')
  const log = new FakeLog((attempt) => (attempt % 3 === 1 ? retriable : 0))
  expect(await produce(log, ['acks', '1'])).toEqual([])
  expect(log.values).toEqual(values)
})

test('Producer splits a batch that the broker finds too large', async () => {
  const tooLarge = errorCode('MESSAGE_TOO_LARGE')
  const log = new FakeLog((_attempt, records) => (records.length > 2 ? tooLarge : 0))
  expect(await produce(log)).toEqual([])
  expect(log.values).toEqual(values)
})

test('Producer tells what is lost and goes on behind it', async () => {
  const fatal = errorCode('INVALID_RECORD')
  const log = new FakeLog((_attempt, records) =>
    records.some(({ value }) => String(value) === 'value-50') ? fatal : 0,
  )
  const lost = await produce(log)
  expect(lost).toContain('value-50')
  expect([...log.values, ...lost].sort()).toEqual([...values].sort())
})

test('Producer holds no more than buffer.memory', async () => {
  const log = new FakeLog(() => 0)
  const entries: [string, string] = ['buffer.memory', '500']
  expect(await produce(log, entries)).toEqual([])
  expect(log.values).toEqual(values)
})

test.each(['gzip', 'snappy', 'lz4', 'zstd'])('Producer compresses with %s', async (codec) => {
  const log = new FakeLog(() => 0)
  // In the order of the requests: several decompress at once, and none waits for the one before.
  const records: Promise<string[]>[] = []
  const broker = brokerWith(log).serve(Produce, ({ topicData }) => {
    const bytes = Buffer.concat([topicData[0]!.partitionData[0]!.records as Buffer].flat())
    records.push(
      Promise.resolve(readRecords(bytes)).then((read) => read.map(({ value }) => String(value))),
    )
    return newProduceResponse({
      responses: [
        newTopicProduceResponse({ name: 't', partitionResponses: [newPartitionProduceResponse()] }),
      ],
    })
  })
  const producer = new Producer(broker.runtime(), properties(['compression.type', codec]))
  const topic = await producer.topic('t')
  for (const value of values) topic.append(1, null, Buffer.from(value))
  await producer.close()
  expect((await Promise.all(records)).flat()).toEqual(values)
})

test('A record beyond max.request.size is refused with its size, as Java counts it', async () => {
  const producer = new Producer(brokerWith(new FakeLog(() => 0)).runtime(), properties())
  const topic = await producer.topic('t')
  expect(() => topic.append(1, null, Buffer.alloc(1_100_000))).toThrow(
    'The message is 1100088 bytes when serialized which is larger than 1048576, which is the value of the max.request.size configuration.',
  )
  await producer.close()
})
