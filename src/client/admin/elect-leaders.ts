import { ElectLeaders, newElectLeadersRequest } from '../../protocol/messages/43-elect-leaders.ts'
import { type Cluster, CONTROLLER } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { Results } from './results.ts'

/** Preferred: the first replica shall lead. Unclean: any replica that lives, where nobody leads. */
export type ElectionType = 'PREFERRED' | 'UNCLEAN'

const ELECTION_TYPES: readonly ElectionType[] = ['PREFERRED', 'UNCLEAN']

/**
 * Elects leaders (KIP-183, KIP-460), of all partitions when none are named: then those that need no
 * election have no result. A named one that needs none has the result ELECTION_NOT_NEEDED.
 */
export async function electLeaders(
  cluster: Cluster,
  type: ElectionType,
  partitions: readonly TopicPartition[] | undefined,
): Promise<Results<true>> {
  const call = { name: 'electLeaders', target: CONTROLLER }
  const topicPartitions =
    partitions &&
    [...groupByTopic(partitions)].map(([topic, ofTopic]) => ({
      topic,
      partitions: ofTopic.map(({ partition }) => partition),
    }))
  return cluster.call(call, async ({ send, remainingMs }) => {
    const response = await send(
      ElectLeaders,
      newElectLeadersRequest({
        electionType: ELECTION_TYPES.indexOf(type),
        topicPartitions: topicPartitions ?? null,
        timeoutMs: Math.round(Math.min(remainingMs, cluster.config.requestTimeoutMs)),
      }),
    )
    checkResponse(response.errorCode)
    const outcome: Results<true> = new Map()
    for (const { topic, partitionResult } of response.replicaElectionResults) {
      for (const { partitionId: partition, errorCode, errorMessage } of partitionResult) {
        const name = partitionName({ topic, partition })
        outcome.set(name, responseError(errorCode, errorMessage) ?? true)
      }
    }
    return outcome
  })
}
