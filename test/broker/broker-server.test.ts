import { afterEach, describe, expect, test } from 'vitest'
import type { BrokerServer } from '../../src/broker/broker-server.ts'
import { newProduceRequest, Produce } from '../../src/protocol/messages/0-produce.ts'
import { Fetch, newFetchPartition, newFetchRequest } from '../../src/protocol/messages/1-fetch.ts'
import { Metadata, newMetadataRequest } from '../../src/protocol/messages/3-metadata.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import { ZERO_UUID } from '../../src/protocol/uuid.ts'
import { BatchBuilder } from '../../src/records/batch-builder.ts'
import { CODEC_NONE } from '../../src/records/compression.ts'
import { startTestBroker } from '../support/broker.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'
import { RawClient } from '../support/raw-client.ts'

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function startBroker(fileSystem = new MemoryFileSystem()): Promise<BrokerServer> {
  const broker = await startTestBroker({ runtime: { fileSystem } })
  cleanups.push(() => broker.close())
  return broker
}

async function connect(broker: BrokerServer): Promise<RawClient> {
  const client = await RawClient.connect(broker.port)
  cleanups.push(() => client.close())
  return client
}

async function oneRecord(value: string): Promise<Buffer> {
  const builder = new BatchBuilder(0)
  builder.append(Date.now(), null, Buffer.from(value), [])
  return builder.build({ codec: CODEC_NONE })
}

const topicRequest = (name: string) =>
  newMetadataRequest({ topics: [{ name, topicId: ZERO_UUID }] })

const produceRequest = (name: string, records: Buffer, acks = -1) =>
  newProduceRequest({
    acks,
    timeoutMs: 1000,
    topicData: [{ name, topicId: ZERO_UUID, partitionData: [{ index: 0, records }] }],
  })

const fetchRequest = (topic: string, fetchOffset: number) =>
  newFetchRequest({
    maxWaitMs: 0,
    minBytes: 1,
    topics: [
      {
        topic,
        topicId: ZERO_UUID,
        partitions: [newFetchPartition({ partition: 0, fetchOffset, partitionMaxBytes: 1e6 })],
      },
    ],
  })

/** The killed process is this one, which lives. */
function locksOn(disk: MemoryFileSystem, path: string): string[] {
  return disk.list(path).flatMap((name) => {
    const child = `${path === '/' ? '' : path}/${name}`
    if (disk.stat(child).isDirectory) return locksOn(disk, child)
    return name === '.kafka-ts.lock' ? [child] : []
  })
}

describe('startBrokerServer()', () => {
  test('serves a topic that it creates when asked for', async () => {
    const client = await connect(await startBroker())
    const { topics } = await client.request(Metadata, 12, topicRequest('orders'))
    expect(topics[0]).toMatchObject({ errorCode: 0, name: 'orders' })
    expect(topics[0]!.partitions).toMatchObject([{ leaderId: 1, isrNodes: [1] }])
  })

  test('gives back what was produced, also after an orderly restart', async () => {
    const fileSystem = new MemoryFileSystem()
    const first = await startTestBroker({ runtime: { fileSystem } })
    const producer = await RawClient.connect(first.port)
    await producer.request(Metadata, 12, topicRequest('orders'))
    const request = produceRequest('orders', await oneRecord('hello'))
    const produced = await producer.request(Produce, 9, request)
    expect(produced.responses[0]!.partitionResponses[0]).toMatchObject({
      errorCode: 0,
      baseOffset: 0,
    })
    producer.close()
    await first.close()

    const consumer = await connect(await startBroker(fileSystem))
    const fetched = await consumer.request(Fetch, 12, fetchRequest('orders', 0))
    const { records, highWatermark } = fetched.responses[0]!.partitions[0]!
    expect(highWatermark).toBe(1)
    expect(records?.toString()).toContain('hello')
  })

  test('gives back all that it acknowledged before it was killed', async () => {
    const fileSystem = new MemoryFileSystem()
    const producer = await connect(await startBroker(fileSystem))
    await producer.request(Metadata, 12, topicRequest('orders'))
    for (const value of ['hello', 'world']) {
      await producer.request(Produce, 9, produceRequest('orders', await oneRecord(value)))
    }
    const disk = fileSystem.copy()
    for (const lock of locksOn(disk, '/')) disk.remove(lock)

    const consumer = await connect(await startBroker(disk))
    const fetched = await consumer.request(Fetch, 12, fetchRequest('orders', 0))
    const { records, highWatermark } = fetched.responses[0]!.partitions[0]!
    expect(highWatermark).toBe(2)
    expect(records?.toString()).toMatch(/hello.*world/s)
  })

  test('answers an unknown version of ApiVersions in version 0 with its own range', async () => {
    const client = await connect(await startBroker())
    client.sendFrame(Buffer.from('0012006300000007ffff00', 'hex'))
    const frame = await client.receiveFrame()
    // As Apache Kafka 4.3.1 answers.
    expect(frame!.toString('hex')).toBe('00000007002300000001001200000004')
  })

  test('closes a connection that sends an unknown key, and no other', async () => {
    const broker = await startBroker()
    const [good, bad] = [await connect(broker), await connect(broker)]
    bad.sendFrame(Buffer.from('03e7000000000007ffff', 'hex'))
    await bad.closed()
    const { errorCode } = await good.request(ApiVersions, 0, newApiVersionsRequest())
    expect(errorCode).toBe(0)
  })
})
