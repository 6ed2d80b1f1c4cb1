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
import type { LogManager } from '../../storage/log-manager.ts'
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
          topics: topicsIn(services.logManager, directory, request),
          isCordoned: services.config.get('cordoned.log.dirs')?.includes(directory.path) ?? false,
          ...services.volumeSpace(directory.path),
        })
      }),
    })
  },
)

function topicsIn(
  logManager: LogManager,
  directory: LogDirectory,
  { topics }: DescribeLogDirsRequest,
) {
  const wanted =
    topics === null
      ? undefined
      : new Set(
          topics.flatMap(({ topic, partitions }) =>
            partitions.map((partition) => `${topic}-${partition}`),
          ),
        )
  const byTopic = new Map<string, DescribeLogDirsPartition[]>()
  const logs = [
    ...[...directory.logs].map(([name, log]) => ({ name, log, isFutureKey: false })),
    ...[...directory.futureLogs].map(([name, log]) => ({ name, log, isFutureKey: true })),
  ]
  for (const { name, log, isFutureKey } of logs) {
    if (wanted !== undefined && !wanted.has(name)) continue
    const { topic, partition } = log.topicPartition
    // A copy on its way lags behind its log, a log behind what is committed.
    const endOffset = isFutureKey
      ? (logManager.getLog(topic, partition)?.logEndOffset ?? 0)
      : log.highWatermark
    const partitions = byTopic.get(topic) ?? []
    byTopic.set(topic, partitions)
    partitions.push(
      newDescribeLogDirsPartition({
        partitionIndex: partition,
        partitionSize: log.sizeBytes,
        offsetLag: Math.max(endOffset - log.logEndOffset, 0),
        isFutureKey,
      }),
    )
  }
  return [...byTopic].map(([name, partitions]): DescribeLogDirsTopic => ({ name, partitions }))
}
