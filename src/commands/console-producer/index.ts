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
    {
      title: 'Records with key, headers and a tombstone, as JSON lines',
      command:
        'printf \'{"key":"k","value":{"a":1},"headers":{"trace":"7"}}\\n{"key":"k","value":null}\\n\' | kafka-ts console-producer --topic test --input json',
    },
    {
      title: 'A hundred made-up orders a second',
      command:
        'kafka-ts console-producer --topic test --rate 100 --count 1000 --key-template \'user-{{int 1 9}}\' --template \'{"id":{{seq}},"sum":{{int 1 500}}}\'',
    },
    {
      title: 'All lines or none',
      command: 'kafka-ts console-producer --topic test --transactional-id loader < lines.txt',
    },
  ],
  options,
  removedOptions: { 'broker-list': { use: 'bootstrap-server', hasArgument: true } },
  run,
})
