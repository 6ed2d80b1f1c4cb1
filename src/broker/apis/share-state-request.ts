import type { SharePartitionKey } from '../../coordinator/share-state/share-persister.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import { type Access, refusalOf } from '../../security/access.ts'
import { askedOnce } from './asked-once.ts'
import type { RequestContext } from './handler.ts'

interface AskedPartition {
  readonly partition: number
}

interface AskedTopic<Asked> {
  readonly topicId: string
  readonly partitions: readonly Asked[]
}

export interface ShareStateRequest<Asked> {
  readonly groupId: string
  readonly topics: readonly AskedTopic<Asked>[]
}

export interface ShareStateTopicResult<Result> {
  topicId: string
  partitions: Result[]
}

/** How the answer about a partition that was refused begins. */
export interface Refusal {
  partition: number
  errorCode: number
  errorMessage: string
}

type Ask<Asked, Result> = (key: SharePartitionKey, asked: Asked) => Promise<Result>

/**
 * Asks for every partition of a request about share state on its own; of one that is named twice
 * the last answer counts. A request without a group, or with nothing to do for one of its topics,
 * has an empty answer, as with Apache.
 */
export async function forEachPartition<Asked extends AskedPartition, Result extends AskedPartition>(
  access: Access,
  request: ShareStateRequest<Asked>,
  ask: Ask<Asked, Result>,
  refuse: (refusal: Refusal) => Result,
): Promise<ShareStateTopicResult<Result>[]> {
  if (request.topics.some(({ partitions }) => partitions.length === 0)) return []
  return forThosePartitions(access, request, ask, refuse)
}

/** As `forEachPartition`, but a topic with nothing to do for it does not matter. */
export async function forThosePartitions<
  Asked extends AskedPartition,
  Result extends AskedPartition,
>(
  access: Access,
  { groupId, topics }: ShareStateRequest<Asked>,
  ask: Ask<Asked, Result>,
  refuse: (refusal: Refusal) => Result,
): Promise<ShareStateTopicResult<Result>[]> {
  if (groupId === '') return []
  const askIfAllowed = async (key: SharePartitionKey, each: Asked) => {
    if (!access.allowsCluster('CLUSTER_ACTION')) throw refusalOf('CLUSTER')
    return ask(key, each)
  }
  const asked = topics.map(async ({ topicId, partitions }) => ({
    topicId,
    partitions: await Promise.all(
      partitions.map((each) =>
        askIfAllowed({ groupId, topicId, partition: each.partition }, each).catch(
          (error: unknown) => {
            if (!(error instanceof KafkaError)) throw error
            const { partition } = each
            const { error: name, message } = error
            return refuse({ partition, errorCode: errorCode(name), errorMessage: message })
          },
        ),
      ),
    ),
  }))
  return askedOnce(
    await Promise.all(asked),
    ({ topicId }) => topicId,
    ({ partition }: Result) => partition,
  )
}

/** Throws UNSUPPORTED_VERSION where the cluster is on a level without share groups. */
export function checkShareGroupsEnabled({ services }: RequestContext): void {
  if (services.image.features.level('share.version') > 0) return
  throw new KafkaError('UNSUPPORTED_VERSION', 'The version of API is not supported.')
}
