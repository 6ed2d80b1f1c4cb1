import type { ConfigKey } from '../config-def.ts'
import { atLeast, between } from '../validators.ts'

/** Settings of a broker: compaction. */
export const logCleanerConfigs = [
  {
    name: 'log.cleaner.backoff.ms',
    type: 'LONG',
    default: '15000',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
    documentation: 'How long compaction sleeps when there is nothing to do.',
  },
  {
    name: 'log.cleaner.dedupe.buffer.size',
    type: 'LONG',
    default: '134217728',
    updateMode: 'cluster-wide',
  },
  {
    name: 'log.cleaner.delete.retention.ms',
    type: 'LONG',
    default: '86400000',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
    documentation: 'For topics without a `delete.retention.ms` of their own.',
  },
  {
    name: 'log.cleaner.enable',
    type: 'BOOLEAN',
    default: 'true',
    documentation: 'Whether compaction runs.',
  },
  {
    name: 'log.cleaner.io.buffer.load.factor',
    type: 'DOUBLE',
    default: '0.9',
    updateMode: 'cluster-wide',
  },
  {
    name: 'log.cleaner.io.buffer.size',
    type: 'INT',
    default: '524288',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
  },
  {
    name: 'log.cleaner.io.max.bytes.per.second',
    type: 'DOUBLE',
    default: '1.7976931348623157E308',
    updateMode: 'cluster-wide',
  },
  {
    name: 'log.cleaner.max.compaction.lag.ms',
    type: 'LONG',
    default: '9223372036854775807',
    validator: atLeast(1),
    updateMode: 'cluster-wide',
    documentation: 'For topics without a `max.compaction.lag.ms` of their own.',
  },
  {
    name: 'log.cleaner.min.cleanable.ratio',
    type: 'DOUBLE',
    default: '0.5',
    validator: between(0, 1),
    updateMode: 'cluster-wide',
    documentation: 'For topics without a `min.cleanable.dirty.ratio` of their own.',
  },
  {
    name: 'log.cleaner.min.compaction.lag.ms',
    type: 'LONG',
    default: '0',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
    documentation: 'For topics without a `min.compaction.lag.ms` of their own.',
  },
  {
    name: 'log.cleaner.threads',
    type: 'INT',
    default: '1',
    validator: atLeast(0),
    updateMode: 'cluster-wide',
    documentation: 'How many logs are compacted at once.',
  },
] as const satisfies readonly ConfigKey[]
