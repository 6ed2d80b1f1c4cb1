import { afterEach, expect, test } from 'vitest'
import { errorName } from '../../../src/protocol/errors.ts'
import {
  CreateTopics,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../../../src/protocol/messages/19-create-topics.ts'
import {
  CreateAcls,
  newAclCreation,
  newCreateAclsRequest,
} from '../../../src/protocol/messages/30-create-acls.ts'
import {
  DescribeShareGroupOffsets,
  newDescribeShareGroupOffsetsRequest,
} from '../../../src/protocol/messages/90-describe-share-group-offsets.ts'
import {
  AlterShareGroupOffsets,
  newAlterShareGroupOffsetsRequest,
} from '../../../src/protocol/messages/91-alter-share-group-offsets.ts'
import {
  DeleteShareGroupOffsets,
  newDeleteShareGroupOffsetsRequest,
} from '../../../src/protocol/messages/92-delete-share-group-offsets.ts'
import { startTestBroker } from '../../support/broker.ts'
import { RawClient } from '../../support/raw-client.ts'

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

/** Topics `open` and `secret`, group `g` with offsets in both, and no right to `secret` afterwards. */
async function startBroker(): Promise<RawClient> {
  const broker = await startTestBroker({
    overrides: {
      'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'allow.everyone.if.no.acl.found': 'true',
    },
  })
  cleanups.push(() => broker.close())
  const client = await RawClient.connect(broker.port)
  cleanups.push(() => client.close())
  const topics = ['open', 'secret', '__consumer_offsets'].map((name) =>
    newCreatableTopic({ name, numPartitions: 1, replicationFactor: 1 }),
  )
  await client.request(CreateTopics, 7, newCreateTopicsRequest({ topics, timeoutMs: 5_000 }))
  expect(await alter(client, 'open', 'secret')).toEqual(['open NONE', 'secret NONE'])
  await deny(client, 2, 'secret')
  return client
}

/** Denies all operations on a resource, to everybody. */
async function deny(client: RawClient, resourceType: number, resourceName: string): Promise<void> {
  const creation = newAclCreation({
    resourceType,
    resourceName,
    resourcePatternType: 3,
    principal: 'User:*',
    host: '*',
    operation: 2,
    permissionType: 2,
  })
  const { results } = await client.request(
    CreateAcls,
    3,
    newCreateAclsRequest({ creations: [creation] }),
  )
  expect(results.map(({ errorCode }) => errorName(errorCode))).toEqual(['NONE'])
}

/** By topic the error of its partition; the error of the group where there is one. */
async function alter(client: RawClient, ...names: string[]): Promise<string[]> {
  const topics = names.map((topicName) => ({
    topicName,
    partitions: [{ partitionIndex: 0, startOffset: 0 }],
  }))
  const request = newAlterShareGroupOffsetsRequest({ groupId: 'g', topics })
  const response = await client.request(AlterShareGroupOffsets, 0, request)
  if (response.errorCode !== 0) return [errorName(response.errorCode)]
  return response.responses.map(
    ({ topicName, partitions }) => `${topicName} ${errorName(partitions[0]!.errorCode)}`,
  )
}

async function describeOffsets(client: RawClient, ...names: string[]): Promise<string[]> {
  const topics = names.map((topicName) => ({ topicName, partitions: [0] }))
  const group = { groupId: 'g', topics: names.length === 0 ? null : topics }
  const request = newDescribeShareGroupOffsetsRequest({ groups: [group] })
  const { groups } = await client.request(DescribeShareGroupOffsets, 1, request)
  if (groups[0]!.errorCode !== 0) return [errorName(groups[0]!.errorCode)]
  return groups[0]!.topics.map(({ topicName, partitions }) => {
    const { errorCode, lag } = partitions[0]!
    return `${topicName} ${errorCode === 0 ? `lag ${lag}` : errorName(errorCode)}`
  })
}

async function deleteOffsets(client: RawClient, ...names: string[]): Promise<string[]> {
  const topics = names.map((topicName) => ({ topicName }))
  const request = newDeleteShareGroupOffsetsRequest({ groupId: 'g', topics })
  const response = await client.request(DeleteShareGroupOffsets, 0, request)
  if (response.errorCode !== 0) return [errorName(response.errorCode)]
  return response.responses.map(
    ({ topicName, errorCode }) => `${topicName} ${errorName(errorCode)}`,
  )
}

test('offsets of share groups are only told, set and deleted where the topic allows it', async () => {
  const client = await startBroker()
  const refused = 'secret TOPIC_AUTHORIZATION_FAILED'
  expect(await describeOffsets(client)).toEqual(['open lag 0'])
  expect(await describeOffsets(client, 'secret', 'open')).toEqual(['open lag 0', refused])
  expect(await alter(client, 'open', 'secret')).toEqual([refused, 'open NONE'])
  expect(await deleteOffsets(client, 'secret', 'open')).toEqual(['open NONE', refused])
})

test('offsets of share groups are only told, set and deleted where the group allows it', async () => {
  const client = await startBroker()
  await deny(client, 3, 'g')
  expect(await describeOffsets(client, 'open')).toEqual(['GROUP_AUTHORIZATION_FAILED'])
  expect(await alter(client, 'open')).toEqual(['GROUP_AUTHORIZATION_FAILED'])
  expect(await deleteOffsets(client, 'open')).toEqual(['GROUP_AUTHORIZATION_FAILED'])
})
