import { KafkaError } from '../../../protocol/errors.ts'
import {
  newStreamsGroupHeartbeatResponse,
  type Status,
  type StreamsGroupHeartbeatRequest,
} from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import type { CoordinatorRecord, CoordinatorResult } from '../../runtime/coordinator-shard.ts'
import type { GroupContext, GroupRequestContext } from '../group-context.ts'
import { inJavaHashOrder } from '../java-collections.ts'
import { metadataHash as hashOfTopics } from '../modern/metadata-hash.ts'
import { type AssignmentStep, maybeAssign } from './assign.ts'
import { nextAssignment } from './current-assignment.ts'
import { partitionsByEndpoint } from './endpoints.ts'
import { currentAssignmentRecord, groupRecord, memberRecord, topologyRecord } from './records.ts'
import type { StreamsHeartbeatResult } from './requests.ts'
import type { StreamsGroup } from './streams-group.ts'
import { streamsGroupOfMember, streamsGroupToJoin } from './streams-groups.ts'
import {
  hasSameAssignment,
  hasSameMetadata,
  isReconciled,
  type StreamsMember,
} from './streams-member.ts'
import { STANDBY_REPLICAS } from './target-assignment.ts'
import {
  type EpochTasks,
  isSameAssigned,
  type TaskIds,
  type TaskSet,
  type Tasks,
  taskIds,
  tasksFromIds,
} from './tasks.ts'
import { endRebalance, restartSession, startInitialRebalance, startRebalance } from './timers.ts'
import { type ConfiguredTopology, configureTopology } from './topics/configured-topology.ts'
import { STATUS, type StatusName } from './topics/topic-configuration-error.ts'
import {
  isSameTopology,
  requiredTopics,
  type StreamsTopology,
  topologyFromRecord,
  topologyRecordValue,
} from './topology.ts'
import { validateEpoch, validateTasks } from './validate-heartbeat.ts'

/** What a heartbeat works on: one step after the other adds to it. */
interface Heartbeat {
  readonly context: GroupContext
  readonly request: StreamsGroupHeartbeatRequest
  readonly group: StreamsGroup
  readonly records: CoordinatorRecord[]
  readonly statuses: Status[]
}

/**
 * A heartbeat of a member that is there or comes. It may change what is known of the member, bring
 * the topology, find topics changed or missing; each of these raises the group epoch, for which a
 * target is computed; then the member makes its next step towards the target.
 *
 * The request is valid in itself. Throws GROUP_ID_NOT_FOUND, UNKNOWN_MEMBER_ID, FENCED_MEMBER_EPOCH,
 * GROUP_MAX_SIZE_REACHED, STREAMS_INVALID_TOPOLOGY, INVALID_REQUEST.
 */
export function streamsHeartbeat(
  context: GroupContext,
  client: GroupRequestContext,
  request: StreamsGroupHeartbeatRequest,
): CoordinatorResult<StreamsHeartbeatResult> {
  const records: CoordinatorRecord[] = []
  const group = groupOf(context, request, records)
  const heartbeat: Heartbeat = { context, request, group, records, statuses: [] }
  const known = memberOf(heartbeat)
  const updated = updateMember(heartbeat, client, known)
  const hasMemberChanged = updated !== known

  const topology = updateTopology(heartbeat)
  tellStaleTopology(heartbeat, updated)
  const { configured, metadataHash } = configure(heartbeat, topology)
  if (configured.problem === undefined) validateTasks(request, configured.subtopologies ?? [])
  const step = raiseEpoch(heartbeat, { configured, metadataHash, updated, hasMemberChanged })

  if (group.isEmpty) startInitialRebalance(context, group.groupId)
  const { targetEpoch, target } = maybeAssign(context, step, records, heartbeat.statuses)
  const member = reconcile(heartbeat, updated, targetEpoch, target)

  restartSession(context, group.groupId, member.memberId)
  if (request.shutdownApplication) group.requestShutdown(member.memberId)
  return { records, response: answer(heartbeat, known, member, configured) }
}

