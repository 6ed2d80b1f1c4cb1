import { joptCommand } from '../shared/command.ts'
import type { ParsedOptions } from '../shared/options.ts'
import { run } from './run.ts'

const options = {
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
  'consumer-config': {
    description: 'Old name of --command-config',
    argument: 'config file',
    deprecatedFor: 'command-config',
  },
  'consumer-property': {
    description: 'Old name of --command-property',
    argument: 'consumer_prop',
    isRepeatable: true,
    deprecatedFor: 'command-property',
  },
  'enable-systest-events': { description: 'Also print life-cycle events as JSON' },
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
    description: 'One formatter setting, key=value; wins over --formatter-config',
    argument: 'prop',
    isRepeatable: true,
  },
  group: {
    description: 'Share group to read as a member of',
    argument: 'share group id',
    default: 'console-share-consumer',
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
  property: {
    description: 'Old name of --formatter-property',
    argument: 'prop',
    isRepeatable: true,
    deprecatedFor: 'formatter-property',
  },
  reject: { description: 'Acknowledge each record as rejected: nobody gets it again' },
  'reject-message-on-error': {
    description: 'Reject a record that cannot be printed instead of stopping',
  },
  release: { description: 'Acknowledge each record as released: somebody gets it again' },
  'timeout-ms': {
    description: 'Stop when no record came for this long',
    argument: 'timeout_ms',
    type: 'integer',
  },
  topic: { description: 'Topic to read', argument: 'topic' },
  'value-deserializer': {
    description: 'Deserializer class for values',
    argument: 'deserializer for values',
  },
} as const

export type ShareConsumerOptions = ParsedOptions<typeof options>

export const command = joptCommand({
  name: 'console-share-consumer',
  summary: 'Print the records of a topic as a member of a share group',
  purpose:
    'This tool helps to read data from Kafka topics using share groups and outputs it to standard output. ' +
    'A group begins at the end of a topic unless its setting share.auto.offset.reset is earliest.',
  examples: [
    {
      title: 'Records that come from now on, shared with the other members of the group',
      command: 'kafka-ts console-share-consumer --topic test --group workers',
    },
    {
      title: 'Look at five records and give them back',
      command:
        'kafka-ts console-share-consumer --topic test --group workers --max-messages 5 --release',
    },
  ],
  options,
  run,
})
