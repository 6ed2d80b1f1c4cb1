import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readMetrics } from '../../../src/broker/telemetry/otlp-metrics.ts'
import { TELEMETRY_RECEIVER } from '../../../src/broker/telemetry/telemetry-receiver.ts'
import {
  ApiVersions,
  newApiVersionsRequest,
} from '../../../src/protocol/messages/18-api-versions.ts'
import {
  IncrementalAlterConfigs,
  newIncrementalAlterConfigsRequest,
} from '../../../src/protocol/messages/44-incremental-alter-configs.ts'
import {
  GetTelemetrySubscriptions,
  newGetTelemetrySubscriptionsRequest,
} from '../../../src/protocol/messages/71-get-telemetry-subscriptions.ts'
import {
  newPushTelemetryRequest,
  PushTelemetry,
  type PushTelemetryRequest,
} from '../../../src/protocol/messages/72-push-telemetry.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { BrokerWorld } from '../broker-world.ts'

/** What a Java producer of Kafka 4.3.1 pushed, decompressed. */
const pushed = readFileSync(new URL('../fixtures/pushed-metrics.bin', import.meta.url))

const KEYS = [71, 72]
const [NONE, INVALID, COMPRESSION, BAD_RECORD, THROTTLED, UNKNOWN_ID, TOO_LARGE] = [
  0, 42, 76, 87, 89, 117, 118,
]

async function world() {
  const clock = new ManualClock()
  const overrides = { 'metric.reporters': TELEMETRY_RECEIVER, 'telemetry.max.bytes': '1000000' }
  const made = await BrokerWorld.start({ overrides, runtime: { clock } })
  const { client, broker } = made
  const software = { clientSoftwareName: 'soft', clientSoftwareVersion: '1.2' }
  const { apiKeys } = await client.request(ApiVersions, 4, newApiVersionsRequest(software))
  const get = (clientInstanceId: string) =>
    client.request(
      GetTelemetrySubscriptions,
      0,
      newGetTelemetrySubscriptionsRequest({ clientInstanceId }),
      'cid',
    )
  const push = async (fields: Partial<PushTelemetryRequest>) => {
    const request = newPushTelemetryRequest(fields)
    return (await client.request(PushTelemetry, 0, request, 'cid')).errorCode
  }
  const subscribe = async (name: string, settings: Record<string, string>) => {
    const configs = Object.entries(settings).map(([key, value]) => ({
      name: key,
      value,
      configOperation: 0,
    }))
    const resources = [{ resourceType: 16, resourceName: name, configs }]
    const request = newIncrementalAlterConfigsRequest({ resources })
    await client.request(IncrementalAlterConfigs, 1, request)
  }
  const connect = made.connect.bind(made)
  return { client, broker, connect, clock, apiKeys, get, push, subscribe }
}

