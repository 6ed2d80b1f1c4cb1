import type { Status } from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import {
  type CoordinatorRecord,
  type CoordinatorResult,
  NO_RESULT,
} from '../../runtime/coordinator-shard.ts'
import type { GroupContext } from '../group-context.ts'
import { StreamsGroup } from './streams-group.ts'
import type { StreamsMember } from './streams-member.ts'
import { computeTargets } from './target-assignment.ts'
import { NO_TASKS, type TaskSet } from './tasks.ts'
import { isInitialRebalancePending } from './timers.ts'
import type { ConfiguredTopology } from './topics/configured-topology.ts'
import { STATUS } from './topics/topic-configuration-error.ts'

/** A group for whose epoch there may be no target yet. */
export interface AssignmentStep {
  readonly group: StreamsGroup
  readonly groupEpoch: number
  readonly updatedMember?: StreamsMember | undefined
  readonly topology: ConfiguredTopology
  readonly assignmentConfigs: ReadonlyMap<string, string>
}

/** What the updated member shall have, and since which epoch. */
export interface MemberTarget {
  readonly targetEpoch: number
  readonly target: TaskSet
}

/**
 * Computes the target of the group epoch, unless it is there, or it is too early: at the beginning of
 * a group its members are waited for, later targets follow each other in intervals.
 */
export function maybeAssign(
  context: GroupContext,
  step: AssignmentStep,
  records: CoordinatorRecord[],
  statuses: Status[],
): MemberTarget {
  const { group, groupEpoch, updatedMember } = step
  const { groupId, assignmentEpoch } = group
  if (isInitialRebalancePending(context, groupId)) {
    delayed(statuses, 'initial rebalance delay')
    return { targetEpoch: assignmentEpoch, target: NO_TASKS }
  }
  const target = updatedMember === undefined ? NO_TASKS : group.targetOf(updatedMember.memberId)
  if (assignmentEpoch >= groupEpoch) return { targetEpoch: assignmentEpoch, target }
  if (isTooEarly(context, group)) {
    delayed(statuses, 'assignment interval')
    return { targetEpoch: assignmentEpoch, target }
  }
  const computed = computeTargets({ ...step, nowMs: context.nowMs })
  records.push(...computed.records)
  const own = computed.targets.get(updatedMember?.memberId ?? '') ?? NO_TASKS
  return { targetEpoch: groupEpoch, target: own }
}

/** The members that have come until now get their first tasks. */
export function onInitialRebalance(
  context: GroupContext,
  groupId: string,
): CoordinatorResult<undefined> {
  const group = context.groups.find(groupId)
  if (!(group instanceof StreamsGroup) || group.isEmpty) return NO_RESULT
  const { groupEpoch, configuredTopology: topology, lastAssignmentConfigs } = group
  if (topology === undefined) return NO_RESULT
  const records: CoordinatorRecord[] = []
  const step = { group, groupEpoch, topology, assignmentConfigs: lastAssignmentConfigs }
  maybeAssign(context, step, records, [])
  return { records, response: undefined }
}

// Without an interval the clock does not matter: a way out when it has gone far back.
function isTooEarly({ settings, nowMs }: GroupContext, group: StreamsGroup): boolean {
  const { groupId, assignmentTimestampMs } = group
  const intervalMs = settings.number(groupId, 'streams.assignment.interval.ms')
  if (assignmentTimestampMs === 0 || intervalMs === 0) return false
  return nowMs < assignmentTimestampMs + intervalMs
}

function delayed(statuses: Status[], setting: string): void {
  const statusDetail = `Assignment delayed due to the configured ${setting}.`
  statuses.push({ statusCode: STATUS.ASSIGNMENT_DELAYED, statusDetail })
}
