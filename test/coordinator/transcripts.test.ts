import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../src/protocol/messages/19-create-topics.ts'
import {
  InitProducerId,
  newInitProducerIdRequest,
} from '../../src/protocol/messages/22-init-producer-id.ts'
import { startTestBroker } from '../support/broker.ts'
import { RawClient } from '../support/raw-client.ts'
import { Conversation, inOrder, type Step, type Transcript } from './transcript.ts'

/** Conversations with Apache Kafka 4.3.1: topic `t` with 4 partitions, no initial rebalance delay. */
const transcripts = ['group', 'consumer', 'share', 'streams', 'transaction'].flatMap(
  (kind) =>
    JSON.parse(
      readFileSync(new URL(`fixtures/${kind}-transcripts.json`, import.meta.url), 'utf8'),
    ) as Transcript[],
)

const OVERRIDES = {
  'offsets.topic.num.partitions': '4',
  'transaction.state.log.num.partitions': '4',
  'share.coordinator.state.topic.num.partitions': '4',
  'group.consumer.assignment.interval.ms': '0',
  'group.share.assignment.interval.ms': '0',
}

/** What an embedded node does in less time than Apache. */
const QUICK_SETTINGS = [
  'group.consumer.heartbeat.interval.ms',
  'group.consumer.min.heartbeat.interval.ms',
  'kafka.ts.group.drop.disconnected.members',
  'group.share.min.heartbeat.interval.ms',
  'group.share.heartbeat.interval.ms',
]

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function startConversation(): Promise<Conversation> {
  const broker = await startTestBroker({ overrides: OVERRIDES, without: QUICK_SETTINGS })
  cleanups.push(() => broker.close())
  const client = await RawClient.connect(broker.port)
  cleanups.push(() => client.close())
  const topics = [
    newCreatableTopic({ name: 't', numPartitions: 4, replicationFactor: 1 }),
    newCreatableTopic({ name: '__consumer_offsets', numPartitions: 4, replicationFactor: 1 }),
    newCreatableTopic({ name: '__share_group_state', numPartitions: 4, replicationFactor: 1 }),
  ]
  await client.request(CreateTopics, 7, newCreateTopicsRequest({ topics, timeoutMs: 5_000 }))
  // Fields that are not set say 0 too: no producer of a conversation shall have that id.
  const first = newInitProducerIdRequest({ transactionalId: null })
  await client.request(InitProducerId, 4, first)
  const conversation = new Conversation(broker.port)
  cleanups.push(() => conversation.close())
  return conversation
}

describe('a broker answers as Apache Kafka does', () => {
  test.each(transcripts)('$name', async ({ steps }) => {
    const conversation = await startConversation()
    const played: Step[] = []
    for (const step of steps) {
      const response = await conversation.play(step)
      played.push(response === undefined ? step : { ...step, response })
    }
    expect(played.map(inOrder)).toEqual(steps.map(inOrder))
  })
})
