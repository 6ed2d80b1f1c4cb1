import {
  DeleteShareGroupOffsets,
  newDeleteShareGroupOffsetsResponse,
  newDeleteShareGroupOffsetsResponseTopic,
} from '../../protocol/messages/92-delete-share-group-offsets.ts'
import { refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'
import { checkShareGroupsEnabled } from './share-state-request.ts'

/** Topics that a share group without members shall know nothing of any more (KIP-932). */
export const deleteShareGroupOffsets = handler(
  DeleteShareGroupOffsets,
  {
    versions: [0, 0],
    failure: (code, message) =>
      newDeleteShareGroupOffsetsResponse({ errorCode: code, errorMessage: message }),
  },
  async ({ groupId, topics }, context) => {
    checkShareGroupsEnabled(context)
    const { access, services } = context
    access.demand('DELETE', 'GROUP', groupId)
    const isAllowed = (topic: string) => access.allows('READ', 'TOPIC', topic)
    const { code, message } = refusalOf('TOPIC')
    const refused = topics
      .filter(({ topicName }) => !isAllowed(topicName))
      .map(({ topicName }) =>
        newDeleteShareGroupOffsetsResponseTopic({
          topicName,
          errorCode: code,
          errorMessage: message,
        }),
      )
    const allowed = topics.filter(({ topicName }) => isAllowed(topicName))
    const { shareGroups } = services.groupCoordinator
    const response = await shareGroups.deleteOffsets({ groupId, topics: allowed })
    return { ...response, responses: [...response.responses, ...refused] }
  },
)
