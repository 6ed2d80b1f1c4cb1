import { argparseTool } from '../shared/command.ts'
import type { ParsedOptions } from '../shared/options.ts'
import { run } from './run.ts'

const options = {
  topic: { description: 'Topic to read', argument: 'TOPIC', isRequired: true },
  'group-protocol': {
    description: 'Protocol of the group: classic or consumer',
    argument: 'GROUP_PROTOCOL',
    default: 'classic',
  },
  'group-remote-assignor': {
    description: "The coordinator's assignor that is wanted; with the protocol consumer alone",
    argument: 'GROUP_REMOTE_ASSIGNOR',
  },
  'group-id': {
    description: 'Group to read as a member of',
    argument: 'GROUP_ID',
    isRequired: true,
  },
  'group-instance-id': { description: 'Id of a static member', argument: 'GROUP_INSTANCE_ID' },
  'max-messages': {
    description: 'Stop after so many; -1 for never',
    argument: 'MAX-MESSAGES',
    type: 'integer',
    default: -1,
  },
  'session-timeout': {
    description: 'Milliseconds without a heartbeat after which the member is out; classic alone',
    argument: 'TIMEOUT_MS',
    type: 'integer',
  },
  verbose: { description: 'Tell of each record, too' },
  'enable-autocommit': { description: 'Commit now and then instead of after each batch' },
  'reset-policy': {
    description: 'Where to begin without a committed offset: earliest, latest or none',
    argument: 'RESETPOLICY',
    default: 'earliest',
  },
  'assignment-strategy': {
    description: 'Assignor of the member; classic alone',
    argument: 'ASSIGNMENTSTRATEGY',
    default: 'org.apache.kafka.clients.consumer.RangeAssignor',
  },
  'consumer.config': {
    description: 'Old name of --command-config',
    argument: 'CONFIG_FILE',
    deprecatedFor: 'command-config',
  },
  'command-config': {
    description: 'Properties file with settings of the consumer',
    argument: 'CONFIG_FILE',
  },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'HOST1:PORT1[,HOST2:PORT2[...]]',
    isRequired: true,
  },
} as const

export type VerifiableConsumerOptions = ParsedOptions<typeof options>

export const command = argparseTool({
  name: 'verifiable-consumer',
  summary: 'Read a topic as a member of a group, and tell as JSON what happens',
  program: 'verifiable-consumer',
  purpose:
    'This tool consumes messages from a specific topic and emits consumer events (e.g. group ' +
    'rebalances, received messages, and offsets committed) as JSON objects to STDOUT.',
  helpExitCode: 0,
  examples: [
    {
      title: 'Ten records, each of them told',
      command:
        'kafka-ts verifiable-consumer --topic test --group-id g1 --max-messages 10 --verbose --bootstrap-server localhost:9092',
    },
    {
      title: 'Rebalances of the newer protocol, until Ctrl-C',
      command:
        'kafka-ts verifiable-consumer --topic test --group-id g2 --group-protocol consumer --bootstrap-server localhost:9092',
    },
  ],
  options,
  exclusive: [['consumer.config', 'command-config']],
  run,
})
