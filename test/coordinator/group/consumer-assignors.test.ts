import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rangeAssignor } from '../../../src/coordinator/group/consumer/assignors/range-assignor.ts'
import { uniformAssignor } from '../../../src/coordinator/group/consumer/assignors/uniform-assignor.ts'
import type { MemberSpec } from '../../../src/coordinator/group/modern/assignor.ts'
import { PartitionOwners } from '../../../src/coordinator/group/modern/partition-owners.ts'
import {
  NO_PARTITIONS,
  sortedPartitions,
  type TopicPartitions,
} from '../../../src/coordinator/group/modern/topic-partitions.ts'

interface Round {
  readonly topics: readonly (readonly [id: string, partitionCount: number])[]
  /** Member id, static id and the indices of its topics. */
  readonly members: readonly string[]
  /** By member: `topic:partition,partition …`. */
  readonly assignment: readonly string[]
}

/** What the assignors of Apache Kafka 4.3.1 gave, each round from the assignment before. */
const groups = JSON.parse(
  readFileSync(new URL('../fixtures/assignments.json', import.meta.url), 'utf8'),
) as { assignor: string; rounds: Round[] }[]

test.each(groups.map((group, index) => ({ ...group, index })))(
  'the $assignor assignor gives what Apache gives: $index',
  ({ assignor, rounds }) => {
    let before = new Map<string, TopicPartitions>()
    for (const round of rounds) {
      const after = assign(assignor, round, before)
      const ids = round.members.map((member) => member.split('|')[0]!)
      expect(ids.map((id) => print(after.get(id) ?? NO_PARTITIONS, round))).toEqual(
        round.assignment,
      )
      before = new Map(ids.map((id) => [id, after.get(id) ?? NO_PARTITIONS]))
    }
  },
)

function assign(name: string, round: Round, before: ReadonlyMap<string, TopicPartitions>) {
  const owners = new PartitionOwners()
  const members = new Map<string, MemberSpec>()
  for (const member of round.members) {
    const [memberId = '', instanceId = '', topics = ''] = member.split('|')
    const assigned = before.get(memberId) ?? NO_PARTITIONS
    owners.move(memberId, NO_PARTITIONS, assigned)
    const subscribedTopicIds = new Set([...topics].map((index) => round.topics[Number(index)]![0]))
    members.set(memberId, {
      memberId,
      instanceId: instanceId === '' ? null : instanceId,
      rackId: null,
      subscribedTopicIds,
      assigned,
    })
  }
  const isHomogeneous = new Set(round.members.map((member) => member.split('|')[2])).size <= 1
  const counts = new Map(round.topics)
  const assignor = name === 'range' ? rangeAssignor : uniformAssignor
  return assignor.assign(
    {
      members,
      subscriptionType: isHomogeneous ? 'homogeneous' : 'heterogeneous',
      isPartitionAssigned: (topicId, partition) => owners.has(topicId, partition),
      isPartitionAssignable: () => true,
    },
    { partitionCount: (topicId) => counts.get(topicId) ?? -1, racks: () => [] },
  )
}

function print(assignment: TopicPartitions, { topics }: Round): string {
  return topics
    .flatMap(([id], index) => {
      const partitions = assignment.get(id)
      return partitions === undefined ? [] : [`${index}:${sortedPartitions(partitions).join(',')}`]
    })
    .join(' ')
}
