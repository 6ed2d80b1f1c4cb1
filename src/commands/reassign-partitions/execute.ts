import { describeCluster } from '../../client/admin/describe-cluster.ts'
import {
  alterPartitionReassignments,
  alterReplicaLogDirs,
  byTopicPartition,
  listPartitionReassignments,
  type ReplicaMove,
} from '../../client/admin/reassignments.ts'
import type { Results } from '../../client/admin/results.ts'
import { sleepUntil } from '../../client/backoff.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { Output } from '../shared/output.ts'
import { placementsOf } from './generate.ts'
import { byReplica, logDirFinder, replicaName } from './log-dirs.ts'
import type { ReassignOptions } from './options.ts'
import { checkPlan, type Placement, type Plan, planText, readPlan } from './plan.ts'
import { RefusedMoves } from './refused-moves.ts'
import { movesOfPlan, plural, throttleBrokers, throttleLogDirs } from './throttles.ts'

/** `--execute`: starts the moves of a plan, throttled where asked for. */
export function execute(options: ReassignOptions, context: CommandContext) {
  const plan = readPlan(context, options.value('reassignment-json-file')!)
  checkPlan(plan)
  const limits = {
    brokers: options.value('throttle'),
    logDirs: options.value('replica-alter-log-dirs-throttle'),
  }
  const timeoutMs = options.value('timeout')
  const allowsReplicationFactorChange = !options.has('disallow-replication-factor-change')
  return async (cluster: Cluster) => {
    const { stdout } = context
    const { placements, moves } = plan
    const ongoing = await listPartitionReassignments(cluster)
    if (ongoing.length > 0 && !options.has('additional')) throw new RefusedMoves(ALREADY_MOVING)
    await checkBrokers(cluster, placements)
    const current = await currentPlacements(cluster, placements)
    const logDirOf = await logDirFinder(cluster, current)
    stdout.line(`Current partition replica assignment\n\n${planText(current, logDirOf)}\n`)
    stdout.line('Save this to use as the --reassignment-json-file option during rollback')
    if (limits.brokers >= 0 || limits.logDirs >= 0) stdout.line(VERIFY_LATER)
    if (limits.brokers >= 0) {
      const partitionMoves = movesOfPlan(ongoing, placements, current)
      await throttleBrokers(cluster, partitionMoves, limits.brokers, stdout)
    }
    if (limits.logDirs >= 0) {
      const ids = new Set(moves.map(({ brokerId }) => brokerId))
      await throttleLogDirs(cluster, ids, limits.logDirs, stdout)
    }
    const results = await alterPartitionReassignments(cluster, placements, {
      allowsReplicationFactorChange,
    })
    refuseFailed(results, plan, 'Error reassigning partition(s):')
    const names = [...placements].sort(byTopicPartition).map(partitionName)
    stdout.line(
      `Successfully started partition reassignment${plural(names.length)} for ${names.join(',')}`,
    )
    await startMoves(cluster, moves, timeoutMs, stdout)
  }
}

const ALREADY_MOVING =
  'Cannot execute because there is an existing partition assignment.  Use --additional to ' +
  'override this and create a new partition assignment in addition to the existing one. The ' +
  '--additional flag can also be used to change the throttle by resubmitting the current ' +
  'reassignment.'

const VERIFY_LATER =
  'Warning: You must run --verify periodically, until the reassignment completes, to ensure the ' +
  'throttle is removed.'

async function checkBrokers(cluster: Cluster, placements: readonly Placement[]): Promise<void> {
  const { nodes } = await describeCluster(cluster)
  const known = new Set(nodes.map(({ id }) => id))
  const wanted = placements.flatMap(({ replicas }) => replicas).sort((a, b) => a - b)
  const unknown = wanted.find((id) => !known.has(id))
  if (unknown !== undefined) throw new CommandError(`Unknown broker id ${unknown}`)
}

async function currentPlacements(
  cluster: Cluster,
  placements: readonly Placement[],
): Promise<Placement[]> {
  const all = await placementsOf(cluster, [...new Set(placements.map(({ topic }) => topic))])
  const wanted = new Set(placements.map(partitionName))
  const found = all.filter((placement) => wanted.has(partitionName(placement)))
  for (const placement of found) wanted.delete(partitionName(placement))
  if (wanted.size === 0) return found
  const names = [...wanted].join(', ')
  throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', `Unable to find partition: ${names}`)
}

/** Throws the refusals of single partitions under a title. */
export function refuseFailed(results: Results<true>, plan: Plan, title: string): void {
  const lines = [...plan.placements].sort(byTopicPartition).flatMap((placement) => {
    const name = partitionName(placement)
    const result = results.get(name)
    return result instanceof KafkaError ? [`${name}: ${result.message}`] : []
  })
  if (lines.length > 0) throw new RefusedMoves([title, ...lines].join('\n'))
}

/** Milliseconds between attempts. */
const RETRY_MS = 100

/**
 * Starts moves between directories. A replica that is only just coming to its broker is not there
 * yet: it is asked for again until the time is over.
 */
export async function startMoves(
  cluster: Cluster,
  moves: readonly ReplicaMove[],
  timeoutMs: number,
  stdout: Output,
): Promise<void> {
  const { clock } = cluster.runtime
  const deadlineMs = clock.monotonicMs() + timeoutMs
  let pending = [...moves].sort(byReplica)
  while (pending.length > 0) {
    const started = await tryMoves(cluster, pending)
    for (const { topic, partition, brokerId, logDir } of started) {
      stdout.line(
        `Successfully started moving log directory to ${logDir} for replica ${topic}-${partition} with broker ${brokerId} `,
      )
    }
    pending = pending.filter((move) => !started.includes(move))
    if (pending.length === 0) return
    if (clock.monotonicMs() >= deadlineMs) {
      const names = pending.map(replicaName).join(',')
      throw new RefusedMoves(
        `Timed out before log directory move${plural(pending.length)} could be started for: ${names}`,
      )
    }
    await sleepUntil(clock, RETRY_MS, deadlineMs)
  }
}

async function tryMoves(cluster: Cluster, moves: readonly ReplicaMove[]): Promise<ReplicaMove[]> {
  const started: ReplicaMove[] = []
  for (const brokerId of new Set(moves.map((move) => move.brokerId))) {
    const ofBroker = moves.filter((move) => move.brokerId === brokerId)
    const results = await alterReplicaLogDirs(cluster, brokerId, ofBroker)
    for (const move of ofBroker) {
      const result = results.get(partitionName(move))
      if (!(result instanceof KafkaError)) started.push(move)
      else if (result.error !== 'REPLICA_NOT_AVAILABLE') {
        throw new CommandError(`Failed to alter dir for ${replicaName(move)}`, { cause: result })
      }
    }
  }
  return started
}
