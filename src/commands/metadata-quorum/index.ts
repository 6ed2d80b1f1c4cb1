import { adminExclusive } from '../shared/admin-options.ts'
import { argparseCommand } from '../shared/command.ts'
import { addControllerSubcommand, removeControllerSubcommand } from './controllers.ts'
import { describeSubcommand, quorumReport, replicaReport } from './describe.ts'

export const command = argparseCommand({
  name: 'metadata-quorum',
  summary: 'Show the quorum of controllers, add and remove controllers',
  program: 'kafka-metadata-quorum',
  purpose: 'This tool describes kraft metadata quorum status.',
  helpExitCode: 0,
  examples: [
    {
      title: 'Who leads, and how far the others are',
      command: 'kafka-ts metadata-quorum describe --status',
    },
    {
      title: 'Every voter and observer, with times as ages',
      command: 'kafka-ts metadata-quorum describe --replication --human-readable',
    },
    {
      title: 'Add the controller whose properties file this is',
      command:
        'kafka-ts metadata-quorum --bootstrap-server localhost:9092 --command-config controller.properties add-controller',
    },
  ],
  reports: [quorumReport, replicaReport],
  exclusive: adminExclusive,
  subcommands: {
    describe: describeSubcommand,
    'add-controller': addControllerSubcommand,
    'remove-controller': removeControllerSubcommand,
  },
})
