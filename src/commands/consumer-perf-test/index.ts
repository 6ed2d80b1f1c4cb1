import { joptCommand } from '../shared/command.ts'
import { options } from './options.ts'
import { run } from './run.ts'

export const command = joptCommand({
  name: 'consumer-perf-test',
  summary: 'Measure how fast records can be read',
  purpose: 'This tool is used to verify the consumer performance.',
  examples: [
    {
      title: 'The first million records of a topic',
      command: 'kafka-ts consumer-perf-test --topic test --num-records 1000000',
    },
    {
      title: 'A row a second, for a spreadsheet',
      command:
        'kafka-ts consumer-perf-test --topic test --num-records 1000000 --show-detailed-stats --reporting-interval 1000',
    },
    {
      title: 'As a member of a group of the newer protocol (KIP-848)',
      command:
        'kafka-ts consumer-perf-test --topic test --num-records 1000 --group g1 --command-property group.protocol=consumer',
    },
  ],
  options,
  run,
})
