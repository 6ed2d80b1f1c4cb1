import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeLogDirs,
  type DescribeLogDirsPartition,
  type DescribeLogDirsRequest,
  type DescribeLogDirsTopic,
  newDescribeLogDirsPartition,
  newDescribeLogDirsResponse,
  newDescribeLogDirsResult,
} from '../../protocol/messages/35-describe-log-dirs.ts'
import type { LogDirectory } from '../../storage/log-directory.ts'
import { handler } from './handler.ts'

/**
 * What lies in each log directory. v4: size of the volume and what is left of it. Null topics ask for
 * all.
 */
export const describeLogDirs = handler(
  DescribeLogDirs,
  {
    versions: [1, 5],
    failure: (code) => newDescribeLogDirsResponse({ errorCode: code }),
  },
  (request, { services, access }) => {
    access.demandCluster('DESCRIBE')
    return newDescribeLogDirsResponse({
      results: services.logManager.directories.map((directory) => {
        if (directory.isOffline) {
          const error = errorCode('KAFKA_STORAGE_ERROR')
          return newDescribeLogDirsResult({ logDir: directory.path, errorCode: error })
        }
        return newDescribeLogDirsResult({
          logDir: directory.path,
          topics: topicsIn(directory, request),
          ...services.volumeSpace(directory.path),
        })
      }),
    })
  },
)

function topicsIn(directory: LogDirectory, { topics }: DescribeLogDirsRequest) {
  const wanted =
    topics === null
      ? undefined
      : new Set(
          topics.flatMap(({ topic, partitions }) =>
            partitions.map((partition) => `${topic}-${partition}`),
          ),
        )
  const byTopic = new Map<string, DescribeLogDirsPartition[]>()
  for (const [name, log] of directory.logs) {
    if (wanted !== undefined && !wanted.has(name)) continue
    const { topic, partition } = log.topicPartition
    const partitions = byTopic.get(topic) ?? []
    byTopic.set(topic, partitions)
    partitions.push(
      newDescribeLogDirsPartition({
        partitionIndex: partition,
        partitionSize: log.sizeBytes,
        offsetLag: Math.max(log.highWatermark - log.logEndOffset, 0),
      }),
    )
  }
  return [...byTopic].map(([name, partitions]): DescribeLogDirsTopic => ({ name, partitions }))
}
