import type { ConfigKey } from '../config-def.ts'
import { atLeast } from '../validators.ts'

/** Settings of a broker: transactions and producers. */
export const transactionConfigs = [
  {
    name: 'add.partitions.to.txn.retry.backoff.max.ms',
    type: 'INT',
    default: '100',
    validator: atLeast(0),
  },
  {
    name: 'add.partitions.to.txn.retry.backoff.ms',
    type: 'INT',
    default: '20',
    validator: atLeast(1),
  },
  {
    name: 'producer.id.expiration.check.interval.ms',
    type: 'INT',
    default: '600000',
    validator: atLeast(1),
    isInternal: true,
  },
  {
    name: 'producer.id.expiration.ms',
    type: 'INT',
    default: '86400000',
    validator: atLeast(1),
    updateMode: 'cluster-wide',
    documentation: 'How long the sequence of a silent producer is remembered.',
  },
  {
    name: 'transaction.abort.timed.out.transaction.cleanup.interval.ms',
    type: 'INT',
    default: '10000',
    validator: atLeast(1),
  },
  {
    name: 'transaction.max.timeout.ms',
    type: 'INT',
    default: '900000',
    validator: atLeast(1),
    documentation: 'The longest timeout that a transaction may ask for.',
  },
  {
    name: 'transaction.partition.verification.enable',
    type: 'BOOLEAN',
    default: 'true',
    updateMode: 'cluster-wide',
  },
  {
    name: 'transaction.remove.expired.transaction.cleanup.interval.ms',
    type: 'INT',
    default: '3600000',
    validator: atLeast(1),
  },
  {
    name: 'transaction.state.log.load.buffer.size',
    type: 'INT',
    default: '5242880',
    validator: atLeast(1),
  },
  {
    name: 'transaction.state.log.min.isr',
    type: 'INT',
    default: '2',
    validator: atLeast(1),
    documentation: 'In-sync replicas that the topic of transactions needs.',
  },
  {
    name: 'transaction.state.log.num.partitions',
    type: 'INT',
    default: '50',
    validator: atLeast(1),
    documentation: 'Partitions of the topic that holds transactions.',
  },
  {
    name: 'transaction.state.log.replication.factor',
    type: 'SHORT',
    default: '3',
    validator: atLeast(1),
    documentation: 'Replicas of the topic that holds transactions.',
  },
  {
    name: 'transaction.state.log.segment.bytes',
    type: 'INT',
    default: '104857600',
    validator: atLeast(1),
    documentation: 'Segment size of the topic that holds transactions.',
  },
  { name: 'transaction.two.phase.commit.enable', type: 'BOOLEAN', default: 'false' },
  {
    name: 'transactional.id.expiration.ms',
    type: 'INT',
    default: '604800000',
    validator: atLeast(1),
    documentation: 'How long an unused transactional id is remembered.',
  },
] as const satisfies readonly ConfigKey[]
