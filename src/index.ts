/**
 * The embed API: a Kafka broker inside a process, made for tests, and the clients of this package.
 *
 *     const kafka = await startBroker({ topics: { orders: { partitions: 3 } } })
 *     const producer = kafka.producer()
 *     await producer.send('orders', { key: 'o-1', value: { total: 5 } })
 *     const [order] = await kafka.waitForRecords('orders', 1)
 *     await kafka.stop()
 */
import { openAdmin } from './embed/clients/admin.ts'
import { openConsumer } from './embed/clients/consumer.ts'
import { openProducer } from './embed/clients/producer.ts'
import type {
  Admin,
  ClientOptions,
  Consumer,
  ConsumerOptions,
  Producer,
  ProducerOptions,
} from './embed/types/clients.ts'
import { nodeRuntime } from './runtime/runtime.ts'

export { BrokerStartError } from './broker/broker-start-error.ts'
export { ConfigError } from './config/values.ts'
export { startBroker } from './embed/start-broker.ts'
export type { ApiName } from './embed/types/api-name.ts'
export type { BrokerOptions, KafkaBroker, Snapshot, TopicOptions } from './embed/types/broker.ts'
export type {
  Admin,
  ClientOptions,
  ClientSettings,
  Consumer,
  ConsumerOptions,
  NewTopicOptions,
  Producer,
  ProducerOptions,
} from './embed/types/clients.ts'
export type {
  BlackHoleFault,
  DropFault,
  ErrorFault,
  ErrorName,
  Fault,
  FaultAct,
  FaultFilter,
  FaultSpec,
} from './embed/types/faults.ts'
export type {
  IsolationLevel,
  JsonValue,
  NewRecord,
  ReadOptions,
  ReadRecord,
  RecordData,
  WrittenRecord,
} from './embed/types/records.ts'
export type {
  JournalEntry,
  RequestFilter,
  RequestOutcome,
  RequestView,
} from './embed/types/requests.ts'
export type {
  Duration,
  GroupMemberState,
  GroupState,
  PartitionLag,
  PartitionState,
  TopicPartition,
  TopicState,
  TransactionDescription,
  WaitOptions,
} from './embed/types/state.ts'
export { WaitTimeoutError } from './embed/wait-timeout-error.ts'
export { KafkaError } from './protocol/errors.ts'

/** A producer for any cluster. Throws ConfigError for settings that Java's producer refuses too. */
export function createProducer(options: ProducerOptions): Producer {
  return openProducer(nodeRuntime, options)
}

/** A member of a group of any cluster of Kafka 4.0 or newer. It joins at once. */
export function createConsumer(options: ConsumerOptions): Consumer {
  return openConsumer(nodeRuntime, options)
}

export function createAdmin(options: ClientOptions): Admin {
  return openAdmin(nodeRuntime, options)
}
