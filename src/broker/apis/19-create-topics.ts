import { METADATA_TOPIC_NAME } from '../../cluster/controller/topic-name.ts'
import { errorCode, KafkaError } from '../../protocol/errors.ts'
import {
  type CreatableTopic,
  type CreatableTopicResult,
  CreateTopics,
  type CreateTopicsRequest,
  newCreatableTopicResult,
  newCreateTopicsResponse,
} from '../../protocol/messages/19-create-topics.ts'
import { type Access, refusalOf } from '../../security/access.ts'
import { handler } from './handler.ts'
import { mutationRecorder } from './mutation-quota.ts'
import { isOutOfTime } from './out-of-time.ts'

/** From here on clients know that a topic may be refused because there were too many (KIP-599). */
const FIRST_STRICT_VERSION = 6

/**
 * Answers once the topics are in the metadata, their logs are made and they have leaders. Topics fail
 * one by one; only what is wrong with the request as a whole (too many partitions) fails them all.
 * Version 4 takes the broker's defaults for -1, version 5 tells the settings of the new topic,
 * version 7 its id.
 */
export const createTopics = handler(
  CreateTopics,
  { versions: [2, 7], on: 'both' },
  async (request, context) => {
    const { services, access } = context
    const mutations = mutationRecorder(context, FIRST_STRICT_VERSION)
    const isRefused = refusalsIn(request, access)
    const refused = request.topics.filter(({ name }) => isRefused(name))
    try {
      const topics = request.topics.filter(({ name }) => !isRefused(name))
      if (isOutOfTime(request) && topics.some(isForController)) {
        return refuseAll(request, errorCode('REQUEST_TIMED_OUT'), null)
      }
      const response = await services.controller.createTopics({ ...request, topics }, mutations)
      response.throttleTimeMs = mutations.throttleTimeMs
      for (const result of response.topics) hideConfigs(result, access)
      for (const { name } of refused) {
        const { code: errorCode } = refusalOf('TOPIC')
        const errorMessage = 'Authorization failed.'
        response.topics.push(newCreatableTopicResult({ name, errorCode, errorMessage }))
      }
      return response
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      return refuseAll(request, error.code, error.message)
    }
  },
)

function refuseAll(request: CreateTopicsRequest, errorCode: number, errorMessage: string | null) {
  const topics = request.topics.map(({ name }) =>
    newCreatableTopicResult({ name, errorCode, errorMessage }),
  )
  return newCreateTopicsResponse({ topics })
}

/** Other names are refused without the controller's turn. */
function isForController(
  { name }: CreatableTopic,
  _: number,
  topics: readonly CreatableTopic[],
): boolean {
  return name !== METADATA_TOPIC_NAME && topics.filter((other) => other.name === name).length === 1
}

/** Which topics may not be made; one that is named twice is refused for that, by the controller. */
function refusalsIn({ topics }: CreateTopicsRequest, access: Access): (name: string) => boolean {
  if (access.allowsCluster('CREATE')) return () => false
  const isTwice = (name: string) => topics.filter((other) => other.name === name).length > 1
  return (name) =>
    name !== METADATA_TOPIC_NAME && !access.allows('CREATE', 'TOPIC', name) && !isTwice(name)
}

/** Settings of a new topic are told only to who may ask for them. */
function hideConfigs(result: CreatableTopicResult, access: Access): void {
  if (result.errorCode !== 0 || access.allows('DESCRIBE_CONFIGS', 'TOPIC', result.name)) return
  result.topicConfigErrorCode = refusalOf('TOPIC').code
  result.numPartitions = -1
  result.replicationFactor = -1
  result.configs = []
}
