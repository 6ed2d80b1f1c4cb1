import { expect, test } from 'vitest'
import { command } from '../../../src/commands/share-groups/index.ts'
import {
  Metadata,
  newMetadataResponse,
  newMetadataResponseBroker,
} from '../../../src/protocol/messages/3-metadata.ts'
import {
  FindCoordinator,
  newCoordinator,
  newFindCoordinatorResponse,
} from '../../../src/protocol/messages/10-find-coordinator.ts'
import {
  ListGroups,
  newListedGroup,
  newListGroupsResponse,
} from '../../../src/protocol/messages/16-list-groups.ts'
import {
  newDescribedGroup,
  newMember,
  newShareGroupDescribeResponse,
  ShareGroupDescribe,
} from '../../../src/protocol/messages/77-share-group-describe.ts'
import {
  DescribeShareGroupOffsets,
  newDescribeShareGroupOffsetsResponse,
  newDescribeShareGroupOffsetsResponseGroup,
  newDescribeShareGroupOffsetsResponsePartition,
} from '../../../src/protocol/messages/90-describe-share-group-offsets.ts'
import {
  DeleteShareGroupOffsets,
  newDeleteShareGroupOffsetsResponse,
} from '../../../src/protocol/messages/92-delete-share-group-offsets.ts'
import { FakeBroker } from '../../client/fake-broker.ts'
import { runInProcess } from '../../support/command-context.ts'

const topicId = 't5zzex80S2yId78_q88R_A'

/** The group `workers` reads `t`, of which it has begun partition 0. */
function broker(): FakeBroker {
  const place = { nodeId: 1, host: 'broker', port: 9092 }
  const partition = newDescribeShareGroupOffsetsResponsePartition
  return new FakeBroker()
    .serve(Metadata, () => newMetadataResponse({ brokers: [newMetadataResponseBroker(place)] }))
    .serve(FindCoordinator, ({ coordinatorKeys: [key] }) =>
      newFindCoordinatorResponse({ coordinators: [newCoordinator({ key: key!, ...place })] }),
    )
    .serve(ListGroups, () => {
      const group = { protocolType: 'share', groupType: 'share', groupState: 'Stable' }
      const names = ['workers', 'others']
      return newListGroupsResponse({
        groups: names.map((groupId) => newListedGroup({ groupId, ...group })),
      })
    })
    .serve(ShareGroupDescribe, ({ groupIds: [groupId] }) => {
      const isKnown = groupId === 'workers'
      const member = newMember({ memberId: 'm1', memberEpoch: 2, clientId: 'c', clientHost: '/h' })
      member.assignment.topicPartitions = [{ topicId, topicName: 't', partitions: [0, 1] }]
      const group = newDescribedGroup({
        groupId: groupId!,
        errorCode: isKnown ? 0 : 69,
        errorMessage: isKnown ? null : `Group ${groupId} not found.`,
        groupState: 'Stable',
        groupEpoch: 3,
        assignmentEpoch: 3,
        members: [member],
      })
      return newShareGroupDescribeResponse({ groups: [group] })
    })
    .serve(DescribeShareGroupOffsets, () => {
      const begun = partition({ partitionIndex: 0, startOffset: 7, leaderEpoch: 1, lag: 5 })
      const fresh = partition({ partitionIndex: 1, startOffset: -1, leaderEpoch: 0, lag: -1 })
      const topics = [{ topicName: 't', topicId, partitions: [fresh, begun] }]
      const group = newDescribeShareGroupOffsetsResponseGroup({ groupId: 'workers', topics })
      return newDescribeShareGroupOffsetsResponse({ groups: [group] })
    })
    .serve(DeleteShareGroupOffsets, () =>
      newDeleteShareGroupOffsetsResponse({ errorCode: 69, errorMessage: 'Group g not found.' }),
    )
}

const run = (...words: string[]) =>
  runInProcess(command, ['--bootstrap-server', 'broker:9092', ...words], {
    runtime: broker().runtime(),
  })

test('lists groups in order', async () => {
  expect(await run('--list', '--state')).toEqual({
    exitCode: 0,
    stdout: 'GROUP           STATE\nothers          Stable\nworkers         Stable\n',
    stderr: '',
  })
})

test.each([
  [
    [],
    'GROUP           TOPIC           PARTITION  START-OFFSET  LAG\n' +
      'workers         t               0          7             5\n' +
      'workers         t               1          -             -\n',
  ],
  [
    ['--verbose'],
    'GROUP           TOPIC           PARTITION  LEADER-EPOCH  START-OFFSET  LAG\n' +
      'workers         t               0          1             7             5\n' +
      'workers         t               1          -             -             -\n',
  ],
  [
    ['--members', '--verbose'],
    'GROUP           CONSUMER-ID     HOST            CLIENT-ID       #PARTITIONS  MEMBER-EPOCH  ASSIGNMENT\n' +
      'workers         m1              /h              c               2            2             t:0,1\n',
  ],
  [
    ['--state', '--verbose'],
    'GROUP           COORDINATOR (ID)          STATE           GROUP-EPOCH  ASSIGNMENT-EPOCH  #MEMBERS\n' +
      'workers         broker:9092  (1)          Stable          3            3                 1\n',
  ],
])('describes a group with %j', async (words, table) => {
  const result = await run('--describe', '--group', 'workers', ...words)
  expect(result).toEqual({ exitCode: 0, stdout: `\n${table}`, stderr: '' })
})

test('describes a group as data', async () => {
  const { stdout } = await run('--describe', '--group', 'workers', '--output', 'json')
  const common = { group: 'workers', topic: 't' }
  expect(JSON.parse(stdout)).toEqual([
    { ...common, partition: 0, leaderEpoch: 1, startOffset: 7, lag: 5 },
    { ...common, partition: 1, leaderEpoch: null, startOffset: null, lag: null },
  ])
})

test('tells of a group that is not there as Kafka does', async () => {
  const { exitCode, stdout } = await run('--describe', '--group', 'nope')
  expect(exitCode).toBe(0)
  expect(stdout).toBe(
    '\nError: Executing share group command failed due to org.apache.kafka.common.errors.GroupIdNotFoundException: Group nope not found.\n',
  )
})

test('refuses to reset a group with members', async () => {
  const words = [
    '--reset-offsets',
    '--group',
    'workers',
    '--topic',
    't',
    '--to-latest',
    '--execute',
  ]
  const { exitCode, stderr } = await run(...words)
  expect(exitCode).toBe(1)
  expect(stderr).toContain("Share group 'workers' is not empty.\n")
})

test('tells of the group and of each topic whose offsets stay', async () => {
  const { stdout } = await run('--delete-offsets', '--group', 'g', '--topic', 't')
  expect(stdout).toBe(
    '\nError: Group g not found.\n\nTOPIC           STATUS\nt               Error: Group g not found.\n',
  )
})

test.each([
  [['--describe'], 'Option [describe] takes one of these options: [all-groups], [group]'],
  [
    ['--reset-offsets', '--group', 'g', '--topic', 't', '--to-latest'],
    'takes the option: [execute]',
  ],
  [['--reset-offsets', '--group', 'g', '--execute', '--to-latest'], '[all-topics], [topic]'],
  [['--list', '--state', 'odd'], "Invalid state list 'odd'. Valid states are: Empty, Dead, Stable"],
])('refuses %j', async (words, message) => {
  const { exitCode, stderr } = await run(...words)
  expect(exitCode).toBe(1)
  expect(stderr).toContain(message)
})
