import { KafkaError } from '../../protocol/errors.ts'
import {
  CreatePartitions,
  newCreatePartitionsResponse,
  newCreatePartitionsTopicResult,
} from '../../protocol/messages/37-create-partitions.ts'
import { handler } from './handler.ts'

/** Answers once the new partitions are in the metadata, with logs and leaders. */
export const createPartitions = handler(
  CreatePartitions,
  { versions: [0, 3], on: 'both' },
  async (request, { services }) => {
    try {
      return await services.controller.createPartitions(request)
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      const { code: errorCode, message: errorMessage } = error
      const results = request.topics.map(({ name }) =>
        newCreatePartitionsTopicResult({ name, errorCode, errorMessage }),
      )
      return newCreatePartitionsResponse({ results })
    }
  },
)
