import { joptCommand } from '../shared/command.ts'
import { options } from './options.ts'
import { run } from './run.ts'

export const command = joptCommand({
  name: 'console-producer',
  summary: 'Write lines of standard input as records',
  purpose: 'This tool helps to read data from standard input and publish it to Kafka.',
  examples: [
    {
      title: 'One record per line; end with Ctrl-D',
      command: 'kafka-ts console-producer --topic test',
    },
    {
      title: 'From a pipe',
      command: "printf 'hello\\nworld\\n' | kafka-ts console-producer --topic test",
    },
    {
      title: 'With keys',
      command:
        'kafka-ts console-producer --topic test --reader-property parse.key=true --reader-property key.separator=:',
    },
    {
      title: 'A large file, compressed',
      command: 'kafka-ts console-producer --topic test --compression-codec lz4 < lines.txt',
    },
  ],
  options,
  removedOptions: { 'broker-list': { use: 'bootstrap-server', hasArgument: true } },
  run,
})
