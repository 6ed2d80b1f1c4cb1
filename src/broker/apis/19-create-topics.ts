import { KafkaError } from '../../protocol/errors.ts'
import {
  CreateTopics,
  newCreatableTopicResult,
  newCreateTopicsResponse,
} from '../../protocol/messages/19-create-topics.ts'
import { handler } from './handler.ts'

/**
 * Answers once the topics are in the metadata, their logs are made and they have leaders. Topics fail
 * one by one; only what is wrong with the request as a whole (too many partitions) fails them all.
 * Version 4 takes the broker's defaults for -1, version 5 tells the settings of the new topic,
 * version 7 its id.
 */
export const createTopics = handler(
  CreateTopics,
  { versions: [2, 7], on: 'both' },
  async (request, { services }) => {
    try {
      return await services.controller.createTopics(request)
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      const { code: errorCode, message: errorMessage } = error
      const topics = request.topics.map(({ name }) =>
        newCreatableTopicResult({ name, errorCode, errorMessage }),
      )
      return newCreateTopicsResponse({ topics })
    }
  },
)
