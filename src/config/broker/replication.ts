import type { ConfigKey } from '../config-def.ts'
import { atLeast } from '../validators.ts'

/** Settings of a broker: copying between brokers. */
export const replicationConfigs = [
  {
    name: 'auto.leader.rebalance.enable',
    type: 'BOOLEAN',
    default: 'true',
    documentation: 'Whether leadership returns to the preferred replicas by itself.',
  },
  {
    name: 'follower.fetch.last.tiered.offset.enable',
    type: 'BOOLEAN',
    default: 'false',
    updateMode: 'cluster-wide',
  },
  {
    name: 'leader.imbalance.check.interval.seconds',
    type: 'LONG',
    default: '300',
    validator: atLeast(1),
    documentation: 'How often the balance of leaders is looked at.',
  },
  { name: 'num.replica.alter.log.dirs.threads', type: 'INT', default: null },
  {
    name: 'num.replica.fetchers',
    type: 'INT',
    default: '1',
    validator: atLeast(1),
    updateMode: 'cluster-wide',
    documentation: 'How many fetchers copy from each other broker.',
  },
  { name: 'replica.fetch.backoff.ms', type: 'INT', default: '1000', validator: atLeast(0) },
  { name: 'replica.fetch.max.bytes', type: 'INT', default: '1048576', validator: atLeast(0) },
  { name: 'replica.fetch.min.bytes', type: 'INT', default: '1' },
  {
    name: 'replica.fetch.response.max.bytes',
    type: 'INT',
    default: '10485760',
    validator: atLeast(0),
  },
  { name: 'replica.fetch.wait.max.ms', type: 'INT', default: '500' },
  { name: 'replica.high.watermark.checkpoint.interval.ms', type: 'LONG', default: '5000' },
  {
    name: 'replica.lag.time.max.ms',
    type: 'LONG',
    default: '30000',
    documentation: 'A follower that has not caught up for so long leaves the in-sync replicas.',
  },
  { name: 'replica.selector.class', type: 'STRING', default: null },
  { name: 'replica.socket.receive.buffer.bytes', type: 'INT', default: '65536' },
  { name: 'replica.socket.timeout.ms', type: 'INT', default: '30000' },
  { name: 'replication.quota.window.num', type: 'INT', default: '11', validator: atLeast(1) },
  {
    name: 'replication.quota.window.size.seconds',
    type: 'INT',
    default: '1',
    validator: atLeast(1),
  },
] as const satisfies readonly ConfigKey[]
