import { joptCommand } from '../shared/command.ts'
import { readServerOptions, serverOptions } from './server-options.ts'

export const command = joptCommand({
  name: 'server-start',
  summary: 'Start a broker, with a data directory or with a server.properties file',
  purpose:
    'Runs one node, broker and controller in one. Without a file it needs no settings: it keeps its data in ./kafka-data, formats an empty directory itself and listens on localhost:9092.',
  showsUsageWithoutArguments: false,
  positionals: '[server.properties]',
  examples: [
    { title: 'A broker at once, data in ./kafka-data', command: 'kafka-ts server-start' },
    {
      title: 'Another folder and port, three partitions for each new topic',
      command: 'kafka-ts server-start --dir ./data --port 19092 --override num.partitions=3',
    },
    {
      title: "With Apache's own file, in a directory that storage format has made",
      command: 'kafka-ts server-start config/server.properties --override log.retention.hours=1',
    },
    {
      title: 'A cluster that seems to be Kafka 3.9, to test a client with',
      command: 'kafka-ts server-start --dir ./data-3.9 --as-version 3.9',
    },
    {
      title: 'For the tests of any language: in memory, on a free port, with faults on demand',
      command: 'kafka-ts server-start --memory --port 0 --ready-file ready --control 0',
    },
    {
      title: 'In the background, for as long as a script runs',
      command: 'kafka-ts server-start -daemon && … && kafka-ts server-stop',
    },
  ],
  options: serverOptions,
  run: async (options, context) => {
    const server = readServerOptions(options, context)
    if (options.value('daemon')) return (await import('./daemon.ts')).startDaemon(context)
    return (await import('./run-server.ts')).runServer(server, context)
  },
})
