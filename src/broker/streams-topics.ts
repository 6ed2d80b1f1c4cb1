import { errorName } from '../protocol/errors.ts'
import {
  type CreatableTopic,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../protocol/messages/19-create-topics.ts'
import type { TopicInfo } from '../protocol/messages/records/streams-group-topology.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import type { TopicController } from './topic-creator.ts'

/** As many as Apache keeps; the oldest give way. */
const MAX_ERRORS = 1_000
const CREATE_TIMEOUT_MS = 30_000

interface CreationError {
  readonly message: string
  readonly expiresAtMs: number
}

/**
 * Makes the internal topics of Kafka Streams applications as their members' heartbeats find them
 * missing. What could not be made is not tried again for a while; meanwhile members are told why.
 */
export class StreamsTopics {
  readonly #controller: TopicController
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #inWork = new Set<string>()
  readonly #errors = new Map<string, CreationError>()

  constructor(controller: TopicController, clock: Clock, logger: Logger) {
    this.#controller = controller
    this.#clock = clock
    this.#logger = logger
  }

  /** Resolves once all that was begun here is made or refused; `errorTtlMs` later it is tried again. */
  async create(topics: readonly TopicInfo[], errorTtlMs: number): Promise<void> {
    const wanted = topics.filter(
      ({ name }) => !this.#inWork.has(name) && this.errorOf(name) === undefined,
    )
    if (wanted.length === 0) return
    for (const { name } of wanted) this.#inWork.add(name)
    try {
      const request = newCreateTopicsRequest({
        topics: wanted.map(creatable),
        timeoutMs: CREATE_TIMEOUT_MS,
      })
      const response = await this.#controller.createTopics(request)
      for (const { name, errorCode, errorMessage } of response.topics) {
        if (errorCode === 0) continue
        this.#remember(name, errorMessage ?? errorName(errorCode), errorTtlMs)
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      for (const { name } of wanted) this.#remember(name, message, errorTtlMs)
    } finally {
      for (const { name } of wanted) this.#inWork.delete(name)
    }
  }

  /** Why the topic could not be made, while that is fresh. */
  errorOf(topic: string): string | undefined {
    const error = this.#errors.get(topic)
    return error !== undefined && error.expiresAtMs > this.#clock.nowMs()
      ? error.message
      : undefined
  }

  #remember(topic: string, message: string, ttlMs: number): void {
    this.#logger.warn(`Create topic '${topic}' failed: ${message}`)
    this.#errors.delete(topic)
    this.#errors.set(topic, { message, expiresAtMs: this.#clock.nowMs() + ttlMs })
    const [oldest] = this.#errors.keys()
    if (this.#errors.size > MAX_ERRORS && oldest !== undefined) this.#errors.delete(oldest)
  }
}

function creatable({
  name,
  partitions,
  replicationFactor,
  topicConfigs,
}: TopicInfo): CreatableTopic {
  return newCreatableTopic({
    name,
    numPartitions: partitions,
    replicationFactor: replicationFactor === 0 ? -1 : replicationFactor,
    configs: topicConfigs.map(({ key, value }) => ({ name: key, value })),
  })
}
