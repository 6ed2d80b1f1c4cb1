import { argparseCommand } from '../shared/command.ts'
import { abortSubcommand, forceTerminateSubcommand } from './abort.ts'
import { findHangingSubcommand, hangingReport } from './find-hanging.ts'
import {
  describeProducersSubcommand,
  describeSubcommand,
  listSubcommand,
  producerReport,
  transactionDescription,
  transactionListing,
} from './inspect.ts'

export const command = argparseCommand({
  name: 'transactions',
  summary: 'See transactions and their producers, find and abort hanging ones',
  program: 'kafka-transactions.sh',
  purpose:
    'This tool is used to analyze the transactional state of producers in the cluster. It can be ' +
    'used to detect and recover from hanging transactions.',
  helpExitCode: 1,
  reports: [transactionListing, transactionDescription, producerReport, hangingReport],
  examples: [
    { title: 'Which transactions there are', command: 'kafka-ts transactions list' },
    {
      title: 'What one of them is doing, and since when',
      command: 'kafka-ts transactions describe --transactional-id payments',
    },
    {
      title: 'Who writes to a partition',
      command: 'kafka-ts transactions describe-producers --topic test --partition 0',
    },
    {
      title: 'Transactions that hold readers of committed records back for good',
      command: 'kafka-ts transactions find-hanging --topic test',
    },
    {
      title: 'End one of those',
      command: 'kafka-ts transactions abort --topic test --partition 0 --start-offset 42',
    },
    {
      title: 'Abort what a lost producer has left open',
      command: 'kafka-ts transactions forceTerminateTransaction --transactionalId payments',
    },
  ],
  subcommands: {
    list: listSubcommand,
    describe: describeSubcommand,
    'describe-producers': describeProducersSubcommand,
    abort: abortSubcommand,
    'find-hanging': findHangingSubcommand,
    forceTerminateTransaction: forceTerminateSubcommand,
  },
})
