import { describe, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import { type PartitionProduceResponse, Produce } from '../../../src/protocol/messages/0-produce.ts'
import { CODEC_GZIP, CODEC_ZSTD } from '../../../src/records/compression.ts'
import { BrokerWorld, batchOf, produceRequest } from '../broker-world.ts'

const HOUR_MS = 60 * 60 * 1000

const idempotent = (baseSequence: number, producerEpoch = 0) => ({
  producerId: 77,
  producerEpoch,
  baseSequence,
})

const brief = ({ errorCode, baseOffset, logStartOffset }: PartitionProduceResponse) => [
  errorName(errorCode),
  baseOffset,
  logStartOffset,
]

// The expected answers are those of Apache Kafka 4.3.1 to the same requests.
describe('produce', () => {
  test('gives offsets without gaps, by name and by topic id', async () => {
    const world = await BrokerWorld.start()
    const topicId = await world.createTopic('t')
    expect(brief(await world.produce(await batchOf(['a', 'b']), {}, 3))).toEqual(['NONE', 0, -1])
    expect(brief(await world.produce(await batchOf(['c'])))).toEqual(['NONE', 2, 0])
    const byId = await world.produce(await batchOf(['d']), { topic: '', topicId }, 13)
    expect(brief(byId)).toEqual(['NONE', 3, 0])
  })

  test('names the error on the partition that has it', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const records = await batchOf(['a'])
    const unknownId = '7XZ0JjlcTRyYRLqv9dvjzA'
    const cases = [
      [await world.produce(records, { acks: 2 }), 'INVALID_REQUIRED_ACKS'],
      [await world.produce(records, { topic: 'x' }), 'UNKNOWN_TOPIC_OR_PARTITION'],
      [await world.produce(records, { partition: 5 }), 'UNKNOWN_TOPIC_OR_PARTITION'],
      [await world.produce(records, { topicId: unknownId }, 13), 'UNKNOWN_TOPIC_ID'],
      [await world.produce(Buffer.alloc(0)), 'INVALID_RECORD'],
      [await world.produce(await batchOf(['x'.repeat(1_100_000)])), 'MESSAGE_TOO_LARGE'],
      [
        await world.produce(await batchOf(['a'], { codec: CODEC_ZSTD }), {}, 6),
        'UNSUPPORTED_COMPRESSION_TYPE',
      ],
    ] as const
    for (const [answer, error] of cases) expect(brief(answer)).toEqual([error, -1, -1])
  })

  test('refuses a batch with a wrong checksum', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const records = await batchOf(['a'])
    records[records.length - 2]! ^= 1
    expect(brief(await world.produce(records))).toEqual(['CORRUPT_MESSAGE', -1, -1])
  })

  test('says which record has a timestamp out of range', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const timestamp = Date.now() + 2 * HOUR_MS
    const answer = await world.produce(await batchOf(['a'], { timestamp }))
    expect(brief(answer)).toEqual(['INVALID_TIMESTAMP', -1, 0])
    expect(answer.errorMessage).toBe(
      'One or more records have been rejected due to invalid timestamp',
    )
    expect(answer.recordErrors).toMatchObject([{ batchIndex: 0 }])
  })

  test('stores a retry once, refuses a gap and an old epoch', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const send = async (baseSequence: number, epoch?: number) =>
      brief(await world.produce(await batchOf(['a', 'b'], idempotent(baseSequence, epoch))))
    expect(await send(0)).toEqual(['NONE', 0, 0])
    expect(await send(0)).toEqual(['NONE', 0, 0])
    expect(await send(9)).toEqual(['OUT_OF_ORDER_SEQUENCE_NUMBER', -1, 0])
    expect(await send(0, 1)).toEqual(['NONE', 2, 0])
    expect(await send(2)).toEqual(['INVALID_PRODUCER_EPOCH', -1, 0])
  })

  test('does not take transactional batches without their coordinator', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const records = await batchOf(['a'], { ...idempotent(0), isTransactional: true })
    expect(brief(await world.produce(records))).toEqual([
      'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
      -1,
      -1,
    ])
    const answer = await world.produce(records, { transactionalId: 'x' })
    expect(brief(answer)).toEqual(['NOT_ENOUGH_REPLICAS', -1, -1])
    expect(answer.errorMessage).toContain('COORDINATOR_NOT_AVAILABLE')
  })

  test('with acks=all wants as many replicas as min.insync.replicas', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t', 1, { 'min.insync.replicas': '2' })
    expect(brief(await world.produce(await batchOf(['a'])))).toEqual([
      'NOT_ENOUGH_REPLICAS',
      -1,
      -1,
    ])
    expect(brief(await world.produce(await batchOf(['a']), { acks: 1 }))).toEqual(['NONE', 0, 0])
  })

  test('keeps the order of batches, also of those that take a while to decompress', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const large = await batchOf(['y'.repeat(500_000)], { codec: CODEC_GZIP })
    // On one connection: the second is ready before the first.
    world.client.send(Produce, 9, produceRequest(large))
    world.client.send(Produce, 9, produceRequest(await batchOf(['b'])))
    const answers = [await world.client.receive(Produce, 9), await world.client.receive(Produce, 9)]
    const [slow, quick] = answers.map((each) => each.responses[0]!.partitionResponses[0]!)
    expect([slow!.baseOffset, quick!.baseOffset]).toEqual([0, 1])
  })
})
