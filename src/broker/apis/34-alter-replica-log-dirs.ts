import { KafkaError } from '../../protocol/errors.ts'
import {
  type AlterReplicaLogDir,
  AlterReplicaLogDirs,
  type AlterReplicaLogDirTopicResult,
  newAlterReplicaLogDirPartitionResult,
  newAlterReplicaLogDirsResponse,
  newAlterReplicaLogDirTopicResult,
} from '../../protocol/messages/34-alter-replica-log-dirs.ts'
import type { ReplicaManager } from '../replica-manager.ts'
import { handler } from './handler.ts'

/**
 * Moves replicas to other log directories of this node (KIP-113). The answer says that a move has
 * begun; DescribeLogDirs tells how far it is. What is asked for twice goes where it is asked last.
 */
export const alterReplicaLogDirs = handler(
  AlterReplicaLogDirs,
  { versions: [1, 2] },
  ({ dirs }, { services, access }) => {
    const act = access.allowsCluster('ALTER')
      ? services.replicaManager
      : { alterLogDirectory: refuse }
    return newAlterReplicaLogDirsResponse({ results: resultsOf(act, dirs) })
  },
)

function refuse(): never {
  throw new KafkaError('CLUSTER_AUTHORIZATION_FAILED')
}

function resultsOf(
  act: Pick<ReplicaManager, 'alterLogDirectory'>,
  dirs: readonly AlterReplicaLogDir[],
): AlterReplicaLogDirTopicResult[] {
  const paths = new Map<string, Map<number, string>>()
  for (const { path, topics } of dirs) {
    for (const { name, partitions } of topics) {
      const ofTopic = paths.get(name) ?? new Map<number, string>()
      for (const partition of partitions) paths.set(name, ofTopic.set(partition, path))
    }
  }
  return [...paths].map(([topicName, ofTopic]) =>
    newAlterReplicaLogDirTopicResult({
      topicName,
      partitions: [...ofTopic].map(([partitionIndex, path]) =>
        newAlterReplicaLogDirPartitionResult({
          partitionIndex,
          errorCode: attempt(() => act.alterLogDirectory(topicName, partitionIndex, path)),
        }),
      ),
    }),
  )
}

function attempt(act: () => void): number {
  try {
    act()
    return 0
  } catch (error) {
    if (error instanceof KafkaError) return error.code
    throw error
  }
}
