import { toNumber } from '../../protocol/int64.ts'
import {
  DeleteRecords,
  newDeleteRecordsRequest,
} from '../../protocol/messages/21-delete-records.ts'
import type { Cluster } from '../cluster.ts'
import { responseError } from '../error-texts.ts'
import { callLeaders } from '../partition-leaders.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import type { Results } from './results.ts'

export interface RecordsToDelete extends TopicPartition {
  /** Everything before it goes; −1: all that there is. */
  readonly beforeOffset: number
}

export interface DeletedRecords {
  /** Where the log starts now. */
  readonly lowWatermark: number
}

export function deleteRecords(
  cluster: Cluster,
  partitions: readonly RecordsToDelete[],
  options: { readonly timeoutMs?: number } = {},
): Promise<Results<DeletedRecords>> {
  const call = { name: 'deleteRecords', ...options }
  return callLeaders(cluster, call, partitions, async ({ send, remainingMs }, ofLeader) => {
    const request = newDeleteRecordsRequest({
      timeoutMs: Math.round(Math.min(remainingMs, cluster.config.requestTimeoutMs)),
      topics: [...groupByTopic(ofLeader)].map(([name, ofTopic]) => ({
        name,
        partitions: ofTopic.map(({ partition, beforeOffset }) => ({
          partitionIndex: partition,
          offset: beforeOffset,
        })),
      })),
    })
    const response = await send(DeleteRecords, request)
    const outcome: Results<DeletedRecords> = new Map()
    for (const { name: topic, partitions: answers } of response.topics) {
      for (const answer of answers) {
        outcome.set(
          partitionName({ topic, partition: answer.partitionIndex }),
          responseError(answer.errorCode) ?? { lowWatermark: toNumber(answer.lowWatermark) },
        )
      }
    }
    return outcome
  })
}
