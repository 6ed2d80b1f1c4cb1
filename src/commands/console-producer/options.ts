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
  count: {
    description: 'With --template: so many records, then stop',
    argument: 'number',
    type: 'long',
    isOurs: true,
  },
  help: { description: 'Show usage and stop' },
  input: {
    description:
      "'lines' as Kafka reads them, or 'json': one object a line with value and, where wanted, key, headers, partition and timestamp, as console-consumer --output json prints them",
    argument: 'lines|json',
    default: 'lines',
    isOurs: true,
  },
  'key-template': {
    description: 'With --template: the keys, made up in the same way',
    argument: 'template',
    isOurs: true,
  },
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
  rate: {
    description: 'At most so many records a second',
    argument: 'number',
    type: 'double',
    isOurs: true,
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
  summary: {
    description: 'At the end, tell on stderr how many records were sent and how fast',
    isOurs: true,
  },
  sync: { description: 'Wait for each record to be acknowledged before the next' },
  template: {
    description:
      'Write made-up records instead of standard input: {{seq}} {{int 1 6}} {{float 0 1}} {{pick a b}} {{uuid}} {{hex 8}} {{word}} {{name}} {{email}} {{now}} {{iso}}',
    argument: 'template',
    isOurs: true,
  },
  timeout: {
    description: 'How long records are collected before they are sent',
    argument: 'timeout_ms',
    type: 'long',
    default: 1000,
  },
  topic: { description: 'Topic to write to', argument: 'topic' },
  'transactional-id': {
    description: 'Write all records in one transaction, committed at the end: all or none',
    argument: 'id',
    isOurs: true,
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type ProducerOptions = ParsedOptions<typeof options>
