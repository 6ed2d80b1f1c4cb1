import type { ConfigKey } from '../config-def.ts'
import { atLeast } from '../validators.ts'

/** Settings of a broker: streams groups. */
export const streamsGroupConfigs = [
  {
    name: 'group.streams.assignment.interval.ms',
    type: 'INT',
    default: '1000',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
  },
  {
    name: 'group.streams.heartbeat.interval.ms',
    type: 'INT',
    default: '5000',
    validator: atLeast(1),
  },
  {
    name: 'group.streams.initial.rebalance.delay.ms',
    type: 'INT',
    default: '3000',
    validator: atLeast(0),
  },
  {
    name: 'group.streams.max.assignment.interval.ms',
    type: 'INT',
    default: '15000',
    validator: atLeast(0),
  },
  {
    name: 'group.streams.max.heartbeat.interval.ms',
    type: 'INT',
    default: '15000',
    validator: atLeast(1),
  },
  {
    name: 'group.streams.max.session.timeout.ms',
    type: 'INT',
    default: '60000',
    validator: atLeast(1),
  },
  {
    name: 'group.streams.max.size',
    type: 'INT',
    default: '2147483647',
    validator: atLeast(1),
    documentation: 'How many members a streams group may have.',
  },
  { name: 'group.streams.max.standby.replicas', type: 'INT', default: '2', validator: atLeast(0) },
  {
    name: 'group.streams.min.assignment.interval.ms',
    type: 'INT',
    default: '0',
    validator: atLeast(0),
  },
  {
    name: 'group.streams.min.heartbeat.interval.ms',
    type: 'INT',
    default: '5000',
    validator: atLeast(1),
  },
  {
    name: 'group.streams.min.session.timeout.ms',
    type: 'INT',
    default: '45000',
    validator: atLeast(1),
  },
  { name: 'group.streams.num.standby.replicas', type: 'INT', default: '0', validator: atLeast(0) },
  {
    name: 'group.streams.session.timeout.ms',
    type: 'INT',
    default: '45000',
    validator: atLeast(1),
  },
] as const satisfies readonly ConfigKey[]
