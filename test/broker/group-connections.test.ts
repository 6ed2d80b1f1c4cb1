import { afterEach, describe, expect, test } from 'vitest'
import type { BrokerServer } from '../../src/broker/broker-server.ts'
import {
  FindCoordinator,
  newFindCoordinatorRequest,
} from '../../src/protocol/messages/10-find-coordinator.ts'
import { JoinGroup, newJoinGroupRequest } from '../../src/protocol/messages/11-join-group.ts'
import {
  DescribeGroups,
  newDescribeGroupsRequest,
} from '../../src/protocol/messages/15-describe-groups.ts'
import {
  ConsumerGroupHeartbeat,
  newConsumerGroupHeartbeatRequest,
} from '../../src/protocol/messages/68-consumer-group-heartbeat.ts'
import {
  ConsumerGroupDescribe,
  newConsumerGroupDescribeRequest,
} from '../../src/protocol/messages/69-consumer-group-describe.ts'
import {
  newShareGroupHeartbeatRequest,
  ShareGroupHeartbeat,
} from '../../src/protocol/messages/76-share-group-heartbeat.ts'
import {
  newShareGroupDescribeRequest,
  ShareGroupDescribe,
} from '../../src/protocol/messages/77-share-group-describe.ts'
import { startTestBroker } from '../support/broker.ts'
import { RawClient } from '../support/raw-client.ts'

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(without: string[] = []): Promise<BrokerServer> {
  const broker = await startTestBroker({
    overrides: { 'offsets.topic.num.partitions': '1' },
    without,
  })
  cleanups.push(() => broker.close())
  return broker
}

async function connect(broker: BrokerServer): Promise<RawClient> {
  const client = await RawClient.connect(broker.port)
  cleanups.push(() => client.close())
  await client.request(
    FindCoordinator,
    4,
    newFindCoordinatorRequest({ coordinatorKeys: ['g'], keyType: 0 }),
  )
  return client
}

function heartbeat(client: RawClient, memberId: string, instanceId: string | null = null) {
  return client.request(
    ConsumerGroupHeartbeat,
    1,
    newConsumerGroupHeartbeatRequest({
      groupId: 'g',
      memberId,
      instanceId,
      rebalanceTimeoutMs: 60_000,
      subscribedTopicNames: ['t'],
      topicPartitions: [],
    }),
  )
}

async function consumers(client: RawClient): Promise<string[]> {
  const request = newConsumerGroupDescribeRequest({ groupIds: ['g'] })
  const { groups } = await client.request(ConsumerGroupDescribe, 1, request)
  return groups[0]!.members.map(({ memberId }) => memberId)
}

describe('a member whose connection ends', () => {
  test('is dropped at once from a consumer group, unless it is a static one', async () => {
    const broker = await start()
    const [client, other] = [await connect(broker), await connect(broker)]
    await heartbeat(client, 'dynamic')
    await heartbeat(client, 'static', 'i')
    await heartbeat(other, 'stays')
    client.close()
    await expect.poll(() => consumers(other), { timeout: 10_000 }).toEqual(['static', 'stays'])
  })

  test('is dropped at once from a classic group', async () => {
    const broker = await start()
    const [client, other] = [await connect(broker), await connect(broker)]
    const join = (memberId: string) =>
      client.request(
        JoinGroup,
        9,
        newJoinGroupRequest({
          groupId: 'g',
          memberId,
          sessionTimeoutMs: 10_000,
          rebalanceTimeoutMs: 10_000,
          protocolType: 'consumer',
          protocols: [{ name: 'range', metadata: Buffer.from('00') }],
        }),
      )
    const { memberId } = await join('')
    await join(memberId)
    client.close()
    const members = async () => {
      const request = newDescribeGroupsRequest({ groups: ['g'] })
      const { groups } = await other.request(DescribeGroups, 6, request)
      return [groups[0]!.groupState, groups[0]!.members.length]
    }
    await expect.poll(members, { timeout: 10_000 }).toEqual(['Empty', 0])
  })

  test('is dropped at once from a share group', async () => {
    const broker = await start()
    const [client, other] = [await connect(broker), await connect(broker)]
    const join = (on: RawClient, memberId: string) =>
      on.request(
        ShareGroupHeartbeat,
        1,
        newShareGroupHeartbeatRequest({ groupId: 'g', memberId, subscribedTopicNames: ['t'] }),
      )
    await join(client, 'goes')
    await join(other, 'stays')
    client.close()
    const members = async () => {
      const request = newShareGroupDescribeRequest({ groupIds: ['g'] })
      const { groups } = await other.request(ShareGroupDescribe, 1, request)
      return groups[0]!.members.map(({ memberId }) => memberId)
    }
    await expect.poll(members, { timeout: 10_000 }).toEqual(['stays'])
  })

  test('stays until its session ends, with the settings of Apache', async () => {
    const broker = await start(['kafka.ts.group.drop.disconnected.members'])
    const [client, other] = [await connect(broker), await connect(broker)]
    await heartbeat(client, 'dynamic')
    client.close()
    await heartbeat(other, 'stays')
    expect(await consumers(other)).toEqual(['dynamic', 'stays'])
  })
})
