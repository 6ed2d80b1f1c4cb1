import { joptCommand } from './shared/command.ts'

export const command = joptCommand({
  name: 'zookeeper-server-start',
  summary: 'Not needed: a kafka-ts node keeps the metadata itself',
  purpose: 'Of old tutorials. kafka-ts needs no ZooKeeper: this says so and exits with 0.',
  showsUsageWithoutArguments: false,
  positionals: '[zookeeper.properties]',
  examples: [
    {
      title: 'As the tutorial has it',
      command: 'kafka-ts zookeeper-server-start config/zookeeper.properties',
    },
  ],
  options: {
    help: { description: 'Show usage and stop' },
    daemon: { description: 'Of the shell script; has no effect here' },
    override: {
      description: 'Of the shell script; has no effect here',
      argument: 'key=value',
      isRepeatable: true,
    },
  },
  run: async (_options, context) => {
    context.warn('No ZooKeeper is needed: go on with `kafka-ts server-start`')
    return 0
  },
})
