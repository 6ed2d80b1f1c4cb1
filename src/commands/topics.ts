import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'

export const command = joptCommand({
  name: 'topics',
  summary: 'Create, list, describe, alter and delete topics',
  purpose: 'Create, delete, describe, or change a topic.',
  examples: [
    {
      title: 'Create a topic with three partitions',
      command: 'kafka-ts topics --create --topic test --partitions 3',
    },
    { title: 'See what there is', command: 'kafka-ts topics --list' },
    {
      title: 'Where the partitions of a topic are',
      command: 'kafka-ts topics --describe --topic test',
    },
    { title: 'More partitions', command: 'kafka-ts topics --alter --topic test --partitions 6' },
    { title: 'Delete it with all records', command: 'kafka-ts topics --delete --topic test' },
  ],
  options: {
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
    'exclude-internal': { description: 'Leave out internal topics' },
    help: { description: 'Show usage and stop' },
    'if-exists': { description: 'No error when the topic is missing' },
    'if-not-exists': { description: 'No error when the topic is there already' },
    list: { description: 'List what exists' },
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
    'topics-with-overrides': {
      description: 'Describe only topics that have settings of their own',
    },
    'unavailable-partitions': { description: 'Describe only partitions without a leader' },
    'under-min-isr-partitions': {
      description: 'Describe only partitions whose ISR is below the minimum',
    },
    'under-replicated-partitions': {
      description: 'Describe only partitions with a replica out of sync',
    },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run() {
    throw new CommandError('kafka-ts topics is not ready yet')
  },
})
