import { expect, test } from 'vitest'
import { Connection } from '../../src/client/connection.ts'
import {
  Metadata,
  newMetadataRequest,
  newMetadataResponse,
} from '../../src/protocol/messages/3-metadata.ts'
import {
  ListGroups,
  newListGroupsRequest,
  newListGroupsResponse,
} from '../../src/protocol/messages/16-list-groups.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { FakeBroker } from './fake-broker.ts'

const address = { host: 'broker', port: 9092 }
const options = { clientId: 'test', requestTimeoutMs: 1000, connectTimeoutMs: 1000 }

test('Connection.open() learns the versions of the broker and speaks the highest in common', async () => {
  const broker = new FakeBroker().serve(Metadata, () => newMetadataResponse(), [1, 7])
  const connection = await Connection.open(broker.runtime(), address, options)
  await connection.send(Metadata, newMetadataRequest())
  expect(broker.names()).toEqual(['ApiVersions v4', 'Metadata v7'])
  expect(connection.version(ListGroups)).toBeUndefined()
})

test('Connection.open() falls back to the ApiVersions that an older broker names', async () => {
  const broker = new FakeBroker({ newestApiVersions: 2 })
  const connection = await Connection.open(broker.runtime(), address, options)
  expect(broker.names()).toEqual(['ApiVersions v4', 'ApiVersions v2'])
  expect(connection.isClosed).toBe(false)
})

test('Connection.send() refuses an API that the broker does not serve', async () => {
  const connection = await Connection.open(new FakeBroker().runtime(), address, options)
  await expect(connection.send(ListGroups, newListGroupsRequest())).rejects.toMatchObject({
    error: 'UNSUPPORTED_VERSION',
  })
})

test('Connection.send() builds the message for the version that is spoken', async () => {
  const broker = new FakeBroker().serve(ListGroups, () => newListGroupsResponse(), [0, 3])
  const connection = await Connection.open(broker.runtime(), address, options)
  let asked: number | undefined
  await connection.send(ListGroups, (version) => {
    asked = version
    return newListGroupsRequest()
  })
  expect(asked).toBe(3)
})

test('Connection pipelines requests and hands out answers in order', async () => {
  let count = 0
  const broker = new FakeBroker().serve(Metadata, () =>
    newMetadataResponse({ controllerId: count++ }),
  )
  const connection = await Connection.open(broker.runtime(), address, options)
  const answers = await Promise.all(
    [0, 1, 2].map(() => connection.send(Metadata, newMetadataRequest())),
  )
  expect(answers.map(({ controllerId }) => controllerId)).toEqual([0, 1, 2])
})

test('A request without an answer in time closes the connection and fails all that wait', async () => {
  const clock = new ManualClock()
  const broker = new FakeBroker().serve(Metadata, () => undefined)
  const connection = await Connection.open(broker.runtime({ clock }), address, options)
  const first = connection.send(Metadata, newMetadataRequest())
  const second = connection.send(Metadata, newMetadataRequest(), { timeoutMs: 5000 })
  const outcomes = Promise.allSettled([first, second])
  clock.advance(1000)
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { error: 'REQUEST_TIMED_OUT' } })
  }
  expect(connection.isClosed).toBe(true)
})

test('A lost connection fails what waits with NETWORK_EXCEPTION', async () => {
  const broker = new FakeBroker().serve(Metadata, () => {
    throw new Error('cut')
  })
  const connection = await Connection.open(broker.runtime(), address, options)
  await expect(connection.send(Metadata, newMetadataRequest())).rejects.toMatchObject({
    error: 'NETWORK_EXCEPTION',
  })
  await expect(connection.send(Metadata, newMetadataRequest())).rejects.toThrow()
})
