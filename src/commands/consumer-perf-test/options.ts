import type { ParsedOptions } from '../shared/options.ts'

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
    argument: 'prop1=val1',
    isRepeatable: true,
  },
  'consumer.config': {
    description: 'Old name of --command-config',
    argument: 'config file',
    deprecatedFor: 'command-config',
  },
  'date-format': {
    description: 'SimpleDateFormat pattern of the time columns',
    argument: 'date format',
    default: 'yyyy-MM-dd HH:mm:ss:SSS',
  },
  'fetch-size': {
    description: 'Bytes to fetch of a partition at once',
    argument: 'size',
    type: 'integer',
    default: 1_048_576,
  },
  'from-latest': { description: 'Start at the log end where the group has no offset' },
  group: {
    description: 'Group id to read as (default: perf-consumer- and a number)',
    argument: 'gid',
  },
  'hide-header': { description: 'No header line' },
  include: {
    description: 'Regular expression of topics to read',
    argument: 'Java regex (String)',
  },
  messages: {
    description: 'Old name of --num-records',
    argument: 'count',
    type: 'long',
    deprecatedFor: 'num-records',
  },
  'num-records': { description: 'How many records', argument: 'count', type: 'long' },
  'print-metrics': {
    description: 'Print what the consumer has counted at the end: fewer figures than Java has',
  },
  'reporting-interval': {
    description: 'Time between progress rows, ms',
    argument: 'interval_ms',
    type: 'long',
    default: 5000,
  },
  'show-detailed-stats': { description: 'A row per reporting interval' },
  'socket-buffer-size': {
    description: 'Socket buffer, bytes: Node leaves it to the operating system',
    argument: 'size',
    type: 'integer',
    default: 2_097_152,
  },
  timeout: {
    description: 'Longest gap between records, ms',
    argument: 'milliseconds',
    isArgumentOptional: true,
    type: 'long',
    default: 10_000,
  },
  topic: { description: 'Topic to read', argument: 'topic' },
} as const

export type PerfOptions = ParsedOptions<typeof options>
