import { expect, test } from 'vitest'
import {
  IncrementalAlterConfigs,
  newIncrementalAlterConfigsRequest,
} from '../../src/protocol/messages/44-incremental-alter-configs.ts'
import { BrokerWorld, batchOf } from './broker-world.ts'

const MESSAGE_TOO_LARGE = 10

test.each(['', '1'])("each value that is set for broker '%s' holds at once", async (id) => {
  const world = await BrokerWorld.start()
  await world.createTopic('t')
  const records = await batchOf(['a'.repeat(100)])
  const errors: number[] = []
  for (const value of ['1000', '50', '1000', '50']) {
    const configs = [{ name: 'message.max.bytes', configOperation: 0, value }]
    const resources = [{ resourceType: 4, resourceName: id, configs }]
    const request = newIncrementalAlterConfigsRequest({ resources })
    await world.client.request(IncrementalAlterConfigs, 1, request)
    errors.push((await world.produce(records)).errorCode)
  }
  expect(errors).toEqual([0, MESSAGE_TOO_LARGE, 0, MESSAGE_TOO_LARGE])
})