describe('client telemetry', () => {
  test('is announced where it is received, and nowhere else', async () => {
    const announced = (await world()).apiKeys.map(({ apiKey }) => apiKey)
    expect(announced).toEqual(expect.arrayContaining(KEYS))
    const { client } = await BrokerWorld.start()
    const { apiKeys } = await client.request(ApiVersions, 0, newApiVersionsRequest())
    expect(apiKeys.filter(({ apiKey }) => KEYS.includes(apiKey))).toEqual([])
  })

  test('asks a client for what the subscriptions want that match it', async () => {
    const { get, subscribe, clock } = await world()
    const nothing = await get(ZERO_UUID)
    expect(nothing).toMatchObject({
      errorCode: NONE,
      acceptedCompressionTypes: [4, 3, 1, 2],
      pushIntervalMs: 300_000,
      telemetryMaxBytes: 1_000_000,
      deltaTemporality: true,
      requestedMetrics: [],
    })
    const id = nothing.clientInstanceId
    expect(id).not.toBe(ZERO_UUID)
    expect(await get(id)).toMatchObject({ errorCode: THROTTLED, clientInstanceId: ZERO_UUID })
    const match = 'client_id=c.*,client_software_name=soft'
    await subscribe('one', { 'interval.ms': '200', metrics: 'org.apache.a,org.apache.b', match })
    await subscribe('two', { 'interval.ms': '100', metrics: '*', match: 'client_id=id' })
    const some = await get(id)
    expect(some).toMatchObject({
      pushIntervalMs: 200,
      requestedMetrics: ['org.apache.a', 'org.apache.b'],
    })
    clock.advance(200)
    expect((await get(id)).subscriptionId).toBe(some.subscriptionId)
    await subscribe('two', { match: 'client_source_address=127[.].*' })
    const all = await get(id)
    expect(all).toMatchObject({ pushIntervalMs: 100, requestedMetrics: ['*'] })
    expect(all.subscriptionId).not.toBe(some.subscriptionId)
  })

  test('refuses a push as Apache does, one reason before the other', async () => {
    const { get, push, subscribe, clock } = await world()
    expect(await push({ clientInstanceId: ZERO_UUID })).toBe(INVALID)
    expect(await push({ clientInstanceId: 'AAAAAAAAAAAAAAAAAAAAAQ' })).toBe(INVALID)
    expect(await push({ clientInstanceId: 'p1GBTivhR-Sj7plS_8fJcg' })).toBe(UNKNOWN_ID)
    await subscribe('one', { 'interval.ms': '200', metrics: 'a' })
    const { clientInstanceId, subscriptionId } = await get(ZERO_UUID)
    const known = { clientInstanceId, subscriptionId }
    const later = (fields: Partial<PushTelemetryRequest>) => {
      clock.advance(250)
      return push({ ...known, ...fields })
    }
    clock.advance(1)
    expect(await push(known)).toBe(NONE)
    expect(await push(known)).toBe(THROTTLED)
    expect(await later({ subscriptionId: 7, compressionType: 9 })).toBe(UNKNOWN_ID)
    expect(await later({ compressionType: 9, metrics: Buffer.alloc(1_000_001) })).toBe(COMPRESSION)
    expect(await later({ metrics: Buffer.alloc(1_000_001) })).toBe(TOO_LARGE)
    expect(await later({ compressionType: 1, metrics: Buffer.from('no gzip') })).toBe(BAD_RECORD)
    expect(await later({ metrics: Buffer.from([0xff, 1]) })).toBe(BAD_RECORD)
    expect(await later({})).toBe(NONE)
    expect(await push({ ...known, terminating: true })).toBe(NONE)
    expect(await push(known)).toBe(INVALID)
  })

  test('keeps what was pushed', async () => {
    const { get, push, clock, broker } = await world()
    const { clientInstanceId, subscriptionId } = await get(ZERO_UUID)
    clock.advance(1)
    const metrics = gzipSync(pushed)
    expect(await push({ clientInstanceId, subscriptionId, compressionType: 1, metrics })).toBe(NONE)
    const [latest] = broker.services.telemetryReceiver.latest
    expect(latest).toMatchObject({ clientInstanceId, clientId: 'cid', software: 'soft 1.2' })
    expect(latest!.points).toEqual(readMetrics(pushed))
  })

  test('starts anew with a client that was gone', async () => {
    const { get, client, connect, broker } = await world()
    const { clientInstanceId } = await get(ZERO_UUID)
    client.close()
    const other = await connect()
    while (broker.services.telemetry.isKnown(clientInstanceId)) {
      await other.request(ApiVersions, 0, newApiVersionsRequest())
    }
    const request = newGetTelemetrySubscriptionsRequest({ clientInstanceId })
    const again = await other.request(GetTelemetrySubscriptions, 0, request)
    expect(again).toMatchObject({ errorCode: NONE, clientInstanceId })
  })
})

test('readMetrics() reads the names, labels and values of a Java producer', () => {
  const points = readMetrics(pushed)
  expect(points.length).toBeGreaterThan(50)
  expect(points[0]).toEqual({
    name: 'org.apache.kafka.producer.txn.init.time.ns.total',
    labels: {},
    value: 0,
  })
  const sent = points.find(({ name }) => name === 'org.apache.kafka.producer.record.send.total')
  expect(sent!.value).toBeGreaterThan(0)
  expect(points.some(({ labels }) => Object.keys(labels).length > 0)).toBe(true)
})

test.each([[[0xff]], [[0x0a, 0x05, 0x00]], [[0x0b]]])('readMetrics() refuses %j', (bytes) => {
  expect(() => readMetrics(Buffer.from(bytes))).toThrow(RangeError)
})
