import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  CreatePartitions,
  type CreatePartitionsRequest,
  type CreatePartitionsTopic,
  newCreatePartitionsResponse,
  newCreatePartitionsTopicResult,
} from '../../protocol/messages/37-create-partitions.ts'
import { refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'
import { mutationRecorder } from './mutation-quota.ts'
import { isOutOfTime } from './out-of-time.ts'

/** From here on clients know that a topic may be refused because there were too many (KIP-599). */
const FIRST_STRICT_VERSION = 3

/** Answers once the new partitions are in the metadata, with logs and leaders. */
export const createPartitions = handler(
  CreatePartitions,
  { versions: [0, 3], on: 'both' },
  async (request, context) => {
    const { services, access } = context
    const mutations = mutationRecorder(context, FIRST_STRICT_VERSION)
    const isTwice = (name: string) =>
      request.topics.filter((other) => other.name === name).length > 1
    const isRefused = ({ name }: CreatePartitionsTopic) =>
      !access.allows('ALTER', 'TOPIC', name) && !isTwice(name)
    const refused = request.topics.filter(isRefused).map(({ name }) =>
      newCreatePartitionsTopicResult({
        name,
        errorCode: refusalOf('TOPIC').code,
        errorMessage: null,
      }),
    )
    try {
      const topics = request.topics.filter((topic) => !isRefused(topic))
      if (isOutOfTime(request) && topics.some(({ name }) => !isTwice(name))) {
        return refuseAll(request, errorCode('REQUEST_TIMED_OUT'), null)
      }
      const { results } = await services.controller.createPartitions(
        { ...request, topics },
        mutations,
      )
      return newCreatePartitionsResponse({
        throttleTimeMs: mutations.throttleTimeMs,
        results: [...refused, ...results],
      })
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      return refuseAll(request, error.code, error.message)
    }
  },
)

function refuseAll(
  request: CreatePartitionsRequest,
  errorCode: number,
  errorMessage: string | null,
) {
  const results = request.topics.map(({ name }) =>
    newCreatePartitionsTopicResult({ name, errorCode, errorMessage }),
  )
  return newCreatePartitionsResponse({ results })
}
