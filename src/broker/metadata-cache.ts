import type { BrokerRegistration } from '../cluster/image/cluster-image.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { PartitionImage, TopicImage } from '../cluster/image/topics-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { ErrorName } from '../protocol/errors.ts'
import type { ConnectionInfo } from './apis/handler.ts'

/** Where clients of one listener reach a broker. */
export interface BrokerEndpoint {
  readonly id: number
  readonly host: string
  readonly port: number
  readonly rack: string | null
  readonly isFenced: boolean
}

/** A partition as the peers of one listener see it. */
export interface PartitionMetadata {
  readonly error: ErrorName
  readonly partition: PartitionImage
  /** -1 when there is none that the listener reaches. */
  readonly leader: number
  readonly offlineReplicas: readonly number[]
}

const INTERNAL_TOPICS: ReadonlySet<string> = new Set([
  '__consumer_offsets',
  '__transaction_state',
  '__share_group_state',
])

export function isInternalTopic(name: string): boolean {
  return INTERNAL_TOPICS.has(name)
}

/** The metadata image as clients of a listener are told of it. */
export class MetadataCache {
  readonly #image: MetadataImage
  readonly #config: BrokerConfig

  constructor(image: MetadataImage, config: BrokerConfig) {
    this.#image = image
    this.#config = config
  }

  topic(name: string): TopicImage | undefined {
    return this.#image.topics.byName(name)
  }

  topicById(id: string): TopicImage | undefined {
    return this.#image.topics.byId(id)
  }

  /** Sorted, as Apache lists them where order is promised. */
  topicNames(): string[] {
    return [...this.#image.topics.names()].sort()
  }

  /** Brokers that the listener of `connection` reaches. */
  brokers(connection: ConnectionInfo, includesFenced = false): BrokerEndpoint[] {
    const endpoints: BrokerEndpoint[] = []
    for (const broker of this.#image.cluster.brokers()) {
      if (broker.isFenced && !includesFenced) continue
      const endpoint = this.#endpoint(broker, connection)
      if (endpoint !== undefined) endpoints.push(endpoint)
    }
    return endpoints.sort((a, b) => a.id - b.id)
  }

  broker(id: number, connection: ConnectionInfo): BrokerEndpoint | undefined {
    const broker = this.#image.cluster.broker(id)
    if (broker === undefined || broker.isFenced) return undefined
    return this.#endpoint(broker, connection)
  }

  /** The broker to turn to with what only a controller does: any that is in service forwards it. */
  controllerId(connection: ConnectionInfo): number {
    return this.brokers(connection)[0]?.id ?? -1
  }

  partition(partition: PartitionImage, connection: ConnectionInfo): PartitionMetadata {
    const offlineReplicas = partition.replicas.filter((id) => !this.#isAlive(id))
    const isReached = this.broker(partition.leader, connection) !== undefined
    const error = isReached
      ? 'NONE'
      : this.#isAlive(partition.leader)
        ? 'LISTENER_NOT_FOUND'
        : 'LEADER_NOT_AVAILABLE'
    return { error, partition, leader: isReached ? partition.leader : -1, offlineReplicas }
  }

  #isAlive(id: number): boolean {
    const broker = this.#image.cluster.broker(id)
    return broker !== undefined && !broker.isFenced
  }

  // What this node advertises may depend on the socket: a wildcard listener has no address of its
  // own, and port 0 is known once it is bound.
  #endpoint(broker: BrokerRegistration, connection: ConnectionInfo): BrokerEndpoint | undefined {
    const { id, rack, isFenced } = broker
    if (id === this.#config.nodeId) {
      const own = this.#config.advertisedListeners.find(
        ({ name }) => name === connection.listenerName,
      )
      if (own === undefined) return undefined
      const host = own.host ?? connection.localAddress
      return { id, host, port: own.port === 0 ? connection.localPort : own.port, rack, isFenced }
    }
    const other = broker.endpoints.find(({ name }) => name === connection.listenerName)
    if (other === undefined) return undefined
    return { id, host: other.host, port: other.port, rack, isFenced }
  }
}