function groupOf(
  context: GroupContext,
  { groupId, memberEpoch }: StreamsGroupHeartbeatRequest,
  records: CoordinatorRecord[],
): StreamsGroup {
  if (memberEpoch !== 0) return streamsGroupOfMember(context.groups, groupId)
  const group = streamsGroupToJoin(context.groups, groupId, records)
  const { streamsMaxSize } = context.config
  if (group.members.size < streamsMaxSize) return group
  throw new KafkaError(
    'GROUP_MAX_SIZE_REACHED',
    `The streams group has reached its maximum capacity of ${streamsMaxSize} members.`,
  )
}

function memberOf({ group, request, context }: Heartbeat): StreamsMember {
  const { memberId, memberEpoch } = request
  const isJoining = memberEpoch === 0
  const member = isJoining ? group.memberOrNew(memberId) : group.member(memberId)
  validateEpoch(member, request)
  if (isJoining && !group.members.has(memberId)) {
    context.logger.info(`Member '${memberId}' joins streams group '${group.groupId}'`)
  }
  return member
}

/** Gives the member itself where it has told nothing new. */
function updateMember(
  { group, request, records }: Heartbeat,
  { clientId, clientHost }: GroupRequestContext,
  member: StreamsMember,
): StreamsMember {
  const { rackId, rebalanceTimeoutMs, topology, processId, clientTags, userEndpoint } = request
  const updated: StreamsMember = {
    ...member,
    instanceId: null,
    rackId: rackId ?? member.rackId,
    rebalanceTimeoutMs: rebalanceTimeoutMs === -1 ? member.rebalanceTimeoutMs : rebalanceTimeoutMs,
    topologyEpoch: topology?.epoch ?? member.topologyEpoch,
    clientId,
    clientHost,
    processId: processId ?? member.processId,
    clientTags: clientTags === null ? member.clientTags : tagsFrom(clientTags),
    userEndpoint: userEndpoint === null ? member.userEndpoint : { ...userEndpoint },
  }
  if (hasSameMetadata(updated, member)) return member
  records.push(memberRecord(group.groupId, updated))
  return updated
}

function tagsFrom(tags: readonly { readonly key: string; readonly value: string }[]) {
  return new Map(tags.map(({ key, value }) => [key, value]))
}

function updateTopology({ group, request, records }: Heartbeat): StreamsTopology {
  const { topology: known } = group
  if (request.topology === null) {
    // A member that is there brought one when it joined.
    if (known === undefined) throw new KafkaError('UNKNOWN_SERVER_ERROR')
    return known
  }
  const value = topologyRecordValue(request.topology)
  const told = topologyFromRecord(value)
  if (known === undefined) {
    records.push(topologyRecord(group.groupId, value))
    return told
  }
  if (known.epoch > told.epoch || isSameTopology(known, told)) return known
  throw new KafkaError('INVALID_REQUEST', 'Topology updates are not supported yet.')
}

function tellStaleTopology({ group, statuses }: Heartbeat, { topologyEpoch }: StreamsMember): void {
  const known = group.topology?.epoch
  if (known === undefined || topologyEpoch >= known) return
  tell(
    statuses,
    'STALE_TOPOLOGY',
    `The member's topology epoch ${topologyEpoch} is behind the group's topology epoch ${known}.`,
  )
}

/** Looks at the topics of the cluster when they may have changed since the last time. */
function configure(
  { group, context }: Heartbeat,
  topology: StreamsTopology,
): { configured: ConfiguredTopology; metadataHash: bigint } {
  const { configuredTopology: known, metadataHash: knownHash } = group
  const isNew = group.topology === undefined || known === undefined
  if (!isNew && !group.isMetadataStale) return { configured: known, metadataHash: knownHash }
  const metadataHash = hashOfTopics(requiredTopics(topology), context.topics)
  if (!isNew && metadataHash === knownHash) return { configured: known, metadataHash }
  const configured = configureTopology(topology, context.topics)
  group.setConfiguredTopology(configured)
  return { configured, metadataHash }
}

interface Changes {
  readonly configured: ConfiguredTopology
  readonly metadataHash: bigint
  readonly updated: StreamsMember
  readonly hasMemberChanged: boolean
}

