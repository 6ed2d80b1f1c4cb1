import { joptCommand } from '../shared/command.ts'
import { options } from './options.ts'
import { run } from './run.ts'

export const command = joptCommand({
  name: 'fault',
  summary: 'Have a broker that was started with --control fail on purpose',
  purpose:
    'Speaks to the control port of server-start. Makes a fault for requests of clients, or does what --do says: a verb of the control port, with the rest as its JSON.',
  showsUsageWithoutArguments: true,
  positionals: '[JSON]',
  examples: [
    {
      title: 'The next two writes to a topic fail, and a client that is right tries again',
      command:
        'kafka-ts fault --control 127.0.0.1:8090 --api Produce --topic orders --error NOT_LEADER_OR_FOLLOWER --times 2',
    },
    {
      title: 'Each fetch of one client takes half a second longer',
      command:
        'kafka-ts fault --control 127.0.0.1:8090 --api Fetch --client-id billing --delay-ms 500',
    },
    {
      title: 'The faults of a YAML file, a list of them',
      command: 'kafka-ts fault --control 127.0.0.1:8090 --file faults.yaml',
    },
    {
      title: 'No fault any more',
      command: 'kafka-ts fault --control 127.0.0.1:8090 --do clear-faults',
    },
    {
      title: "An hour later on the broker's clock",
      command: 'kafka-ts fault --control 127.0.0.1:8090 --do advance \'{"hours": 1}\'',
    },
  ],
  options,
  run,
})
