/**
 * The limits of a move: rates in the settings of the brokers that take part, and in those of the
 * topics which replicas are meant (KIP-73). They stay until `--verify` finds the move done.
 */
import { type AlterConfigsOfResource, incrementalAlterConfigs } from '../../client/admin/configs.ts'
import { describeCluster } from '../../client/admin/describe-cluster.ts'
import type { OngoingReassignment } from '../../client/admin/reassignments.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import type { Output } from '../shared/output.ts'
import { valuesOf } from '../shared/results.ts'
import type { Placement } from './plan.ts'

const LEADER_RATE = 'leader.replication.throttled.rate'
const FOLLOWER_RATE = 'follower.replication.throttled.rate'
const LOG_DIR_RATE = 'replica.alter.log.dirs.io.max.bytes.per.second'
const LEADER_REPLICAS = 'leader.replication.throttled.replicas'
const FOLLOWER_REPLICAS = 'follower.replication.throttled.replicas'

/** The brokers that a partition is read from, and those that get it anew. */
export interface PartitionMove extends TopicPartition {
  readonly sources: readonly number[]
  readonly destinations: readonly number[]
}

/** All moves that there will be: those under way, and those of the plan. */
export function movesOfPlan(
  ongoing: readonly OngoingReassignment[],
  proposed: readonly Placement[],
  current: readonly Placement[],
): PartitionMove[] {
  const moves = new Map<string, PartitionMove>()
  for (const { topic, partition, replicas, addingReplicas } of ongoing) {
    const sources = replicas.filter((id) => !addingReplicas.includes(id))
    const move = { topic, partition, sources, destinations: addingReplicas }
    moves.set(partitionName(move), move)
  }
  const currentByName = new Map(current.map((one) => [partitionName(one), one.replicas]))
  for (const { topic, partition, replicas } of proposed) {
    const name = partitionName({ topic, partition })
    const sources = moves.get(name)?.sources ?? currentByName.get(name) ?? []
    const destinations = replicas.filter((id) => !sources.includes(id))
    moves.set(name, { topic, partition, sources, destinations })
  }
  return [...moves.values()]
}

/** Limits what the brokers copy among themselves, in bytes per second each. */
export async function throttleBrokers(
  cluster: Cluster,
  moves: readonly PartitionMove[],
  bytesPerSecond: number,
  stdout: Output,
): Promise<void> {
  const topics = [...new Set(moves.map(({ topic }) => topic))]
  await change(
    cluster,
    topics.map((name) => {
      const ofTopic = moves.filter(({ topic }) => topic === name)
      return {
        type: 'topic',
        name,
        changes: [
          set(LEADER_REPLICAS, replicaList(ofTopic, 'sources')),
          set(FOLLOWER_REPLICAS, replicaList(ofTopic, 'destinations')),
        ],
      }
    }),
  )
  const ids = new Set(moves.flatMap(({ sources, destinations }) => [...sources, ...destinations]))
  const rates = [LEADER_RATE, FOLLOWER_RATE].map((name) => set(name, `${bytesPerSecond}`))
  await change(cluster, brokerChanges(ids, rates))
  stdout.line(`The inter-broker throttle limit was set to ${bytesPerSecond} B/s`)
}

/** Limits what brokers copy between their own directories, in bytes per second each. */
export async function throttleLogDirs(
  cluster: Cluster,
  brokerIds: ReadonlySet<number>,
  bytesPerSecond: number,
  stdout: Output,
): Promise<void> {
  await change(cluster, brokerChanges(brokerIds, [set(LOG_DIR_RATE, `${bytesPerSecond}`)]))
  stdout.line(`The replica-alter-dir throttle limit was set to ${bytesPerSecond} B/s`)
}

/** Takes all limits away, as nobody knows any more which brokers took part. */
export async function clearThrottles(
  cluster: Cluster,
  placements: readonly Placement[],
  stdout: Output,
): Promise<void> {
  const { nodes } = await describeCluster(cluster)
  const ids = new Set([
    ...nodes.map(({ id }) => id),
    ...placements.flatMap(({ replicas }) => replicas),
  ])
  stdout.line(`Clearing broker-level throttles on broker${plural(ids.size)} ${[...ids].join(',')}`)
  const rates = [LEADER_RATE, FOLLOWER_RATE, LOG_DIR_RATE].map(remove)
  await change(cluster, brokerChanges(ids, rates))
  const topics = [...new Set(placements.map(({ topic }) => topic))]
  stdout.line(`Clearing topic-level throttles on topic${plural(topics.length)} ${topics.join(',')}`)
  const changes = [LEADER_REPLICAS, FOLLOWER_REPLICAS].map(remove)
  await change(
    cluster,
    topics.map((name) => ({ type: 'topic', name, changes })),
  )
}

export function plural(count: number): string {
  return count === 1 ? '' : 's'
}

/** `partition:broker` of each, comma-separated. */
function replicaList(moves: readonly PartitionMove[], side: 'sources' | 'destinations'): string {
  const texts = moves.flatMap((move) => move[side].map((id) => `${move.partition}:${id}`))
  return [...new Set(texts)].sort().join(',')
}

function brokerChanges(
  ids: ReadonlySet<number>,
  changes: AlterConfigsOfResource['changes'],
): AlterConfigsOfResource[] {
  return [...ids].map((id) => ({ type: 'broker', name: `${id}`, changes }))
}

async function change(cluster: Cluster, resources: readonly AlterConfigsOfResource[]) {
  if (resources.length > 0) valuesOf(await incrementalAlterConfigs(cluster, resources))
}

function set(name: string, value: string) {
  return { name, operation: 'set', value } as const
}

function remove(name: string) {
  return { name, operation: 'delete', value: null } as const
}
