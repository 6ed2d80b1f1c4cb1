import { describe, expect, test } from 'vitest'
import { Produce } from '../../src/protocol/messages/0-produce.ts'
import { Fetch } from '../../src/protocol/messages/1-fetch.ts'
import { Metadata, newMetadataRequest } from '../../src/protocol/messages/3-metadata.ts'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import { requestFrame } from '../support/raw-client.ts'
import { BrokerWorld, batchOf, fetchRequest, produceRequest } from './broker-world.ts'

async function expectAlive(world: BrokerWorld): Promise<void> {
  const client = await world.connect()
  const { errorCode } = await client.request(ApiVersions, 0, newApiVersionsRequest())
  expect(errorCode).toBe(0)
}

describe('Connection', () => {
  test('answers pipelined requests of all kinds in their order', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const { client } = world
    client.send(Produce, 9, produceRequest(await batchOf(['a'])))
    client.send(Produce, 9, produceRequest(await batchOf(['b'])))
    client.send(Fetch, 12, fetchRequest([{}]))
    client.send(ApiVersions, 0, newApiVersionsRequest())
    const first = await client.receive(Produce, 9)
    const second = await client.receive(Produce, 9)
    const offsets = [first, second].map((each) => each.responses[0]!.partitionResponses[0]!)
    expect(offsets.map(({ baseOffset }) => baseOffset)).toEqual([0, 1])
    const fetched = await client.receive(Fetch, 12)
    expect(fetched.responses[0]!.partitions[0]!.highWatermark).toBe(2)
    expect((await client.receive(ApiVersions, 0)).errorCode).toBe(0)
  })

  test('keeps what comes behind a fetch that waits, however much', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const { client } = world
    client.send(Fetch, 12, fetchRequest([{}], { maxWaitMs: 100 }))
    const count = 500
    for (let i = 0; i < count; i++) client.send(ApiVersions, 0, newApiVersionsRequest())
    expect((await client.receive(Fetch, 12)).errorCode).toBe(0)
    for (let i = 0; i < count; i++) {
      expect((await client.receive(ApiVersions, 0)).errorCode).toBe(0)
    }
  })

  test.each([
    ['an unknown key', '03e7000000000007ffff'],
    ['an unknown version', '0003006300000007ffff00'],
    ['a key of controllers alone', '0034000000000007ffff'],
    ['a body that is cut off', '0003000000000007ffff00000005'],
    ['an empty frame', ''],
  ])('is closed after %s, and no other with it', async (_, hex) => {
    const world = await BrokerWorld.start()
    const bad = await world.connect()
    bad.sendFrame(Buffer.from(hex, 'hex'))
    await bad.closed()
    await expectAlive(world)
  })

  test('is closed after bytes that are not Kafka, and no other with it', async () => {
    const world = await BrokerWorld.start()
    const bad = await world.connect()
    bad.sendBytes(Buffer.from('GET / HTTP/1.1\r\n\r\n'))
    await bad.closed()
    await expectAlive(world)
  })

  test('is closed after a frame above socket.request.max.bytes', async () => {
    const overrides = { 'socket.request.max.bytes': '1000' }
    const world = await BrokerWorld.start({ overrides })
    const bad = await world.connect()
    bad.sendFrame(Buffer.alloc(1001))
    await bad.closed()
    await expectAlive(world)
  })

  test('ends after connections.max.idle.ms without a byte', async () => {
    const overrides = { 'connections.max.idle.ms': '200' }
    const world = await BrokerWorld.start({ overrides })
    await (await world.connect()).closed()
  })

  test('is refused above max.connections.per.ip', async () => {
    const overrides = { 'max.connections.per.ip': '1' }
    const world = await BrokerWorld.start({ overrides })
    const second = await world.connect()
    await second.closed()
    expect((await world.client.request(ApiVersions, 0, newApiVersionsRequest())).errorCode).toBe(0)
  })

  test('takes bytes behind a request for padding, as Apache does', async () => {
    const { client } = await BrokerWorld.start()
    const frame = requestFrame(Metadata, 12, newMetadataRequest({ topics: [] }), 'c', 1)
    client.sendFrame(Buffer.concat([frame, Buffer.from([1, 2, 3])]))
    expect((await client.receive(Metadata, 12)).brokers).toHaveLength(1)
  })

  test('without acks answers nothing, and closes on an error', async () => {
    const world = await BrokerWorld.start()
    await world.createTopic('t')
    const { client } = world
    client.send(Produce, 9, produceRequest(await batchOf(['a']), { acks: 0 }))
    client.send(Fetch, 12, fetchRequest([{}], { maxWaitMs: 5000 }))
    const fetched = await client.receive(Fetch, 12)
    expect(fetched.responses[0]!.partitions[0]!.highWatermark).toBe(1)
    client.send(Produce, 9, produceRequest(await batchOf(['a']), { acks: 0, topic: 'nope' }))
    await client.closed()
  })
})
