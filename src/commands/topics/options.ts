import { dryRunOption } from '../shared/dry-run.ts'
import type { OptionTable, RemovedOptions } from '../shared/options.ts'
import { outputOption } from '../shared/report.ts'

export const topicsOptions = {
  alter: { description: 'Raise the partition count' },
  'at-min-isr-partitions': {
    description: 'Describe only partitions whose ISR is exactly at the minimum',
  },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command config property file',
  },
  config: {
    description: 'Topic setting for --create, name=value',
    argument: 'name=value',
    isRepeatable: true,
  },
  create: { description: 'Create' },
  delete: { description: 'Delete' },
  'delete-config': { description: 'Refused since 4.0', argument: 'name' },
  describe: { description: 'Show details' },
  'dry-run': dryRunOption,
  'exclude-internal': { description: 'Leave out internal topics' },
  force: { description: 'Delete without asking on a terminal', isOurs: true },
  help: { description: 'Show usage and stop' },
  'if-exists': { description: 'No error when the topic is missing' },
  'if-not-exists': { description: 'No error when the topic is there already' },
  list: { description: 'List what exists' },
  output: outputOption,
  'partition-size-limit-per-response': {
    description: 'Page size of the partition description request',
    argument: 'maximum number of partitions per response',
    type: 'integer',
  },
  partitions: { description: 'Partition count', argument: '# of partitions', type: 'integer' },
  'replica-assignment': {
    description:
      "Replicas of each partition: ids joined by ':' inside a partition, ',' between partitions",
    argument:
      'broker_id_for_part1_replica1 : broker_id_for_part1_replica2 , broker_id_for_part2_replica1 : broker_id_for_part2_replica2 , ...',
  },
  'replication-factor': {
    description: 'Copies of each partition',
    argument: 'replication factor',
    type: 'integer',
  },
  topic: {
    description: 'Topic name; a regular expression except with --create',
    argument: 'topic',
  },
  'topic-id': { description: 'Describe the topic with this id', argument: 'topic-id' },
  'topics-with-overrides': { description: 'Describe only topics that have settings of their own' },
  'unavailable-partitions': { description: 'Describe only partitions without a leader' },
  'under-min-isr-partitions': {
    description: 'Describe only partitions whose ISR is below the minimum',
  },
  'under-replicated-partitions': {
    description: 'Describe only partitions with a replica out of sync',
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export const removedTopicsOptions: RemovedOptions = {
  zookeeper: { use: 'bootstrap-server', hasArgument: true, dropsValue: true },
  'broker-list': { use: 'bootstrap-server', hasArgument: true },
  'disable-rack-aware': { hasArgument: false },
}
