import { isValidTopicName } from '../cluster/controller/topic-name.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import { type ErrorName, errorName, KafkaError } from '../protocol/errors.ts'
import {
  type CreatableTopic,
  type CreateTopicsRequest,
  type CreateTopicsResponse,
  newCreatableTopic,
  newCreateTopicsRequest,
} from '../protocol/messages/19-create-topics.ts'
import type { Logger } from '../runtime/logger.ts'
import { isInternalTopic } from './metadata-cache.ts'

/** The part of the controller that makes topics; resolves once they are in the image. */
export interface TopicController {
  createTopics(request: CreateTopicsRequest): Promise<CreateTopicsResponse>
}

/**
 * Creates topics that are asked for but missing: those of users with the broker's defaults, the
 * internal ones with the settings that their coordinators need.
 */
export class TopicCreator {
  readonly #config: () => BrokerConfig
  readonly #controller: TopicController
  readonly #logger: Logger
  /** By name: whoever asks meanwhile waits for the same topic. */
  readonly #inWork = new Map<string, Promise<ErrorName>>()

  constructor(config: () => BrokerConfig, controller: TopicController, logger: Logger) {
    this.#config = config
    this.#controller = controller
    this.#logger = logger
  }

  /** For a client that asked for metadata: `NONE` when the topic is there afterwards. */
  async createMissing(name: string, isAllowed: boolean): Promise<ErrorName> {
    if (!isValidTopicName(name)) return 'INVALID_TOPIC_EXCEPTION'
    if (!isAllowed || !this.#config().get('auto.create.topics.enable')) {
      return 'UNKNOWN_TOPIC_OR_PARTITION'
    }
    return this.create(name)
  }

  /** Creates the topic whatever clients may do: a coordinator needs its internal topic. */
  create(name: string): Promise<ErrorName> {
    const waiting = this.#inWork.get(name)
    if (waiting !== undefined) return waiting
    const created = this.#create(name).finally(() => this.#inWork.delete(name))
    this.#inWork.set(name, created)
    return created
  }

  async #create(name: string): Promise<ErrorName> {
    const topic = isInternalTopic(name) ? internalTopic(name, this.#config()) : userTopic(name)
    try {
      const request = newCreateTopicsRequest({ topics: [topic], timeoutMs: 30_000 })
      const { topics } = await this.#controller.createTopics(request)
      const { errorCode = 0, errorMessage } = topics[0] ?? {}
      const error = errorName(errorCode)
      if (error === 'NONE' || error === 'TOPIC_ALREADY_EXISTS') return 'NONE'
      this.#logger.warn(`Create topic '${name}' failed: ${errorMessage ?? error}`)
      // A client that asks for metadata is told these two; to all else it comes back later.
      if (error === 'INVALID_TOPIC_EXCEPTION' || error === 'INVALID_REPLICATION_FACTOR') {
        return error
      }
      return 'UNKNOWN_TOPIC_OR_PARTITION'
    } catch (error) {
      if (!(error instanceof KafkaError)) throw error
      this.#logger.warn(`Create topic '${name}' failed: ${error.message}`)
      return 'UNKNOWN_TOPIC_OR_PARTITION'
    }
  }
}

function userTopic(name: string): CreatableTopic {
  return newCreatableTopic({ name, numPartitions: -1, replicationFactor: -1 })
}

function internalTopic(name: string, config: BrokerConfig): CreatableTopic {
  switch (name) {
    case '__consumer_offsets':
      return newCreatableTopic({
        name,
        numPartitions: config.get('offsets.topic.num.partitions'),
        replicationFactor: config.get('offsets.topic.replication.factor'),
        configs: configs({
          'cleanup.policy': 'compact',
          'segment.bytes': config.text('offsets.topic.segment.bytes'),
          'compression.type': 'producer',
        }),
      })
    case '__transaction_state':
      return newCreatableTopic({
        name,
        numPartitions: config.get('transaction.state.log.num.partitions'),
        replicationFactor: config.get('transaction.state.log.replication.factor'),
        configs: configs({
          'unclean.leader.election.enable': 'false',
          'compression.type': 'uncompressed',
          'cleanup.policy': 'compact',
          'min.insync.replicas': config.text('transaction.state.log.min.isr'),
          'segment.bytes': config.text('transaction.state.log.segment.bytes'),
        }),
      })
    default:
      return newCreatableTopic({
        name,
        numPartitions: config.get('share.coordinator.state.topic.num.partitions'),
        replicationFactor: config.get('share.coordinator.state.topic.replication.factor'),
        configs: configs({
          'cleanup.policy': 'delete',
          'compression.type': 'producer',
          'segment.bytes': config.text('share.coordinator.state.topic.segment.bytes'),
          'retention.ms': '-1',
          'min.insync.replicas': config.text('share.coordinator.state.topic.min.isr'),
        }),
      })
  }
}

function configs(values: Readonly<Record<string, string | null>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }))
}
