import { type ConfigKey, parseSetting, type ValueOf } from '../config/config-def.ts'
import { atLeast, oneOf, oneOfAnyCase } from '../config/validators.ts'
import { ConfigError } from '../config/values.ts'
import { type HostPort, parseBootstrapServers } from './bootstrap.ts'
import {
  type SecurityConfig,
  type SecurityProtocol,
  securityConfigs,
} from './security/security-config.ts'

/** Settings by Java's names, as a user gives them. */
export type ClientProperties = ReadonlyMap<string, string>

/** What every client has, with the defaults that producer, consumer and admin share. */
export const commonConfigs = [
  { name: 'bootstrap.servers', type: 'LIST' },
  { name: 'client.id', type: 'STRING', default: '' },
  { name: 'client.rack', type: 'STRING', default: '' },
  { name: 'request.timeout.ms', type: 'INT', default: '30000', validator: atLeast(0) },
  { name: 'default.api.timeout.ms', type: 'INT', default: '60000', validator: atLeast(0) },
  { name: 'retry.backoff.ms', type: 'LONG', default: '100', validator: atLeast(0) },
  { name: 'retry.backoff.max.ms', type: 'LONG', default: '1000', validator: atLeast(0) },
  { name: 'metadata.max.age.ms', type: 'LONG', default: '300000', validator: atLeast(0) },
  { name: 'reconnect.backoff.ms', type: 'LONG', default: '50', validator: atLeast(0) },
  { name: 'reconnect.backoff.max.ms', type: 'LONG', default: '1000', validator: atLeast(0) },
  {
    name: 'socket.connection.setup.timeout.ms',
    type: 'LONG',
    default: '10000',
    validator: atLeast(0),
  },
] as const satisfies readonly ConfigKey[]

export const producerConfigs = [
  { name: 'acks', type: 'STRING', default: 'all', validator: oneOf('all', '-1', '0', '1') },
  { name: 'batch.size', type: 'INT', default: '16384', validator: atLeast(0) },
  { name: 'buffer.memory', type: 'LONG', default: '33554432', validator: atLeast(0) },
  {
    name: 'compression.type',
    type: 'STRING',
    default: 'none',
    validator: oneOf('none', 'gzip', 'snappy', 'lz4', 'zstd'),
  },
  { name: 'delivery.timeout.ms', type: 'INT', default: '120000', validator: atLeast(0) },
  { name: 'enable.idempotence', type: 'BOOLEAN', default: 'true' },
  { name: 'linger.ms', type: 'LONG', default: '5', validator: atLeast(0) },
  { name: 'max.block.ms', type: 'LONG', default: '60000', validator: atLeast(0) },
  {
    name: 'max.in.flight.requests.per.connection',
    type: 'INT',
    default: '5',
    validator: atLeast(1),
  },
  { name: 'max.request.size', type: 'INT', default: '1048576', validator: atLeast(0) },
  { name: 'partitioner.ignore.keys', type: 'BOOLEAN', default: 'false' },
  { name: 'retries', type: 'INT', default: '2147483647', validator: atLeast(0) },
  { name: 'transaction.timeout.ms', type: 'INT', default: '60000' },
  { name: 'transactional.id', type: 'STRING', default: null },
] as const satisfies readonly ConfigKey[]

