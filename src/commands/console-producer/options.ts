import type { OptionTable, ParsedOptions } from '../shared/options.ts'

export const options = {
  'batch-size': {
    description: 'Bytes of records that are collected for a partition before they are sent',
    argument: 'size',
    type: 'integer',
    default: 16384,
  },
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
    argument: 'producer_prop',
    isRepeatable: true,
  },
  'compression-codec': {
    description: 'none, gzip, snappy, lz4 or zstd; without a value, gzip',
    argument: 'compression-codec',
    isArgumentOptional: true,
  },
  help: { description: 'Show usage and stop' },
  'line-reader': {
    description: 'Class that turns standard input into records',
    argument: 'reader_class',
    default: 'org.apache.kafka.tools.LineMessageReader',
  },
  'max-block-ms': {
    description: 'How long to wait for the topic, or for memory, before a record is given up',
    argument: 'max block on send',
    type: 'long',
    default: 60000,
  },
  'max-memory-bytes': {
    description: 'Bytes of records that may wait to be sent, all together',
    argument: 'total memory in bytes',
    type: 'long',
    default: 33554432,
  },
  'max-partition-memory-bytes': {
    description: 'Old name of --batch-size',
    argument: 'memory in bytes per partition',
    type: 'integer',
    default: 16384,
    deprecatedFor: 'batch-size',
  },
  'message-send-max-retries': {
    description: 'How often a batch is sent again before it is given up',
    argument: 'message-send-max-retries',
    type: 'integer',
    default: 3,
  },
  'metadata-expiry-ms': {
    description: 'Age after which metadata is fetched anew',
    argument: 'metadata expiration interval',
    type: 'long',
    default: 300000,
  },
  'producer-property': {
    description: 'Old name of --command-property',
    argument: 'producer_prop',
    isRepeatable: true,
    deprecatedFor: 'command-property',
  },
  'producer.config': {
    description: 'Old name of --command-config',
    argument: 'config file',
    deprecatedFor: 'command-config',
  },
  property: {
    description: 'Old name of --reader-property',
    argument: 'prop',
    isRepeatable: true,
    deprecatedFor: 'reader-property',
  },
  'reader-config': {
    description: 'Properties file for the line reader',
    argument: 'config file',
  },
  'reader-property': {
    description:
      'One line reader setting, key=value: parse.key, key.separator, parse.headers, headers.delimiter, headers.separator, headers.key.separator, null.marker, ignore.error',
    argument: 'prop',
    isRepeatable: true,
  },
  'request-required-acks': {
    description: 'Who must have a record before it counts as sent: 0, 1, -1 or all',
    argument: 'request required acks',
    default: '-1',
  },
  'request-timeout-ms': {
    description: 'How long to wait for the answer to a request',
    argument: 'request timeout ms',
    type: 'integer',
    default: 1500,
  },
  'retry-backoff-ms': {
    description: 'Pause before a failed request is sent again',
    argument: 'retry-backoff-ms',
    type: 'long',
    default: 100,
  },
  'socket-buffer-size': {
    description: 'Socket buffer, bytes',
    argument: 'size',
    type: 'integer',
    default: 102400,
  },
  sync: { description: 'Wait for each record to be acknowledged before the next' },
  timeout: {
    description: 'How long records are collected before they are sent',
    argument: 'timeout_ms',
    type: 'long',
    default: 1000,
  },
  topic: { description: 'Topic to write to', argument: 'topic' },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type ProducerOptions = ParsedOptions<typeof options>
