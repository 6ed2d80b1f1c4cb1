import { joptCommand } from '../shared/command.ts'
import { recordReport } from './json-formatter.ts'
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
      command: 'kafka-ts console-consumer --topic test --from-beginning --exit-at-end',
    },
    {
      title: 'What came in the last ten minutes, as JSON with keys, headers and offsets',
      command:
        "kafka-ts console-consumer --topic test --from '10m ago' --exit-at-end --output json",
    },
    {
      title: 'The last 5 records of each partition in a form of your own, and what follows',
      command: "kafka-ts console-consumer --topic test --tail 5 --format '%p/%o %k: %s\\n'",
    },
    {
      title: 'Only some records, by a field of JSON values',
      command:
        "kafka-ts console-consumer --topic test --from-beginning --filter 'value.user.id>=10' --filter 'header.trace=7'",
    },
  ],
  options,
  reports: [recordReport],
  removedOptions: {
    whitelist: { use: 'include', hasArgument: true },
    'new-consumer': { hasArgument: false },
    blacklist: { hasArgument: true, refusal: 'use --include with a negative look-ahead' },
    zookeeper: { use: 'bootstrap-server', hasArgument: true, dropsValue: true },
  },
  run,
})
