import { expect, test } from 'vitest'
import { alterConfigs } from '../../../src/broker/apis/33-alter-configs.ts'
import {
  newAlterableConfig,
  newAlterConfigsRequest,
  newAlterConfigsResource,
} from '../../../src/protocol/messages/33-alter-configs.ts'
import { configWorld } from './config-world.ts'

function request(...settings: [string, string | null][]) {
  const configs = settings.map(([name, value]) => newAlterableConfig({ name, value }))
  const resources = [newAlterConfigsResource({ resourceType: 2, resourceName: 't', configs })]
  return newAlterConfigsRequest({ resources })
}

test('AlterConfigs replaces all settings of a topic', async () => {
  const { ask, image } = await configWorld()
  await ask(alterConfigs, request(['retention.ms', '5'], ['segment.ms', '6']))
  const { responses } = await ask(alterConfigs, request(['segment.ms', '7']))
  expect(responses).toMatchObject([{ errorCode: 0, errorMessage: null, resourceName: 't' }])
  expect(Object.fromEntries(image.configs.topic('t'))).toEqual({ 'segment.ms': '7' })
})

test('AlterConfigs refuses null values and unknown names', async () => {
  const { ask } = await configWorld()
  const nulls = await ask(alterConfigs, request(['retention.ms', null]))
  expect(nulls.responses[0]!.errorMessage).toBe('Null value not supported for : retention.ms')
  const unknown = await ask(alterConfigs, request(['foo', '1']))
  expect(unknown.responses[0]!.errorMessage).toBe('Unknown topic config name: foo')
})
