import type { CoordinatorRecord } from '../../runtime/coordinator-shard.ts'
import { assignTasks } from './assignor/sticky-task-assignor.ts'
import type { TaskAssignment } from './assignor/task-assignor.ts'
import { targetEpochRecord, targetRecord } from './records.ts'
import type { StreamsGroup } from './streams-group.ts'
import type { StreamsMember } from './streams-member.ts'
import { isSameTaskSet, NO_TASKS } from './tasks.ts'
import type { ConfiguredTopology } from './topics/configured-topology.ts'

/** What a target is computed from: the group as it will be after the event. */
export interface TargetInput {
  readonly group: StreamsGroup
  /** New, or changed by the event. */
  readonly updatedMember?: StreamsMember | undefined
  /** The group epoch that the target is computed for. */
  readonly groupEpoch: number
  readonly topology: ConfiguredTopology
  readonly assignmentConfigs: ReadonlyMap<string, string>
  readonly nowMs: number
}

export interface TargetAssignment {
  readonly targets: TaskAssignment
  /** One for each member whose target has changed, then the epoch. */
  readonly records: CoordinatorRecord[]
}

/** The setting that a target depends on, as records name it. */
export const STANDBY_REPLICAS = 'num.standby.replicas'

/** Computes the target of every member; while topics are missing nobody gets anything. */
export function computeTargets(input: TargetInput): TargetAssignment {
  const { group, updatedMember, groupEpoch, topology, assignmentConfigs, nowMs } = input
  const { groupId } = group
  const members = new Map(group.members)
  if (updatedMember !== undefined) members.set(updatedMember.memberId, updatedMember)
  const targets: TaskAssignment =
    topology.problem === undefined && topology.subtopologies !== undefined
      ? assignTasks({
          members: [...members.values()].map(({ memberId, processId }) => ({
            memberId,
            processId,
            assigned: group.targetOf(memberId),
          })),
          subtopologies: topology.subtopologies.map(
            ({ subtopologyId, taskCount, stateChangelogTopics }) => ({
              subtopologyId,
              taskCount,
              isStateful: stateChangelogTopics.length > 0,
            }),
          ),
          standbyReplicas: Number(assignmentConfigs.get(STANDBY_REPLICAS) ?? 0),
        })
      : new Map([...members.keys()].map((memberId) => [memberId, NO_TASKS]))
  const records: CoordinatorRecord[] = []
  for (const [memberId, target] of targets) {
    const before = group.targets.get(memberId)
    if (before !== undefined && isSameTaskSet(before, target)) continue
    records.push(targetRecord(groupId, memberId, target))
  }
  records.push(targetEpochRecord(groupId, groupEpoch, nowMs))
  return { targets, records }
}
