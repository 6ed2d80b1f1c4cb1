import type { ConfigKey } from '../config-def.ts'
import { anyList, atLeast } from '../validators.ts'

/** Settings of a broker: the node as a whole: requests, quotas, metrics, plug-ins. */
export const serverConfigs = [
  {
    name: 'alter.log.dirs.replication.quota.window.num',
    type: 'INT',
    default: '11',
    validator: atLeast(1),
  },
  {
    name: 'alter.log.dirs.replication.quota.window.size.seconds',
    type: 'INT',
    default: '1',
    validator: atLeast(1),
  },
  {
    name: 'authorizer.class.name',
    type: 'STRING',
    default: '',
    documentation: 'The class that decides who may do what; empty allows everything.',
  },
  {
    name: 'background.threads',
    type: 'INT',
    default: '10',
    validator: atLeast(1),
    updateMode: 'cluster-wide',
    documentation: 'Threads for background work in Apache Kafka; without meaning here.',
  },
  {
    name: 'broker.rack',
    type: 'STRING',
    default: null,
    documentation:
      'Where this node stands, for spreading replicas and for fetching from near ones.',
  },
  { name: 'client.quota.callback.class', type: 'CLASS', default: null },
  {
    name: 'config.providers',
    type: 'LIST',
    default: '',
    validator: anyList,
    updateMode: 'cluster-wide',
  },
  { name: 'controller.quota.window.num', type: 'INT', default: '11', validator: atLeast(1) },
  {
    name: 'controller.quota.window.size.seconds',
    type: 'INT',
    default: '1',
    validator: atLeast(1),
  },
  {
    name: 'fetch.max.bytes',
    type: 'INT',
    default: '57671680',
    validator: atLeast(1024),
    documentation: 'The most bytes that one fetch answers, whatever its sender asks for.',
  },
  { name: 'fetch.purgatory.purge.interval.requests', type: 'INT', default: '1000' },
  {
    name: 'kafka.metrics.polling.interval.secs',
    type: 'INT',
    default: '10',
    validator: atLeast(1),
  },
  { name: 'kafka.metrics.reporters', type: 'LIST', default: '', validator: anyList },
  {
    name: 'max.incremental.fetch.session.cache.slots',
    type: 'INT',
    default: '1000',
    validator: atLeast(0),
    documentation: 'How many fetch sessions are kept.',
  },
  { name: 'max.request.partition.size.limit', type: 'INT', default: '2000', validator: atLeast(1) },
  {
    name: 'metric.reporters',
    type: 'LIST',
    default: 'org.apache.kafka.common.metrics.JmxReporter',
    validator: anyList,
    updateMode: 'cluster-wide',
    documentation:
      'Classes that report metrics; `kafka-ts.ClientTelemetry` takes the metrics that clients push (KIP-714).',
  },
  { name: 'metrics.num.samples', type: 'INT', default: '2', validator: atLeast(1) },
  { name: 'metrics.recording.level', type: 'STRING', default: 'INFO' },
  { name: 'metrics.sample.window.ms', type: 'LONG', default: '30000', validator: atLeast(1) },
  {
    name: 'num.io.threads',
    type: 'INT',
    default: '8',
    validator: atLeast(1),
    updateMode: 'cluster-wide',
    documentation: 'Threads for requests in Apache Kafka; without meaning here.',
  },
  { name: 'producer.purgatory.purge.interval.requests', type: 'INT', default: '1000' },
  { name: 'quota.window.num', type: 'INT', default: '11', validator: atLeast(1) },
  { name: 'quota.window.size.seconds', type: 'INT', default: '1', validator: atLeast(1) },
  {
    name: 'telemetry.max.bytes',
    type: 'INT',
    default: '1048576',
    validator: atLeast(1),
    documentation: 'The largest batch of metrics that a client may push.',
  },
] as const satisfies readonly ConfigKey[]
