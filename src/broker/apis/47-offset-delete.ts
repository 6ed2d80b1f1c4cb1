import { errorCode } from '../../protocol/errors.ts'
import {
  newOffsetDeleteResponse,
  newOffsetDeleteResponsePartition,
  newOffsetDeleteResponseTopic,
  OffsetDelete,
} from '../../protocol/messages/47-offset-delete.ts'
import { handler } from './handler.ts'

/** Deletes offsets of a group. Partitions that the cluster does not have are answered here. */
export const offsetDelete = handler(
  OffsetDelete,
  { versions: [0, 0], failure: (code) => newOffsetDeleteResponse({ errorCode: code }) },
  async (request, { services }) => {
    const { groupCoordinator, metadataCache } = services
    const known = request.topics.map(({ name, partitions }) => {
      const topic = metadataCache.topic(name)
      const isKnown = ({ partitionIndex }: { partitionIndex: number }) =>
        topic?.partitions[partitionIndex] !== undefined
      return { name, partitions: partitions.filter(isKnown) }
    })
    const topics = known.filter(({ partitions }) => partitions.length > 0)
    const response = await groupCoordinator.deleteOffsets({ ...request, topics })
    if (response.errorCode !== 0) return response
    const unknownCode = errorCode('UNKNOWN_TOPIC_OR_PARTITION')
    const answers = request.topics.map(({ name, partitions }) => {
      const answered = response.topics.find((topic) => topic.name === name)?.partitions ?? []
      const codes = new Map(answered.map((each) => [each.partitionIndex, each.errorCode]))
      return newOffsetDeleteResponseTopic({
        name,
        partitions: partitions.map(({ partitionIndex }) =>
          newOffsetDeleteResponsePartition({
            partitionIndex,
            errorCode: codes.get(partitionIndex) ?? unknownCode,
          }),
        ),
      })
    })
    return newOffsetDeleteResponse({ topics: answers })
  },
)
