import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import type {
  GroupAssignment,
  MemberSpec,
  PartitionAssignor,
  SubscribedTopics,
  SubscriptionType,
} from './assignor.ts'
import type { ModernMember } from './modern-group.ts'
import type { PartitionOwners } from './partition-owners.ts'
import { isSameAssignment, NO_PARTITIONS, type TopicPartitions } from './topic-partitions.ts'
import type { TopicsView } from './topics-view.ts'

/** What a target assignment is computed from: the group as it will be after the event. */
export interface TargetInput {
  readonly groupId: string
  /** The group epoch that the target is computed for. */
  readonly epoch: number
  readonly members: Iterable<ModernMember>
  /** Also by regular expressions; by default the names that the member has told. */
  readonly topicNamesOf?: (member: ModernMember) => Iterable<string>
  readonly subscriptionType: SubscriptionType
  readonly targets: ReadonlyMap<string, TopicPartitions>
  /** The member id whose target counts as the member's own: that of a static member it replaces. */
  readonly previousIdOf?: (member: ModernMember) => string
  readonly owners: PartitionOwners
  readonly assignor: PartitionAssignor
  readonly topics: TopicsView
  /** Share groups assign only what is initialised. */
  readonly isAssignable?: (topicId: string, partition: number) => boolean
}

/** How a kind of groups writes its targets. */
export interface TargetRecords {
  member(groupId: string, memberId: string, target: TopicPartitions): CoordinatorRecord
  epoch(groupId: string, epoch: number): CoordinatorRecord
}

export interface TargetAssignment {
  readonly targets: GroupAssignment
  /** One for each member whose target has changed, then the epoch. */
  readonly records: CoordinatorRecord[]
}

/** Computes the target of every member for a group epoch. Throws what the assignor throws. */
export function computeTargetAssignment(
  input: TargetInput,
  toRecord: TargetRecords,
): TargetAssignment {
  const members = memberSpecs(input)
  const { owners, subscriptionType, isAssignable } = input
  const targets = input.assignor.assign(
    {
      members,
      subscriptionType,
      isPartitionAssigned: (topicId, partition) => owners.has(topicId, partition),
      isPartitionAssignable: isAssignable ?? (() => true),
    },
    describer(input.topics),
  )
  const records: CoordinatorRecord[] = []
  for (const memberId of members.keys()) {
    const before = input.targets.get(memberId)
    const after = targets.get(memberId) ?? NO_PARTITIONS
    if (before === undefined || !isSameAssignment(before, after)) {
      records.push(toRecord.member(input.groupId, memberId, after))
    }
  }
  records.push(toRecord.epoch(input.groupId, input.epoch))
  return { targets, records }
}

function memberSpecs(input: TargetInput): Map<string, MemberSpec> {
  const idsByNames = new Map<Iterable<string>, Set<string>>()
  const specs = new Map<string, MemberSpec>()
  for (const member of input.members) {
    const { memberId, rackId, instanceId } = member
    const names = input.topicNamesOf?.(member) ?? member.subscribedTopicNames
    let subscribedTopicIds = idsByNames.get(names)
    if (subscribedTopicIds === undefined) {
      subscribedTopicIds = topicIds(input.topics, names)
      idsByNames.set(names, subscribedTopicIds)
    }
    const assigned = input.targets.get(input.previousIdOf?.(member) ?? memberId) ?? NO_PARTITIONS
    specs.set(memberId, { memberId, rackId, instanceId, subscribedTopicIds, assigned })
  }
  return specs
}

function topicIds(topics: TopicsView, names: Iterable<string>): Set<string> {
  const ids = new Set<string>()
  for (const name of names) {
    const topic = topics.byName(name)
    if (topic !== undefined) ids.add(topic.id)
  }
  return ids
}

function describer(topics: TopicsView): SubscribedTopics {
  return {
    partitionCount: (topicId) => topics.byId(topicId)?.partitionCount ?? -1,
    racks: (topicId, partition) => topics.byId(topicId)?.racks(partition) ?? [],
  }
}
