import { type ErrorName, errorCode } from '../../protocol/errors.ts'
import {
  newOffsetDeleteResponse,
  newOffsetDeleteResponsePartition,
  newOffsetDeleteResponseTopic,
  OffsetDelete,
  type OffsetDeleteRequestPartition,
  type OffsetDeleteRequestTopic,
  type OffsetDeleteResponseTopic,
} from '../../protocol/messages/47-offset-delete.ts'
import { handler } from './handler.ts'

/** Deletes offsets of a group. Partitions that the cluster does not have are answered here. */
export const offsetDelete = handler(
  OffsetDelete,
  { versions: [0, 0], failure: (code) => newOffsetDeleteResponse({ errorCode: code }) },
  async (request, { services, access }) => {
    access.demand('DELETE', 'GROUP', request.groupId)
    const { groupCoordinator, metadataCache } = services
    const topics: OffsetDeleteRequestTopic[] = []
    const refused: OffsetDeleteResponseTopic[] = []
    for (const { name, partitions } of request.topics) {
      if (!access.allows('READ', 'TOPIC', name)) {
        refused.push(refuse(name, partitions, 'TOPIC_AUTHORIZATION_FAILED'))
        continue
      }
      const topic = metadataCache.topic(name)
      const isKnown = ({ partitionIndex }: OffsetDeleteRequestPartition) =>
        topic?.partitions[partitionIndex] !== undefined
      const known = partitions.filter(isKnown)
      const unknown = partitions.filter((partition) => !isKnown(partition))
      if (known.length > 0) topics.push({ name, partitions: known })
      if (unknown.length > 0) {
        refused.push(refuse(name, unknown, 'UNKNOWN_TOPIC_OR_PARTITION'))
      }
    }
    const response = await groupCoordinator.deleteOffsets({ ...request, topics })
    if (response.errorCode !== 0) return response
    return newOffsetDeleteResponse({ topics: merge(refused, response.topics) })
  },
)

function refuse(
  name: string,
  partitions: readonly OffsetDeleteRequestPartition[],
  error: ErrorName,
): OffsetDeleteResponseTopic {
  const code = errorCode(error)
  return newOffsetDeleteResponseTopic({
    name,
    partitions: partitions.map(({ partitionIndex }) =>
      newOffsetDeleteResponsePartition({ partitionIndex, errorCode: code }),
    ),
  })
}

/** Each topic once: what was refused here first, then what the coordinator answered. */
function merge(
  refused: readonly OffsetDeleteResponseTopic[],
  answered: readonly OffsetDeleteResponseTopic[],
): OffsetDeleteResponseTopic[] {
  const names = new Set([...refused, ...answered].map(({ name }) => name))
  return [...names].map((name) => {
    const same = [...refused, ...answered].filter((topic) => topic.name === name)
    return { name, partitions: same.flatMap(({ partitions }) => partitions) }
  })
}
