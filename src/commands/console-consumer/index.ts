import { joptCommand } from '../shared/command.ts'
import { options } from './options.ts'
import { run } from './run.ts'

export const command = joptCommand({
  name: 'console-consumer',
  summary: 'Print the records of topics',
  purpose: 'This tool helps to read data from Kafka topics and outputs it to standard output.',
  examples: [
    {
      title: 'What comes from now on',
      command: 'kafka-ts console-consumer --topic test',
    },
    {
      title: 'The first two records',
      command: 'kafka-ts console-consumer --topic test --from-beginning --max-messages 2',
    },
    {
      title: 'In a group, which remembers how far it came',
      command: 'kafka-ts console-consumer --topic test --group g1 --from-beginning',
    },
    {
      title: 'With keys, offsets and headers',
      command:
        'kafka-ts console-consumer --topic test --from-beginning --formatter-property print.key=true --formatter-property print.offset=true --formatter-property print.headers=true',
    },
    {
      title: 'All that is there now, then stop',
      command: 'kafka-ts console-consumer --topic test --from-beginning --timeout-ms 1000',
    },
  ],
  options,
  removedOptions: {
    whitelist: { use: 'include', hasArgument: true },
    'new-consumer': { hasArgument: false },
    blacklist: { hasArgument: true, refusal: 'use --include with a negative look-ahead' },
    zookeeper: { use: 'bootstrap-server', hasArgument: true, dropsValue: true },
  },
  run,
})
