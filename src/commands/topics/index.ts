import { joptCommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { errorMessage, exceptionText } from '../shared/error-message.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { alterTopics } from './alter.ts'
import { createTopic } from './create.ts'
import { deleteMatchingTopics } from './delete.ts'
import { describeMatchingTopics, topicDescription } from './describe.ts'
import { listMatchingTopics, topicListing } from './list.ts'
import { removedTopicsOptions, topicsOptions } from './options.ts'
import { checkTopicsOptions } from './rules.ts'

const ACTIONS = {
  list: listMatchingTopics,
  describe: describeMatchingTopics,
  create: createTopic,
  alter: alterTopics,
  delete: deleteMatchingTopics,
} as const

export const command = joptCommand({
  name: 'topics',
  summary: 'Create, list, describe, alter and delete topics',
  purpose: 'This tool helps to create, delete, describe, or change a topic.',
  examples: [
    {
      title: 'Create a topic with three partitions',
      command: 'kafka-ts topics --create --topic test --partitions 3',
    },
    {
      title: 'Create it with settings of its own, unless it is there',
      command: 'kafka-ts topics --create --if-not-exists --topic test --config retention.ms=60000',
    },
    { title: 'See what there is', command: 'kafka-ts topics --list' },
    {
      title: 'See partitions, leaders and settings',
      command: 'kafka-ts topics --describe --topic test',
    },
    { title: 'More partitions', command: 'kafka-ts topics --alter --topic test --partitions 6' },
    {
      title: 'Delete it with all its records',
      command: 'kafka-ts topics --delete --topic test',
    },
    {
      title: 'Another broker than localhost:9092',
      command: 'kafka-ts topics --list --bootstrap-server kafka.example.com:9092',
    },
  ],
  options: topicsOptions,
  reports: [topicListing, topicDescription],
  removedOptions: removedTopicsOptions,
  async run(options, context) {
    const action = checkTopicsOptions(options)
    try {
      return await withCluster(
        context,
        {
          bootstrapServer: options.value('bootstrap-server'),
          commandConfig: options.value('command-config'),
        },
        (cluster) => ACTIONS[action](cluster, options, context),
      )
    } catch (error) {
      throw topicCommandError(error, context)
    }
  },
})

// Kafka's tool prints the message on stdout and logs the exception on stderr; on a terminal, where
// both would be read one below the other, once is enough.
function topicCommandError(error: unknown, { stderr }: CommandContext): CommandError {
  if (error instanceof CommandError) return error
  const log = `ERROR ${exceptionText(error)} (org.apache.kafka.tools.TopicCommand)`
  return new CommandError(`Error while executing topic command : ${errorMessage(error)}`, {
    stream: 'stdout',
    cause: error,
    ...(stderr.isTerminal ? {} : { detail: log }),
  })
}