export const consumerConfigs = [
  { name: 'allow.auto.create.topics', type: 'BOOLEAN', default: 'true' },
  { name: 'auto.commit.interval.ms', type: 'INT', default: '5000', validator: atLeast(0) },
  { name: 'auto.offset.reset', type: 'STRING', default: 'latest' },
  { name: 'check.crcs', type: 'BOOLEAN', default: 'true' },
  { name: 'enable.auto.commit', type: 'BOOLEAN', default: 'true' },
  { name: 'exclude.internal.topics', type: 'BOOLEAN', default: 'true' },
  { name: 'fetch.max.bytes', type: 'INT', default: '52428800', validator: atLeast(0) },
  { name: 'fetch.max.wait.ms', type: 'INT', default: '500', validator: atLeast(0) },
  { name: 'fetch.min.bytes', type: 'INT', default: '1', validator: atLeast(0) },
  { name: 'group.id', type: 'STRING', default: null },
  { name: 'group.instance.id', type: 'STRING', default: null },
  {
    name: 'group.protocol',
    type: 'STRING',
    default: 'classic',
    validator: oneOfAnyCase('CLASSIC', 'CONSUMER'),
  },
  { name: 'group.remote.assignor', type: 'STRING', default: null },
  { name: 'heartbeat.interval.ms', type: 'INT', default: '3000' },
  {
    name: 'isolation.level',
    type: 'STRING',
    default: 'read_uncommitted',
    validator: oneOf('read_committed', 'read_uncommitted'),
  },
  { name: 'max.partition.fetch.bytes', type: 'INT', default: '1048576', validator: atLeast(0) },
  { name: 'max.poll.interval.ms', type: 'INT', default: '300000', validator: atLeast(1) },
  {
    name: 'partition.assignment.strategy',
    type: 'LIST',
    default:
      'org.apache.kafka.clients.consumer.RangeAssignor,org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
  },
  { name: 'session.timeout.ms', type: 'INT', default: '45000' },
] as const satisfies readonly ConfigKey[]

/** The values of a table's settings, typed by the table. */
export class Settings<Key extends ConfigKey> {
  readonly #values: ReadonlyMap<string, unknown>

  /** Throws ConfigError in Kafka's words. Names that the table does not have are left alone. */
  constructor(keys: readonly Key[], properties: ClientProperties) {
    const values = new Map<string, unknown>()
    for (const key of keys) {
      const text = properties.get(key.name) ?? key.default
      if (text === undefined) {
        throw new ConfigError(
          `Missing required configuration "${key.name}" which has no default value.`,
        )
      }
      values.set(key.name, text === null ? null : parseSetting(key, text))
    }
    this.#values = values
  }

  get<Name extends Key['name']>(name: Name): ValueOf<Extract<Key, { name: Name }>> {
    return this.#values.get(name) as ValueOf<Extract<Key, { name: Name }>>
  }
}

/** What a connection and the cluster's metadata need to know. */
export interface ClientConfig {
  readonly bootstrapServers: readonly HostPort[]
  readonly clientId: string
  readonly requestTimeoutMs: number
  readonly defaultApiTimeoutMs: number
  readonly retryBackoffMs: number
  readonly retryBackoffMaxMs: number
  readonly metadataMaxAgeMs: number
  readonly connectTimeoutMs: number
  /** Undefined: plain text, and nobody asks who this is. */
  readonly security: SecurityConfig | undefined
}

export function clientConfig(properties: ClientProperties): ClientConfig {
  const settings = new Settings(commonConfigs, properties)
  return {
    bootstrapServers: parseBootstrapServers(settings.get('bootstrap.servers') ?? []),
    clientId: settings.get('client.id'),
    requestTimeoutMs: settings.get('request.timeout.ms'),
    defaultApiTimeoutMs: settings.get('default.api.timeout.ms'),
    retryBackoffMs: settings.get('retry.backoff.ms'),
    retryBackoffMaxMs: settings.get('retry.backoff.max.ms'),
    metadataMaxAgeMs: settings.get('metadata.max.age.ms'),
    connectTimeoutMs: settings.get('socket.connection.setup.timeout.ms'),
    security: securityConfig(properties),
  }
}

function securityConfig(properties: ClientProperties): SecurityConfig | undefined {
  const settings = new Settings(securityConfigs, properties)
  const protocol = settings.get('security.protocol').toUpperCase() as SecurityProtocol
  return protocol === 'PLAINTEXT' ? undefined : { protocol, settings }
}
