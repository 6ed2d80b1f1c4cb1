import { afterEach, expect, test } from 'vitest'
import {
  ConsumerGroupHeartbeat,
  newConsumerGroupHeartbeatRequest,
} from '../../../src/protocol/messages/68-consumer-group-heartbeat.ts'
import {
  ConsumerGroupDescribe,
  newConsumerGroupDescribeRequest,
} from '../../../src/protocol/messages/69-consumer-group-describe.ts'
import { startTestBroker } from '../../support/broker.ts'
import { RawClient } from '../../support/raw-client.ts'

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

test('consumer groups are refused where the node is told not to serve them', async () => {
  const overrides = { 'group.coordinator.rebalance.protocols': 'classic' }
  const broker = await startTestBroker({ overrides })
  cleanups.push(() => broker.close())
  const client = await RawClient.connect(broker.port)
  cleanups.push(() => client.close())

  const joining = { groupId: 'g', memberId: 'm', memberEpoch: 0, topicPartitions: [] }
  const joined = await client.request(
    ConsumerGroupHeartbeat,
    1,
    newConsumerGroupHeartbeatRequest({ ...joining, rebalanceTimeoutMs: 1000 }),
  )
  const described = await client.request(
    ConsumerGroupDescribe,
    1,
    newConsumerGroupDescribeRequest({ groupIds: ['g', 'h'] }),
  )
  expect(joined.errorCode).toBe(35)
  expect(described.groups.map(({ groupId, errorCode }) => [groupId, errorCode])).toEqual([
    ['g', 35],
    ['h', 35],
  ])
})
