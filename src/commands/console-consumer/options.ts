import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { streamOutputOption } from '../shared/report.ts'

export const options = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'config file',
  },
  'command-property': {
    description: 'One client setting, key=value; wins over --command-config',
    argument: 'consumer_prop',
    isRepeatable: true,
  },
  'consumer-property': {
    description: 'Old name of --command-property',
    argument: 'consumer_prop',
    isRepeatable: true,
    deprecatedFor: 'command-property',
  },
  'consumer.config': {
    description: 'Old name of --command-config',
    argument: 'config file',
    deprecatedFor: 'command-config',
  },
  'enable-systest-events': { description: 'Also print life-cycle events' },
  'exit-at-end': {
    description: 'Stop where the partitions end now, instead of waiting for more',
    isOurs: true,
  },
  filter: {
    description:
      'Only records for which this holds, such as key=a, value~^err, header.trace=7, value.user.id>=10, offset<5; operators = != ~ !~ > < >= <=; all of several must hold',
    argument: 'condition',
    isRepeatable: true,
    isOurs: true,
  },
  format: {
    description:
      'Template for a record: %s value, %k key, %h headers, %t topic, %p partition, %o offset, %T timestamp, %S %K lengths (%R as 4 bytes), %%, and \\n \\t \\xHH',
    argument: 'template',
    isOurs: true,
  },
  formatter: {
    description: 'Class that prints records',
    argument: 'class',
    default: 'org.apache.kafka.tools.consumer.DefaultMessageFormatter',
  },
  'formatter-config': {
    description: 'Properties file for the formatter',
    argument: 'config file',
  },
  'formatter-property': {
    description:
      'One formatter setting, key=value: print.timestamp, print.partition, print.offset, print.headers, print.key, print.value, key.separator, line.separator, headers.separator, null.literal, key.deserializer, value.deserializer, headers.deserializer',
    argument: 'prop',
    isRepeatable: true,
  },
  from: {
    description: "Start at this time: '10m ago', '2026-01-31T12:00:00', or milliseconds",
    argument: 'time',
    isOurs: true,
  },
  'from-beginning': {
    description: 'Start at the earliest record where the group has no committed offset',
  },
  grep: {
    description: 'Only records whose key or value matches this JavaScript regular expression',
    argument: 'regex',
    isOurs: true,
  },
  group: {
    description: 'Join this group, and commit what was printed',
    argument: 'consumer group id',
  },
  help: { description: 'Show usage and stop' },
  include: {
    description: 'Regular expression of topics to read',
    argument: 'Java regex (String)',
  },
  'isolation-level': {
    description: 'read_uncommitted, or read_committed for no records of open transactions',
    argument: 'isolation-level',
    default: 'read_uncommitted',
  },
  'key-deserializer': {
    description: 'Deserializer class for keys',
    argument: 'deserializer for keys',
  },
  'max-messages': {
    description: 'Stop after this many records',
    argument: 'num_messages',
    type: 'integer',
  },
  offset: {
    description: 'Where to start in the partition: a number, earliest or latest',
    argument: 'consume offset',
    default: 'latest',
  },
  output: streamOutputOption,
  partition: {
    description: 'Read this partition alone',
    argument: 'partition',
    type: 'integer',
  },
  property: {
    description: 'Old name of --formatter-property',
    argument: 'prop',
    isRepeatable: true,
    deprecatedFor: 'formatter-property',
  },
  'skip-message-on-error': { description: 'Carry on past a record that cannot be printed' },
  tail: {
    description: 'Start so many offsets before the end of each partition',
    argument: 'count',
    type: 'integer',
    isOurs: true,
  },
  'timeout-ms': {
    description: 'Stop when no record came for this long',
    argument: 'timeout_ms',
    type: 'long',
  },
  topic: { description: 'Topic to read', argument: 'topic' },
  until: {
    description: 'Stop at the first record of this time; see --from',
    argument: 'time',
    isOurs: true,
  },
  'value-deserializer': {
    description: 'Deserializer class for values',
    argument: 'deserializer for values',
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type ConsumerOptions = ParsedOptions<typeof options>
