import { afterEach, describe, expect, test } from 'vitest'
import {
  newOffsetCommitRequest,
  newOffsetCommitRequestPartition,
  OffsetCommit,
} from '../../../src/protocol/messages/8-offset-commit.ts'
import {
  newOffsetFetchRequest,
  newOffsetFetchRequestGroup,
  newOffsetFetchRequestTopics,
  OffsetFetch,
  type OffsetFetchRequestTopics,
} from '../../../src/protocol/messages/9-offset-fetch.ts'
import {
  FindCoordinator,
  newFindCoordinatorRequest,
} from '../../../src/protocol/messages/10-find-coordinator.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import {
  DeleteTopics,
  newDeleteTopicsRequest,
} from '../../../src/protocol/messages/20-delete-topics.ts'
import { ZERO_UUID } from '../../../src/protocol/uuid.ts'
import { startTestBroker } from '../../support/broker.ts'
import { RawClient } from '../../support/raw-client.ts'

const UNKNOWN_ID = 'xxxxxxxxxxxxxxxxxxxxxQ'
const UNKNOWN_TOPIC_ID = 100

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

async function start(): Promise<RawClient> {
  const broker = await startTestBroker({ overrides: { 'offsets.topic.num.partitions': '1' } })
  cleanups.push(() => broker.close())
  const client = await RawClient.connect(broker.port)
  cleanups.push(() => client.close())
  await client.request(FindCoordinator, 4, newFindCoordinatorRequest({ coordinatorKeys: ['g'] }))
  return client
}

/** Gives the topic's id. */
async function createTopic(client: RawClient, name: string): Promise<string> {
  const topics = [newCreatableTopic({ name, numPartitions: 2, replicationFactor: 1 })]
  const request = newCreateTopicsRequest({ topics, timeoutMs: 5_000 })
  const response = await client.request(CreateTopics, 7, request)
  return response.topics[0]!.topicId
}

async function commit(client: RawClient, version: number, name: string, topicId: string) {
  const partitions = [newOffsetCommitRequestPartition({ partitionIndex: 0, committedOffset: 5 })]
  const topics = [{ name, topicId, partitions }]
  const request = newOffsetCommitRequest({ groupId: 'g', topics })
  const response = await client.request(OffsetCommit, version, request)
  return response.topics
}

async function fetchOffsets(
  client: RawClient,
  version: number,
  topics: Partial<OffsetFetchRequestTopics>[] | null,
) {
  const asked = topics?.map((topic) => newOffsetFetchRequestTopics(topic)) ?? null
  const groups = [newOffsetFetchRequestGroup({ groupId: 'g', topics: asked })]
  const response = await client.request(OffsetFetch, version, newOffsetFetchRequest({ groups }))
  return response.groups[0]!.topics.map(({ name, topicId, partitions }) => [
    name === '' ? topicId : name,
    partitions.map(({ committedOffset, errorCode }) => [committedOffset, errorCode]),
  ])
}

describe('offsets by topic ids', () => {
  test('are committed and fetched by id, and unknown ids come last', async () => {
    const client = await start()
    const id = await createTopic(client, 't')
    expect(await commit(client, 10, '', id)).toMatchObject([
      { topicId: id, partitions: [{ errorCode: 0 }] },
    ])
    expect(await commit(client, 10, '', UNKNOWN_ID)).toMatchObject([
      { topicId: UNKNOWN_ID, partitions: [{ errorCode: UNKNOWN_TOPIC_ID }] },
    ])
    const partitionIndexes = [0]
    const asked = [
      { topicId: UNKNOWN_ID, partitionIndexes },
      { topicId: id, partitionIndexes },
    ]
    expect(await fetchOffsets(client, 10, asked)).toEqual([
      [id, [[5, 0]]],
      [UNKNOWN_ID, [[-1, UNKNOWN_TOPIC_ID]]],
    ])
    expect(await fetchOffsets(client, 10, null)).toEqual([[id, [[5, 0]]]])
    expect(await fetchOffsets(client, 9, null)).toEqual([['t', [[5, 0]]]])
  })

  test('do not outlive the topic', async () => {
    const client = await start()
    await createTopic(client, 't')
    await commit(client, 9, 't', ZERO_UUID)
    const asked = [{ name: 't', partitionIndexes: [0] }]
    expect(await fetchOffsets(client, 9, asked)).toEqual([['t', [[5, 0]]]])
    const doomed = newDeleteTopicsRequest({
      topics: [{ name: 't', topicId: ZERO_UUID }],
      timeoutMs: 5_000,
    })
    await client.request(DeleteTopics, 6, doomed)
    expect(await fetchOffsets(client, 9, null)).toEqual([])
    await createTopic(client, 't')
    expect(await fetchOffsets(client, 9, asked)).toEqual([['t', [[-1, 0]]]])
  })
})
