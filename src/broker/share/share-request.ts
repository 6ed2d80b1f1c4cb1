import { type ErrorName, errorCode, KafkaError } from '../../protocol/errors.ts'
import type { LeaderIdAndEpoch } from '../../protocol/messages/78-share-fetch.ts'
import type { RequestContext } from '../apis/handler.ts'
import { SHARE_VERSION } from './share-partition-manager.ts'

/** The longest id a member may have: that of a printed UUID. */
const MAX_MEMBER_ID_LENGTH = 36

export interface ShareMember {
  readonly groupId: string
  readonly memberId: string
}

/** The member that a request names; throws what the request is answered with if it names none. */
export function shareMember(
  { groupId, memberId }: { readonly groupId: string | null; readonly memberId: string | null },
  { services, access }: RequestContext,
): ShareMember {
  if (services.image.features.level(SHARE_VERSION) < 1) throw new KafkaError('UNSUPPORTED_VERSION')
  if (groupId === null) throw new KafkaError('INVALID_REQUEST')
  access.demand('READ', 'GROUP', groupId)
  const isValid = memberId !== null && memberId !== '' && memberId.length <= MAX_MEMBER_ID_LENGTH
  if (!isValid) throw new KafkaError('INVALID_REQUEST')
  return { groupId, memberId }
}

/** Why a member gets nothing of a partition; `NONE` if it may. */
export function partitionRefusal(
  topicId: string,
  partition: number,
  { services, access }: RequestContext,
): ErrorName {
  const topic = services.image.topics.byId(topicId)
  if (topic === undefined) return 'UNKNOWN_TOPIC_ID'
  if (!access.allows('READ', 'TOPIC', topic.name)) return 'TOPIC_AUTHORIZATION_FAILED'
  return topic.partitions[partition] === undefined ? 'UNKNOWN_TOPIC_OR_PARTITION' : 'NONE'
}

interface PartitionAnswer {
  readonly partitionIndex: number
  readonly errorCode: number
  currentLeader: LeaderIdAndEpoch
}

interface NodeEndpoint {
  readonly nodeId: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
}

/** Tells members that ask the wrong broker whom to ask. */
export function tellLeaders(
  responses: readonly {
    readonly topicId: string
    readonly partitions: readonly PartitionAnswer[]
  }[],
  { services, connection }: RequestContext,
): NodeEndpoint[] {
  const endpoints = new Map<number, NodeEndpoint>()
  for (const { topicId, partitions } of responses) {
    for (const answer of partitions) {
      if (!MOVED.has(answer.errorCode)) continue
      const partition = services.image.topics.byId(topicId)?.partitions[answer.partitionIndex]
      const { leader = -1, leaderEpoch = -1 } = partition ?? {}
      answer.currentLeader = { leaderId: leader, leaderEpoch }
      const broker = services.metadataCache.broker(leader, connection)
      if (broker === undefined) continue
      const { id, host, port, rack } = broker
      endpoints.set(id, { nodeId: id, host, port, rack })
    }
  }
  return [...endpoints.values()]
}

const MOVED: ReadonlySet<number> = new Set([
  errorCode('NOT_LEADER_OR_FOLLOWER'),
  errorCode('FENCED_LEADER_EPOCH'),
])

/** Partitions of one topic stand together. */
export function byTopic<Partition>(
  results: Iterable<{ readonly topicId: string; readonly partition: Partition }>,
): { topicId: string; partitions: Partition[] }[] {
  const topics = new Map<string, Partition[]>()
  for (const { topicId, partition } of results) {
    const partitions = topics.get(topicId)
    if (partitions === undefined) topics.set(topicId, [partition])
    else partitions.push(partition)
  }
  return [...topics].map(([topicId, partitions]) => ({ topicId, partitions }))
}
