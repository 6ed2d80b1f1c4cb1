import {
  AlterShareGroupOffsets,
  newAlterShareGroupOffsetsResponse,
  newAlterShareGroupOffsetsResponsePartition,
  newAlterShareGroupOffsetsResponseTopic,
} from '../../protocol/messages/91-alter-share-group-offsets.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import { refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

/** Start offsets of a share group without members (KIP-932). */
export const alterShareGroupOffsets = handler(
  AlterShareGroupOffsets,
  {
    versions: [0, 0],
    failure: (code, message) =>
      newAlterShareGroupOffsetsResponse({ errorCode: code, errorMessage: message }),
  },
  async ({ groupId, topics }, context) => {
    checkShareGroupsEnabled(context)
    const { access, services } = context
    access.demand('READ', 'GROUP', groupId)
    const isAllowed = (topic: string) => access.allows('READ', 'TOPIC', topic)
    const { code, message } = refusalOf('TOPIC')
    const refused = topics
      .filter(({ topicName }) => !isAllowed(topicName))
      .map(({ topicName, partitions }) =>
        newAlterShareGroupOffsetsResponseTopic({
          topicName,
          topicId: services.image.topics.byName(topicName)?.id ?? ZERO_UUID,
          partitions: partitions.map(({ partitionIndex }) =>
            newAlterShareGroupOffsetsResponsePartition({
              partitionIndex,
              errorCode: code,
              errorMessage: message,
            }),
          ),
        }),
      )
    const allowed = topics.filter(({ topicName }) => isAllowed(topicName))
    const { shareGroups } = services.groupCoordinator
    const response = await shareGroups.alterOffsets({ groupId, topics: allowed })
    return { ...response, responses: [...refused, ...response.responses] }
  },
)
