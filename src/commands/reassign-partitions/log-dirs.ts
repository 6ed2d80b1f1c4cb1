/** In which directories of their brokers replicas lie, and how far their moves between them are. */
import { describeCluster } from '../../client/admin/describe-cluster.ts'
import { describeLogDirs } from '../../client/admin/describe-log-dirs.ts'
import type { ReplicaMove } from '../../client/admin/reassignments.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import type { Placement } from './plan.ts'

export interface ReplicaPlace {
  /** Undefined where no live directory of the broker has it. */
  readonly current: string | undefined
  /** The directory that it moves to. */
  readonly future: string | undefined
}

export interface ReplicaId extends TopicPartition {
  readonly brokerId: number
}

/** `topic-partition-broker`, by which Kafka's messages name a replica. */
export function replicaName({ brokerId, ...partition }: ReplicaId): string {
  return `${partitionName(partition)}-${brokerId}`
}

export function byReplica(left: ReplicaId, right: ReplicaId): number {
  if (left.brokerId !== right.brokerId) return left.brokerId - right.brokerId
  if (left.topic !== right.topic) return left.topic < right.topic ? -1 : 1
  return left.partition - right.partition
}

/** By the names of replicas, of all on the brokers. */
export async function replicaPlaces(
  cluster: Cluster,
  brokerIds: ReadonlySet<number>,
): Promise<Map<string, ReplicaPlace>> {
  const places = new Map<string, ReplicaPlace>()
  await Promise.all(
    [...brokerIds].map(async (brokerId) => {
      for (const { path, replicas } of await describeLogDirs(cluster, brokerId)) {
        for (const { topic, partition, isFuture } of replicas) {
          const name = replicaName({ topic, partition, brokerId })
          const known = places.get(name) ?? { current: undefined, future: undefined }
          places.set(name, isFuture ? { ...known, future: path } : { ...known, current: path })
        }
      }
    }),
  )
  return places
}

/** The directory of a replica of the placements, where its broker tells. */
export async function logDirFinder(
  cluster: Cluster,
  placements: readonly Placement[],
): Promise<(partition: TopicPartition, brokerId: number) => string | undefined> {
  const { nodes } = await describeCluster(cluster)
  const live = new Set(nodes.map(({ id }) => id))
  const ids = placements.flatMap(({ replicas }) => replicas).filter((id) => live.has(id))
  const places = await replicaPlaces(cluster, new Set(ids))
  return ({ topic, partition }, brokerId) =>
    places.get(replicaName({ topic, partition, brokerId }))?.current
}

export type MoveState =
  | { readonly kind: 'missing' | 'completed' }
  | { readonly kind: 'active'; readonly current: string; readonly future: string }
  | { readonly kind: 'cancelled'; readonly current: string }

/** How far each move is, sorted by replica. */
export async function moveStates(
  cluster: Cluster,
  moves: readonly ReplicaMove[],
): Promise<[ReplicaMove, MoveState][]> {
  const places = await replicaPlaces(cluster, new Set(moves.map(({ brokerId }) => brokerId)))
  return [...moves].sort(byReplica).map((move) => [move, stateOf(move, places)])
}

function stateOf(move: ReplicaMove, places: ReadonlyMap<string, ReplicaPlace>): MoveState {
  const { current, future } = places.get(replicaName(move)) ?? {}
  if (current === undefined) return { kind: 'missing' }
  if (future !== undefined) return { kind: 'active', current, future }
  return current === move.logDir ? { kind: 'completed' } : { kind: 'cancelled', current }
}
