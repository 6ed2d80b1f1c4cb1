import type { KafkaError } from '../../protocol/errors.ts'
import { type Int64, toNumber } from '../../protocol/int64.ts'
import {
  DescribeLogDirs,
  newDescribeLogDirsRequest,
} from '../../protocol/messages/35-describe-log-dirs.ts'
import { type Cluster, node } from '../cluster.ts'
import { checkResponse, responseError } from '../error-texts.ts'
import type { TopicPartition } from '../topic-partition.ts'

export interface LogDirectory {
  readonly path: string
  /** Why the directory is not to be used. */
  readonly error: KafkaError | undefined
  readonly replicas: readonly LogDirectoryReplica[]
}

export interface LogDirectoryReplica extends TopicPartition {
  /** Bytes. */
  readonly size: Int64
  readonly offsetLag: number
  /** It will replace the replica of another directory, once it has caught up. */
  readonly isFuture: boolean
}

/** The log directories of one broker and all replicas in them. */
export async function describeLogDirs(
  cluster: Cluster,
  brokerId: number,
): Promise<readonly LogDirectory[]> {
  const call = { name: 'describeLogDirs', target: node(brokerId) }
  const request = newDescribeLogDirsRequest({ topics: null })
  return cluster.call(call, async ({ send }) => {
    const response = await send(DescribeLogDirs, request)
    checkResponse(response.errorCode)
    return response.results.map(({ logDir, errorCode, topics }) => ({
      path: logDir,
      error: responseError(errorCode),
      replicas: topics.flatMap(({ name, partitions }) =>
        partitions.map((partition) => ({
          topic: name,
          partition: partition.partitionIndex,
          size: partition.partitionSize,
          offsetLag: toNumber(partition.offsetLag),
          isFuture: partition.isFutureKey,
        })),
      ),
    }))
  })
}
