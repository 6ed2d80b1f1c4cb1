import type { MetadataDelta } from '../cluster/image/metadata-delta.ts'
import type { MetadataImage } from '../cluster/image/metadata-image.ts'
import type { BrokerConfig } from '../config/broker-config.ts'
import type { TopicPartition } from '../coordinator/runtime/partition-log.ts'
import type { TransactionCoordinatorConfig } from '../coordinator/transaction/transaction-config.ts'
import type { ProducerIdSource } from '../coordinator/transaction/transaction-context.ts'
import {
  type MarkerWriter,
  TRANSACTION_STATE_TOPIC,
  TransactionCoordinator,
} from '../coordinator/transaction/transaction-coordinator.ts'
import type { Clock } from '../runtime/clock.ts'
import type { Logger } from '../runtime/logger.ts'
import { InternalTopic, partitionReader, partitionWriter } from './internal-topic.ts'
import type { ReplicaManager } from './replica-manager.ts'

export interface TransactionCoordinationOptions {
  readonly clock: Clock
  readonly logger: Logger
  readonly config: BrokerConfig
  readonly image: MetadataImage
  readonly replicaManager: ReplicaManager
  readonly markers: MarkerWriter
  readonly producerIds: ProducerIdSource
  readonly nodeId: number
  readonly onFatal: (error: unknown) => void
}

/**
 * Ties the transaction coordinator to the partitions of this node: it writes and reads
 * `__transaction_state` through the replica manager, follows who leads its partitions, and has the
 * markers of transactions written.
 */
export class TransactionCoordination {
  readonly coordinator: TransactionCoordinator
  readonly #topic: InternalTopic

  constructor(options: TransactionCoordinationOptions) {
    const { clock, logger, config, image, replicaManager, nodeId } = options
    const { markers, producerIds, onFatal } = options
    this.#topic = new InternalTopic({
      name: TRANSACTION_STATE_TOPIC,
      nodeId,
      image,
      logger,
      partitionCount: () => config.get('transaction.state.log.num.partitions'),
    })
    this.coordinator = new TransactionCoordinator({
      clock,
      logger,
      config: coordinatorConfig(config),
      writer: partitionWriter(replicaManager),
      reader: partitionReader(replicaManager),
      markers,
      producerIds,
      transactionVersion: () => image.features.level('transaction.version'),
      isKnownPartition: ({ topic, partition }: TopicPartition) =>
        image.topics.byName(topic)?.partitions[partition] !== undefined,
      partitionCount: () => this.#topic.partitionCount,
      onFatal,
    })
  }

  /** Loads every partition of `__transaction_state` that this node leads. */
  load(): Promise<void> {
    return this.#topic.load(this.coordinator)
  }

  /** Follows a change of the image; the replica manager has followed it already. */
  apply(delta: MetadataDelta): void {
    this.#topic.apply(delta, this.coordinator)
  }

  close(): void {
    this.coordinator.close()
  }
}

function coordinatorConfig(config: BrokerConfig): TransactionCoordinatorConfig {
  return {
    maxTimeoutMs: config.get('transaction.max.timeout.ms'),
    idExpirationMs: config.get('transactional.id.expiration.ms'),
    abortIntervalMs: config.get('transaction.abort.timed.out.transaction.cleanup.interval.ms'),
    idExpirationIntervalMs: config.get(
      'transaction.remove.expired.transaction.cleanup.interval.ms',
    ),
    isTwoPhaseCommitEnabled: config.get('transaction.two.phase.commit.enable'),
    loadBufferBytes: config.get('transaction.state.log.load.buffer.size'),
    writeTimeoutMs: config.get('request.timeout.ms'),
  }
}
