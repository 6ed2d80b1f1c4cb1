import { KafkaError } from '../../../protocol/errors.ts'
import type {
  StreamsGroupHeartbeatRequest,
  Topology,
} from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import { LEAVE_STATIC_EPOCH, type StreamsMember } from './streams-member.ts'
import type { EpochTasks, TaskIds, Tasks } from './tasks.ts'
import type { ConfiguredSubtopology } from './topics/configured-topology.ts'

/** Throws what a request is refused with whatever the state of the group: INVALID_REQUEST mostly. */
export function validateStreamsHeartbeat(request: StreamsGroupHeartbeatRequest): void {
  validateFeatures(request)
  validateShape(request)
}

/** What the protocol has, and Apache 4.3 not yet. */
function validateFeatures(request: StreamsGroupHeartbeatRequest): void {
  refuseIf(request.instanceId !== null, 'Static membership is not yet supported.')
  refuseIf(request.taskOffsets !== null, 'TaskOffsets are not supported yet.')
  refuseIf(request.taskEndOffsets !== null, 'TaskEndOffsets are not supported yet.')
  refuseIf(isFilled(request.warmupTasks), 'WarmupTasks are not supported yet.')
  const usesRegex = request.topology?.subtopologies.some((each) => isFilled(each.sourceTopicRegex))
  refuseIf(usesRegex, 'Regular expressions for source topics are not supported yet.')
}

function validateShape(request: StreamsGroupHeartbeatRequest): void {
  refuseIf(isBlank(request.memberId), "MemberId can't be empty.")
  refuseIf(isBlank(request.groupId), "GroupId can't be empty.")
  refuseIf(request.rackId !== null && isBlank(request.rackId), "RackId can't be empty.")
  const { memberEpoch, topology, activeTasks, standbyTasks, warmupTasks } = request
  if (memberEpoch === 0) validateJoin(request)
  else if (memberEpoch === LEAVE_STATIC_EPOCH) refuseIf(true, "InstanceId can't be null.")
  else {
    const range = 'but must be greater than or equal to -2.'
    refuseIf(memberEpoch < LEAVE_STATIC_EPOCH, `MemberEpoch is ${memberEpoch}, ${range}`)
  }
  const told = [activeTasks, standbyTasks, warmupTasks].filter((tasks) => tasks !== null)
  const isPartial = told.length > 0 && told.length < 3
  refuseIf(isPartial, 'If one task-type is non-null, all must be non-null.')
  const isLate = memberEpoch !== 0 && topology !== null
  refuseIf(isLate, 'Topology can only be provided when (re-)joining.')
}

function validateJoin(request: StreamsGroupHeartbeatRequest): void {
  const { rebalanceTimeoutMs, activeTasks, standbyTasks, warmupTasks, topology } = request
  refuseIf(rebalanceTimeoutMs === -1, 'RebalanceTimeoutMs must be provided in first request.')
  const tasks = { ActiveTasks: activeTasks, StandbyTasks: standbyTasks, WarmupTasks: warmupTasks }
  for (const [name, ids] of Object.entries(tasks)) {
    refuseIf(ids === null || ids.length > 0, `${name} must be empty when (re-)joining.`)
  }
  refuseIf(topology === null, 'Topology must be non-null when (re-)joining.')
  if (topology !== null) validateTopology(topology)
}

/** Throws STREAMS_INVALID_TOPOLOGY: how many partitions a changelog has follows from its tasks. */
function validateTopology({ subtopologies }: Topology): void {
  for (const { name, partitions } of subtopologies.flatMap((each) => each.stateChangelogTopics)) {
    if (partitions === 0) continue
    const rule = 'must have an undefined partition count, but it is set to'
    const message = `Changelog topic ${name} ${rule} ${partitions}.`
    throw new KafkaError('STREAMS_INVALID_TOPOLOGY', message)
  }
}

/**
 * Throws FENCED_MEMBER_EPOCH unless the member has the epoch that the coordinator knows. The one
 * before it will do while the member has nothing that it lost since: the answer may have been lost.
 */
export function validateEpoch(member: StreamsMember, request: StreamsGroupHeartbeatRequest): void {
  const { memberEpoch } = request
  const { assigned } = member
  if (memberEpoch === 0 || memberEpoch === member.memberEpoch) return
  const isBehind = memberEpoch < member.memberEpoch
  const isAnswerLost =
    isBehind &&
    memberEpoch === member.previousMemberEpoch &&
    areAmong(request.activeTasks, assigned.active) &&
    areAmong(request.standbyTasks, assigned.standby) &&
    areAmong(request.warmupTasks, assigned.warmup)
  if (isAnswerLost) return
  throw new KafkaError(
    'FENCED_MEMBER_EPOCH',
    `The streams group member has a ${isBehind ? 'smaller' : 'greater'} member epoch ` +
      `(${memberEpoch}) than the one known by the group coordinator (${member.memberEpoch}). ` +
      'The member must abandon all its partitions and rejoin.',
  )
}

/** Throws INVALID_REQUEST for tasks that the topology does not have. */
export function validateTasks(
  request: StreamsGroupHeartbeatRequest,
  subtopologies: readonly ConfiguredSubtopology[],
): void {
  const taskCounts = new Map(subtopologies.map((each) => [each.subtopologyId, each.taskCount]))
  const { activeTasks, standbyTasks, warmupTasks } = request
  for (const ids of [activeTasks, standbyTasks, warmupTasks]) {
    for (const { subtopologyId, partitions } of ids ?? []) {
      const taskCount = taskCounts.get(subtopologyId)
      if (taskCount === undefined) {
        throw invalid(`Subtopology ${subtopologyId} does not exist in the topology.`)
      }
      const task = partitions.find((each) => each < 0 || each >= taskCount)
      if (task === undefined) continue
      throw invalid(
        `Task ${task} for subtopology ${subtopologyId} is invalid. ` +
          `Number of tasks for this subtopology: ${taskCount}`,
      )
    }
  }
}

function areAmong(ids: readonly TaskIds[] | null, assigned: Tasks | EpochTasks): boolean {
  if (ids === null) return false
  return ids.every(({ subtopologyId, partitions }) => {
    const known = assigned.get(subtopologyId)
    return known !== undefined && partitions.every((partition) => known.has(partition))
  })
}

function isFilled(list: readonly unknown[] | null): boolean {
  return list !== null && list.length > 0
}

function isBlank(text: string): boolean {
  return text.trim() === ''
}

function refuseIf(isWrong: boolean | undefined, message: string): void {
  if (isWrong) throw invalid(message)
}

function invalid(message: string): KafkaError {
  return new KafkaError('INVALID_REQUEST', message)
}
