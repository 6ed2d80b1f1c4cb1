import type { OptionTable, ParsedOptions } from '../shared/options.ts'

const STRING_DECODER = 'org.apache.kafka.tools.api.StringDecoder'

export const options = {
  'cluster-metadata-decoder': { description: 'Decode records as KRaft metadata' },
  'deep-iteration': { description: 'Go into each batch, and show its records' },
  files: {
    description:
      'Comma list of .log, .index, .timeindex, .snapshot, .txnindex and .checkpoint files',
    argument: 'file1, file2, ...',
  },
  help: { description: 'Show usage and stop' },
  'index-sanity-check': { description: 'Only make the check of an index that a start makes' },
  'key-decoder-class': {
    description: 'Decoder class for keys',
    argument: 'key-decoder-class',
    isArgumentOptional: true,
    default: STRING_DECODER,
  },
  'max-bytes': {
    description: 'Read no more than so many bytes of each log',
    argument: 'size',
    type: 'integer',
    default: 2147483647,
  },
  'max-message-size': {
    description: 'The largest record that is expected',
    argument: 'size',
    type: 'integer',
    default: 5242880,
  },
  'offsets-decoder': { description: 'Decode records as offsets and metadata of groups' },
  'print-data-log': { description: 'Show keys and values, too' },
  'remote-log-metadata-decoder': { description: 'Decode records as remote storage metadata' },
  'share-group-state-decoder': { description: 'Decode records as state of share groups' },
  'skip-record-metadata': { description: 'With --print-data-log: keys and values alone' },
  'transaction-log-decoder': { description: 'Decode records as state of transactions' },
  'value-decoder-class': {
    description: 'Decoder class for values',
    argument: 'value-decoder-class',
    isArgumentOptional: true,
    default: STRING_DECODER,
  },
  'verify-index-only': { description: 'Check an index against its log, and show no entries' },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export type DumpOptions = ParsedOptions<typeof options>