/** Anything that the target depends on has changed: the group epoch rises by one. */
function raiseEpoch(heartbeat: Heartbeat, changes: Changes): AssignmentStep {
  const { group, context, records } = heartbeat
  const { groupId } = group
  const { configured, metadataHash, updated } = changes
  const validatedTopologyEpoch = configured.problem === undefined ? configured.epoch : -1
  const standbyReplicas = context.settings.number(groupId, 'streams.num.standby.replicas')
  const assignmentConfigs = new Map([[STANDBY_REPLICAS, String(standbyReplicas)]])
  const isRaised =
    changes.hasMemberChanged ||
    metadataHash !== group.metadataHash ||
    validatedTopologyEpoch !== group.validatedTopologyEpoch ||
    group.lastAssignmentConfigs.get(STANDBY_REPLICAS) !== String(standbyReplicas)
  const groupEpoch = group.groupEpoch + Number(isRaised)
  if (isRaised) {
    const facts = { groupEpoch, metadataHash, validatedTopologyEpoch, assignmentConfigs }
    records.push(groupRecord(groupId, facts))
    group.metadataRefreshed(groupEpoch)
  }
  return { group, groupEpoch, updatedMember: updated, topology: configured, assignmentConfigs }
}

function reconcile(
  { context, group, request, records }: Heartbeat,
  member: StreamsMember,
  targetEpoch: number,
  target: TaskSet,
): StreamsMember {
  if (isReconciled(member, targetEpoch)) return member
  const { owners, groupId } = group
  const owned = ownedTasks(request)
  const next = nextAssignment(member, { targetEpoch, target, owners, owned })
  if (hasSameAssignment(next, member)) return member
  records.push(currentAssignmentRecord(groupId, next))
  if (next.state === 'UNREVOKED_TASKS') startRebalance(context, groupId, next)
  else endRebalance(context, groupId, next.memberId)
  return next
}

function ownedTasks(request: StreamsGroupHeartbeatRequest): TaskSet | undefined {
  const { activeTasks, standbyTasks, warmupTasks } = request
  if (activeTasks === null || standbyTasks === null || warmupTasks === null) return undefined
  return {
    active: tasksFromIds(activeTasks),
    standby: tasksFromIds(standbyTasks),
    warmup: tasksFromIds(warmupTasks),
  }
}

function answer(
  { context, request, group, statuses }: Heartbeat,
  before: StreamsMember,
  member: StreamsMember,
  { problem, missingTopics }: ConfiguredTopology,
): StreamsHeartbeatResult {
  const { groupId } = group
  const { assigned, userEndpoint } = member
  const response = newStreamsGroupHeartbeatResponse({
    memberId: member.memberId,
    memberEpoch: member.memberEpoch,
    heartbeatIntervalMs: context.settings.number(groupId, 'streams.heartbeat.interval.ms'),
    status: statuses,
  })
  if (request.memberEpoch === 0 || !isSameAssigned(before.assigned, assigned)) {
    response.activeTasks = tasksOfAnswer(assigned.active)
    response.standbyTasks = tasksOfAnswer(assigned.standby)
    response.warmupTasks = tasksOfAnswer(assigned.warmup)
    if (userEndpoint !== null) group.endpointInformationEpoch += 1
  }
  if (group.endpointInformationEpoch !== request.endpointInformationEpoch) {
    response.partitionsByUserEndpoint = partitionsByEndpoint(group, member, context.topics)
  }
  // A group that is only being made is not the one whose epoch will count.
  const isKnown = context.groups.find(groupId) !== undefined
  if (isKnown) response.endpointInformationEpoch = group.endpointInformationEpoch
  if (problem !== undefined) tell(statuses, problem.status, problem.message)
  if (group.shutdownMemberId !== undefined) {
    const detail =
      `Streams group member ${group.shutdownMemberId} encountered a fatal error ` +
      'and requested a shutdown for the entire application.'
    tell(statuses, 'SHUTDOWN_APPLICATION', detail)
  }
  return { response, missingTopics: problem === undefined ? [] : missingTopics }
}

/** Apache gives subtopologies in the order of a HashMap. */
function tasksOfAnswer(tasks: Tasks | EpochTasks): TaskIds[] {
  const order = inJavaHashOrder(tasks.keys())
  return taskIds(tasks).sort(
    (a, b) => order.indexOf(a.subtopologyId) - order.indexOf(b.subtopologyId),
  )
}

export function tell(statuses: Status[], name: StatusName, statusDetail: string): void {
  statuses.push({ statusCode: STATUS[name], statusDetail })
}
