import type { ParsedOptions } from '../shared/options.ts'

export const options = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'BOOTSTRAP-SERVER',
  },
  topic: { description: 'Topic to write to', argument: 'TOPIC', isRequired: true },
  'num-records': {
    description: 'How many records',
    argument: 'NUM-RECORDS',
    type: 'long',
    isRequired: true,
  },
  'payload-delimiter': {
    description: 'Splits --payload-file into payloads',
    argument: 'PAYLOAD-DELIMITER',
    default: '\\n',
  },
  throughput: {
    description: 'Records a second at most, -1 for as many as go',
    argument: 'THROUGHPUT',
    type: 'double',
    isRequired: true,
  },
  'producer-props': {
    description: 'Old name of --command-property',
    argument: 'PROP-NAME=PROP-VALUE',
    isRepeatable: true,
    takesSeveral: true,
    deprecatedFor: 'command-property',
  },
  'command-property': {
    description: 'Settings of the producer, several after one flag; they win over --command-config',
    argument: 'PROP-NAME=PROP-VALUE',
    isRepeatable: true,
    takesSeveral: true,
  },
  'producer.config': {
    description: 'Old name of --command-config',
    argument: 'CONFIG-FILE',
    deprecatedFor: 'command-config',
  },
  'command-config': {
    description: 'Properties file with settings of the producer',
    argument: 'CONFIG-FILE',
  },
  'print-metrics': {
    description: 'Print what the producer has counted at the end: fewer figures than Java has',
  },
  'transactional-id': {
    description: 'Send in transactions with this id',
    argument: 'TRANSACTIONAL-ID',
  },
  'transaction-duration-ms': {
    description: 'Commit whenever so much time has gone by; 3000 where only an id is given',
    argument: 'TRANSACTION-DURATION',
    type: 'long',
  },
  'warmup-records': {
    description: 'Records at the start that a second summary leaves out',
    argument: 'WARMUP-RECORDS',
    type: 'long',
    default: 0,
  },
  'reporting-interval': {
    description: 'Milliseconds between lines of progress',
    argument: 'INTERVAL-MS',
    type: 'long',
    default: 5000,
  },
  'record-size': {
    description: 'Bytes of each record, at random',
    argument: 'RECORD-SIZE',
    type: 'integer',
  },
  'payload-file': {
    description: 'File of payloads, of which each record gets one at random',
    argument: 'PAYLOAD-FILE',
  },
  'payload-monotonic': { description: 'The payload is a number that rises from 0' },
} as const

export type PerfOptions = ParsedOptions<typeof options>
