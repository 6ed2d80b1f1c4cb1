import { argparseTool } from '../shared/command.ts'
import { options } from './options.ts'
import { run } from './run.ts'

export const command = argparseTool({
  name: 'producer-perf-test',
  summary: 'Measure how fast records can be written',
  program: 'kafka-producer-perf-test',
  purpose:
    'This tool is used to verify the producer performance. To enable transactions, specify a ' +
    'transactional id or a transaction duration using --transaction-duration-ms.',
  helpExitCode: 0,
  examples: [
    {
      title: 'A million records of 100 bytes, as fast as they go',
      command:
        'kafka-ts producer-perf-test --topic test --num-records 1000000 --record-size 100 --throughput -1 --bootstrap-server localhost:9092',
    },
    {
      title: 'A steady load, compressed, with a line a second',
      command:
        'kafka-ts producer-perf-test --topic test --num-records 50000 --record-size 1000 --throughput 10000 --reporting-interval 1000 --command-property bootstrap.servers=localhost:9092 compression.type=lz4',
    },
    {
      title: 'In transactions that are committed twice a second',
      command:
        'kafka-ts producer-perf-test --topic test --num-records 100000 --record-size 100 --throughput -1 --transaction-duration-ms 500 --bootstrap-server localhost:9092',
    },
  ],
  options,
  exclusive: [['record-size', 'payload-file', 'payload-monotonic']],
  required: [['record-size', 'payload-file', 'payload-monotonic']],
  run,
})
