import { describeTopics } from '../../client/admin/describe-topics.ts'
import type { ReplicaMove } from '../../client/admin/reassignments.ts'
import { byTopicPartition, listPartitionReassignments } from '../../client/admin/reassignments.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { isUnknownTopic } from './generate.ts'
import { type MoveState, moveStates, replicaName } from './log-dirs.ts'
import type { ReassignOptions } from './options.ts'
import { type Placement, readPlan } from './plan.ts'
import { clearThrottles } from './throttles.ts'

/** `--verify`: how far the moves of a plan are; takes the throttles away when nothing moves. */
export function verify(options: ReassignOptions, context: CommandContext) {
  const { placements, moves } = readPlan(context, options.value('reassignment-json-file')!)
  const keepsThrottles = options.has('preserve-throttles')
  return async (cluster: Cluster) => {
    const { stdout } = context
    const ongoing = await listPartitionReassignments(cluster)
    const moving = new Set(ongoing.map(partitionName))
    const current = await currentReplicas(
      cluster,
      placements.filter((placement) => !moving.has(partitionName(placement))),
    )
    stdout.line('Status of partition reassignment:')
    for (const placement of [...placements].sort(byTopicPartition)) {
      const name = partitionName(placement)
      const replicas = current.get(name) ?? []
      const isElsewhere = !moving.has(name) && `${replicas}` !== `${placement.replicas}`
      if (isElsewhere) context.noteFailure()
      stdout.line(placementText(placement, moving.has(name), replicas))
    }
    const states = await moveStates(cluster, moves)
    stdout.line(states.map(([move, state]) => moveText(move, state)).join('\n'))
    if (states.some(([, { kind }]) => kind === 'missing' || kind === 'cancelled')) {
      context.noteFailure()
    }
    const isMoving = states.some(([, { kind }]) => kind === 'active')
    if (ongoing.length === 0 && !isMoving && !keepsThrottles) {
      await clearThrottles(cluster, placements, stdout)
    }
  }
}

/** Nothing for a topic that is not there. */
async function currentReplicas(
  cluster: Cluster,
  placements: readonly Placement[],
): Promise<Map<string, readonly number[]>> {
  const topics = [...new Set(placements.map(({ topic }) => topic))]
  const current = new Map<string, readonly number[]>()
  for (const [topic, result] of await describeTopics(cluster, topics)) {
    if (isUnknownTopic(result)) continue
    if (result instanceof KafkaError) throw result
    for (const { partition, replicas } of result.partitions) {
      current.set(partitionName({ topic, partition }), replicas)
    }
  }
  return current
}

function placementText(
  placement: Placement,
  isMoving: boolean,
  current: readonly number[],
): string {
  const name = partitionName(placement)
  if (isMoving) return `Reassignment of partition ${name} is still in progress.`
  const target = placement.replicas.join(',')
  if (current.join(',') === target) return `Reassignment of partition ${name} is completed.`
  return (
    `There is no active reassignment of partition ${name}, ` +
    `but replica set is ${current.join(',')} rather than ${target}.`
  )
}

function moveText(move: ReplicaMove, state: MoveState): string {
  const { brokerId, logDir } = move
  const name = partitionName(move)
  switch (state.kind) {
    case 'missing':
      return (
        `Partition ${name} is not found in any live log dir on broker ${brokerId}. ` +
        'There is likely an offline log directory on the broker.'
      )
    case 'active':
      return state.future === logDir
        ? `Reassignment of replica ${replicaName(move)} is still in progress.`
        : `Partition ${name} on broker ${brokerId} is being moved to log dir ${state.future} instead of ${logDir}.`
    case 'cancelled':
      return `Partition ${name} on broker ${brokerId} is not being moved from log dir ${state.current} to ${logDir}.`
    case 'completed':
      return `Reassignment of replica ${replicaName(move)} completed successfully.`
  }
}
