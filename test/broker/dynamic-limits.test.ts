import { expect, test } from 'vitest'
import { ApiVersions, newApiVersionsRequest } from '../../src/protocol/messages/18-api-versions.ts'
import {
  IncrementalAlterConfigs,
  newIncrementalAlterConfigsRequest,
} from '../../src/protocol/messages/44-incremental-alter-configs.ts'
import { BrokerWorld } from './broker-world.ts'

async function set(world: BrokerWorld, name: string, value: string) {
  const configs = [{ name, configOperation: 0, value }]
  const resources = [{ resourceType: 4, resourceName: '1', configs }]
  const request = newIncrementalAlterConfigsRequest({ resources })
  const { responses } = await world.client.request(IncrementalAlterConfigs, 1, request)
  expect(responses[0]).toMatchObject({ errorCode: 0 })
}

test.each([
  ['max.connections', '1'],
  ['listener.name.plaintext.max.connections', '1'],
  ['max.connections.per.ip.overrides', '127.0.0.1:1'],
])('%s takes effect while the node runs', async (name, value) => {
  const world = await BrokerWorld.start()
  await set(world, name, value)
  const refused = await world.connect()
  await refused.closed()
  await set(world, name, value.replace(/1$/, '2'))
  const served = await world.connect()
  const { errorCode } = await served.request(ApiVersions, 0, newApiVersionsRequest())
  expect(errorCode).toBe(0)
})
