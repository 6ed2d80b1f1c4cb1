import type { ConfigKey } from './config-def.ts'
import { atLeast, oneOf, shareOffsetReset } from './validators.ts'

/** Every setting of a group. */
export const groupConfigs = [
  {
    name: 'consumer.assignment.interval.ms',
    type: 'INT',
    default: '1000',
    validator: atLeast(0),
    documentation: 'The shortest time between two assignments of a consumer group.',
  },
  {
    name: 'consumer.heartbeat.interval.ms',
    type: 'INT',
    default: '5000',
    validator: atLeast(1),
    documentation: 'How often members of a consumer group send a heartbeat.',
  },
  {
    name: 'consumer.session.timeout.ms',
    type: 'INT',
    default: '45000',
    validator: atLeast(1),
    documentation: 'How long a silent member stays in a consumer group.',
  },
  {
    name: 'share.assignment.interval.ms',
    type: 'INT',
    default: '1000',
    validator: atLeast(0),
    documentation: 'The shortest time between two assignments of a share group.',
  },
  {
    name: 'share.auto.offset.reset',
    type: 'STRING',
    default: 'latest',
    validator: shareOffsetReset,
    documentation:
      'Where a share group starts: `latest`, `earliest`, or `by_duration:` with an ISO 8601 duration.',
  },
  {
    name: 'share.delivery.count.limit',
    type: 'INT',
    default: '5',
    validator: atLeast(2),
    documentation: 'How often a record is delivered to a share group before it is given up.',
  },
  {
    name: 'share.heartbeat.interval.ms',
    type: 'INT',
    default: '5000',
    validator: atLeast(1),
    documentation: 'How often members of a share group send a heartbeat.',
  },
  {
    name: 'share.isolation.level',
    type: 'STRING',
    default: 'read_uncommitted',
    validator: oneOf('read_committed', 'read_uncommitted'),
    documentation: 'Whether a share group sees records of open and aborted transactions.',
  },
  {
    name: 'share.partition.max.record.locks',
    type: 'INT',
    default: '2000',
    validator: atLeast(100),
    documentation: 'How many records of a partition may be in delivery at once.',
  },
  {
    name: 'share.record.lock.duration.ms',
    type: 'INT',
    default: '30000',
    validator: atLeast(1000),
    documentation: 'How long a delivered record stays reserved for its consumer.',
  },
  {
    name: 'share.renew.acknowledge.enable',
    type: 'BOOLEAN',
    default: 'true',
    documentation: 'Whether a consumer may prolong its hold on a record.',
  },
  {
    name: 'share.session.timeout.ms',
    type: 'INT',
    default: '45000',
    validator: atLeast(1),
    documentation: 'How long a silent member stays in a share group.',
  },
  {
    name: 'streams.assignment.interval.ms',
    type: 'INT',
    default: '1000',
    validator: atLeast(0),
    documentation: 'The shortest time between two assignments of a streams group.',
  },
  {
    name: 'streams.heartbeat.interval.ms',
    type: 'INT',
    default: '5000',
    validator: atLeast(1),
    documentation: 'How often members of a streams group send a heartbeat.',
  },
  {
    name: 'streams.initial.rebalance.delay.ms',
    type: 'INT',
    default: '3000',
    validator: atLeast(0),
    documentation: 'How long a new streams group waits for further members.',
  },
  {
    name: 'streams.num.standby.replicas',
    type: 'INT',
    default: '0',
    validator: atLeast(0),
    documentation: 'How many standby copies each stateful task has.',
  },
  {
    name: 'streams.session.timeout.ms',
    type: 'INT',
    default: '45000',
    validator: atLeast(1),
    documentation: 'How long a silent member stays in a streams group.',
  },
] as const satisfies readonly ConfigKey[]

/** The broker setting from which a group setting takes its default. */
export const groupSynonyms: Readonly<Record<string, string>> = {
  'consumer.assignment.interval.ms': 'group.consumer.assignment.interval.ms',
  'consumer.heartbeat.interval.ms': 'group.consumer.heartbeat.interval.ms',
  'consumer.session.timeout.ms': 'group.consumer.session.timeout.ms',
  'share.assignment.interval.ms': 'group.share.assignment.interval.ms',
  'share.delivery.count.limit': 'group.share.delivery.count.limit',
  'share.heartbeat.interval.ms': 'group.share.heartbeat.interval.ms',
  'share.partition.max.record.locks': 'group.share.partition.max.record.locks',
  'share.record.lock.duration.ms': 'group.share.record.lock.duration.ms',
  'share.session.timeout.ms': 'group.share.session.timeout.ms',
  'streams.assignment.interval.ms': 'group.streams.assignment.interval.ms',
  'streams.heartbeat.interval.ms': 'group.streams.heartbeat.interval.ms',
  'streams.initial.rebalance.delay.ms': 'group.streams.initial.rebalance.delay.ms',
  'streams.num.standby.replicas': 'group.streams.num.standby.replicas',
  'streams.session.timeout.ms': 'group.streams.session.timeout.ms',
}
