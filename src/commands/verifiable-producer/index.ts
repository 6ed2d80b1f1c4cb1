import { argparseTool } from '../shared/command.ts'
import type { ParsedOptions } from '../shared/options.ts'
import { run } from './run.ts'

const options = {
  topic: { description: 'Topic to write to', argument: 'TOPIC', isRequired: true },
  'max-messages': {
    description: 'Stop after so many; -1 for never',
    argument: 'MAX-MESSAGES',
    type: 'integer',
    default: -1,
  },
  throughput: {
    description: 'Records a second at most, -1 for as many as go',
    argument: 'THROUGHPUT',
    type: 'integer',
    default: -1,
  },
  acks: {
    description: 'Who has to have a record before it counts: 0, 1, or -1 for all in sync',
    argument: 'ACKS',
    type: 'integer',
    choices: ['0', '1', '-1'],
    default: -1,
  },
  'producer.config': {
    description: 'Old name of --command-config',
    argument: 'CONFIG-FILE',
    deprecatedFor: 'command-config',
  },
  'message-create-time': {
    description: 'Timestamp of the first record; later ones follow the clock',
    argument: 'CREATE-TIME',
    type: 'long',
    default: -1,
  },
  'value-prefix': {
    description: 'Number put before each value, with a dot',
    argument: 'VALUE-PREFIX',
    type: 'integer',
  },
  'repeating-keys': {
    description: 'Keys from 0 to one less, over and over',
    argument: 'REPEATING-KEYS',
    type: 'integer',
  },
  'command-config': {
    description: 'Properties file with settings of the producer',
    argument: 'CONFIG-FILE',
  },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'HOST1:PORT1[,HOST2:PORT2[...]]',
    isRequired: true,
  },
} as const

export type VerifiableProducerOptions = ParsedOptions<typeof options>

export const command = argparseTool({
  name: 'verifiable-producer',
  summary: 'Write numbers that rise, and tell as JSON what became of each',
  program: 'verifiable-producer',
  purpose:
    'This tool produces increasing integers to the specified topic and prints JSON metadata to ' +
    'stdout on each "send" request, making externally visible which messages have been acked and which have not.',
  helpExitCode: 0,
  examples: [
    {
      title: 'Ten records',
      command:
        'kafka-ts verifiable-producer --topic test --max-messages 10 --bootstrap-server localhost:9092',
    },
    {
      title: 'Five a second until Ctrl-C, with the keys 0, 1, 2',
      command:
        'kafka-ts verifiable-producer --topic test --throughput 5 --repeating-keys 3 --bootstrap-server localhost:9092',
    },
  ],
  options,
  exclusive: [['producer.config', 'command-config']],
  run,
})
