import { joptCommand } from '../shared/command.ts'
import type { ParsedOptions } from '../shared/options.ts'
import { run } from './run.ts'

const options = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'bootstrap-server',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'config-file',
    isArgumentOptional: true,
  },
  'num-headers': {
    description: 'Headers of each record',
    argument: 'count',
    isArgumentOptional: true,
    type: 'integer',
    default: 0,
  },
  'num-records': { description: 'How many records', argument: 'count', type: 'integer' },
  'producer-acks': {
    description: "Who has to have a record before it counts: '1' or 'all'",
    argument: 'producer-acks',
  },
  'record-header-key-size': {
    description: "Bytes of each header's key",
    argument: 'bytes',
    isArgumentOptional: true,
    type: 'integer',
    default: 0,
  },
  'record-header-size': {
    description: "Bytes of each header's value, -1 for null",
    argument: 'bytes',
    isArgumentOptional: true,
    type: 'integer',
    default: 0,
  },
  'record-key-size': {
    description: 'Bytes of each key, 0 for none',
    argument: 'bytes',
    isArgumentOptional: true,
    type: 'integer',
    default: 0,
  },
  'record-size': { description: 'Bytes of each value', argument: 'bytes', type: 'integer' },
  topic: {
    description: 'Topic to write to and to read; made where there is none',
    argument: 'topic-name',
  },
} as const

export type LatencyOptions = ParsedOptions<typeof options>

export const command = joptCommand({
  name: 'e2e-latency',
  summary: 'Measure how long a record takes from its producer to its consumer',
  purpose:
    'This tool measures end-to-end latency in Kafka by sending messages and timing their reception.',
  examples: [
    {
      title: 'A thousand records, one at a time',
      command:
        'kafka-ts e2e-latency --topic latency --num-records 1000 --producer-acks all --record-size 100',
    },
  ],
  options,
  positionals: '[BROKERS TOPIC COUNT ACKS SIZE [FILE]]',
  run,
})
