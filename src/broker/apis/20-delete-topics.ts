import {
  ALL_DELETION_RIGHTS,
  type DeletionRights,
  isAnyDeletable,
} from '../../cluster/controller/delete-topics.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  DeleteTopics,
  type DeleteTopicsRequest,
  newDeletableTopicResult,
  newDeleteTopicsResponse,
} from '../../protocol/messages/20-delete-topics.ts'
import type { Access } from '../../security/access.ts'
import { handler } from './handler.ts'
import { mutationRecorder } from './mutation-quota.ts'
import { isOutOfTime } from './out-of-time.ts'

/** From here on clients know that a topic may be refused because there were too many (KIP-599). */
const FIRST_STRICT_VERSION = 5

/**
 * Answers once the topics are gone from the metadata and their logs are out of the way. Version 6
 * on names topics by name or by id. Where deletion is off, version 3 on has an error of its own.
 */
export const deleteTopics = handler(
  DeleteTopics,
  { versions: [1, 6], on: 'both' },
  async (request, context) => {
    const { services, access, apiVersion } = context
    const mutations = mutationRecorder(context, FIRST_STRICT_VERSION)
    if (!services.config.get('delete.topic.enable')) {
      const error = apiVersion < 3 ? 'INVALID_REQUEST' : 'TOPIC_DELETION_DISABLED'
      return refuseAll(request, errorCode(error))
    }
    if (isOutOfTime(request) && isAnyDeletable(request)) {
      return refuseAll(request, errorCode('REQUEST_TIMED_OUT'))
    }
    try {
      const rights = rightsOf(access)
      const response = await services.controller.deleteTopics(request, rights, mutations)
      return { ...response, throttleTimeMs: mutations.throttleTimeMs }
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      return refuseAll(request, error.code)
    }
  },
)

function rightsOf(access: Access): DeletionRights {
  if (access.allowsCluster('DELETE')) return ALL_DELETION_RIGHTS
  return {
    isDescribable: (name) => access.allows('DESCRIBE', 'TOPIC', name),
    isDeletable: (name) => access.allows('DELETE', 'TOPIC', name),
  }
}

function refuseAll(request: DeleteTopicsRequest, code: number) {
  const named = request.topicNames.map((name) => newDeletableTopicResult({ name, errorCode: code }))
  const others = request.topics.map(({ name, topicId }) =>
    newDeletableTopicResult({ name, topicId, errorCode: code }),
  )
  return newDeleteTopicsResponse({ responses: [...named, ...others] })
}
