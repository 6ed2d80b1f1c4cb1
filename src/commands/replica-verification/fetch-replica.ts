import type { Cluster } from '../../client/cluster.ts'
import { node } from '../../client/cluster.ts'
import { checkResponse } from '../../client/error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  Fetch,
  newFetchPartition,
  newFetchRequest,
  newFetchTopic,
} from '../../protocol/messages/1-fetch.ts'
import type { ReplicaAnswer } from './compare.ts'

/** A consumer that may read from any replica, up to the end of its log. */
const DEBUGGING_CONSUMER_ID = -2
const LAST_VERSION_WITH_NAMES = 12

export interface FetchLimits {
  /** Bytes of a partition in an answer. */
  readonly fetchSize: number
  readonly maxWaitMs: number
}

/** What a broker has of the partitions from the offsets on, by partition. */
export async function fetchReplica(
  cluster: Cluster,
  brokerId: number,
  positions: readonly (TopicPartition & { readonly offset: number })[],
  { fetchSize, maxWaitMs }: FetchLimits,
): Promise<Map<string, ReplicaAnswer>> {
  const request = newFetchRequest({
    replicaId: DEBUGGING_CONSUMER_ID,
    maxWaitMs,
    minBytes: 1,
    topics: [...groupByTopic(positions)].map(([topic, ofTopic]) =>
      newFetchTopic({
        topic,
        partitions: ofTopic.map(({ partition, offset }) =>
          newFetchPartition({ partition, fetchOffset: offset, partitionMaxBytes: fetchSize }),
        ),
      }),
    ),
  })
  const call = { name: 'fetch', target: node(brokerId) }
  return cluster.call(call, async ({ send }) => {
    const response = await send(Fetch, request, { maxVersion: LAST_VERSION_WITH_NAMES })
    checkResponse(response.errorCode)
    const answers = new Map<string, ReplicaAnswer>()
    for (const { topic, partitions } of response.responses) {
      for (const { partitionIndex: partition, errorCode, highWatermark, records } of partitions) {
        checkResponse(errorCode)
        answers.set(partitionName({ topic, partition }), {
          replicaId: brokerId,
          highWatermark: toNumber(highWatermark),
          records: (records as Buffer | null) ?? Buffer.alloc(0),
        })
      }
    }
    return answers
  })
}
