import { type ElectionType, electLeaders } from '../client/admin/elect-leaders.ts'
import type { Results } from '../client/admin/results.ts'
import { javaText } from '../client/error-texts.ts'
import { partitionName, type TopicPartition } from '../client/topic-partition.ts'
import { KafkaError } from '../protocol/errors.ts'
import { readUserFile } from './shared/client-config.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError, OptionError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import { integerField, objectOf, stringField } from './shared/json-fields.ts'
import type { OptionTable, ParsedOptions } from './shared/options.ts'
import { withCluster } from './shared/with-cluster.ts'

const leaderElectionOptions = {
  'admin.config': {
    description: 'Properties file with client settings',
    argument: 'config file',
    deprecatedFor: 'command-config',
  },
  'all-topic-partitions': { description: 'Every partition that needs an election' },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'host:port',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'Config file',
  },
  'election-type': {
    description:
      'preferred: the first replica shall lead; unclean: any replica, where none leads (may lose records)',
    argument: 'preferred|unclean',
    isRequired: true,
  },
  help: { description: 'Show usage and stop' },
  partition: {
    description: 'Partition of --topic',
    argument: 'partition id',
    type: 'integer',
  },
  'path-to-json-file': {
    description: 'JSON with partitions[{topic,partition}]',
    argument: 'Path to JSON file',
  },
  topic: { description: 'Topic; needs --partition', argument: 'topic name' },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

type LeaderElectionOptions = ParsedOptions<typeof leaderElectionOptions>

/** Milliseconds that the tool gives the cluster where the settings say nothing. */
const DEFAULT_TIMEOUT_MS = 30_000

export const command = joptCommand({
  name: 'leader-election',
  summary: 'Have partitions elect their preferred leader, or any where there is none',
  purpose:
    'This tool attempts to elect a new leader for a set of topic partitions. ' +
    'The type of elections supported are preferred replicas and unclean replicas.',
  examples: [
    {
      title: 'Give leadership back to the first replicas, after brokers were restarted',
      command: 'kafka-ts leader-election --election-type preferred --all-topic-partitions',
    },
    {
      title: 'One partition',
      command: 'kafka-ts leader-election --election-type preferred --topic test --partition 0',
    },
    {
      title: 'Bring a partition back whose leader is lost, though records may be missing',
      command: 'kafka-ts leader-election --election-type unclean --topic test --partition 0',
    },
    {
      title: 'The partitions of a file',
      command: `echo '{"partitions":[{"topic":"test","partition":0}]}' > elect.json
  kafka-ts leader-election --election-type preferred --path-to-json-file elect.json`,
    },
  ],
  options: leaderElectionOptions,
  async run(options, context) {
    const type = checkOptions(options)
    const file = options.value('path-to-json-file')
    const partitions = file === undefined ? onePartition(options) : readPartitions(context, file)
    const connection = {
      bootstrapServer: options.value('bootstrap-server'),
      commandConfig: options.value('admin.config') ?? options.value('command-config'),
      defaults: {
        'default.api.timeout.ms': String(DEFAULT_TIMEOUT_MS),
        'request.timeout.ms': String(DEFAULT_TIMEOUT_MS / 2),
      },
    }
    const results = await withCluster(context, connection, async (cluster) => {
      try {
        return await electLeaders(cluster, type, partitions)
      } catch (error) {
        throw electionError(error, context)
      }
    })
    return tellResults(type, results, context)
  },
})

/** Throws Kafka's errors, in its order. */
function checkOptions(options: LeaderElectionOptions): ElectionType {
  if (!options.has('election-type')) {
    throw new CommandError('Missing required option(s): election-type')
  }
  const targets = ['topic', 'all-topic-partitions', 'path-to-json-file'] as const
  if (targets.filter((name) => options.has(name)).length !== 1) {
    throw new CommandError(
      `One and only one of the following options is required: ${targets.join(', ')}`,
    )
  }
  if (options.has('topic') && !options.has('partition')) {
    throw new CommandError('Missing required option(s): partition')
  }
  if (!options.has('topic') && options.has('partition')) {
    throw new CommandError('Option partition is only allowed if topic is used')
  }
  const text = options.value('election-type')
  const type = text.toUpperCase()
  if (type === 'PREFERRED' || type === 'UNCLEAN') return type
  throw new OptionError(`Cannot parse argument '${text}' of option election-type`)
}

function onePartition(options: LeaderElectionOptions): TopicPartition[] | undefined {
  const [topic, partition] = [options.value('topic'), options.value('partition')]
  return topic === undefined || partition === undefined ? undefined : [{ topic, partition }]
}

function readPartitions(context: CommandContext, file: string): TopicPartition[] {
  let text: string
  try {
    text = readUserFile(context, file).toString('utf8')
  } catch (cause) {
    throw new CommandError(`java.io.IOException: Unable to read file ${file}`, { cause })
  }
  const partitions = parsePartitions(text)
  const names = partitions.map(partitionName)
  const duplicates = new Set(names.filter((name, index) => names.indexOf(name) !== index))
  if (duplicates.size === 0) return partitions
  throw new CommandError(
    `Replica election data contains duplicate partitions: [${[...duplicates].join(', ')}]`,
  )
}

function parsePartitions(text: string): TopicPartition[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new CommandError('Replica election data is empty', { cause })
  }
  const { partitions } = objectOf(json)
  if (!Array.isArray(partitions)) {
    throw new CommandError('Replica election data is missing "partitions" field')
  }
  return partitions.map((item) => {
    const fields = objectOf(item)
    return { topic: stringField(fields, 'topic'), partition: integerField(fields, 'partition') }
  })
}

/** Kafka's tool says what went wrong on both streams. */
function electionError(error: unknown, { stdout }: CommandContext): unknown {
  if (!(error instanceof KafkaError)) return error
  const message =
    error.error === 'REQUEST_TIMED_OUT'
      ? 'Timeout waiting for election results'
      : error.error === 'CLUSTER_AUTHORIZATION_FAILED'
        ? 'Not authorized to perform leader election'
        : undefined
  if (message === undefined) return new CommandError(javaText(error), { cause: error })
  stdout.line(message)
  return new CommandError(message, { cause: error })
}

function tellResults(type: ElectionType, results: Results<true>, { stdout }: CommandContext) {
  const succeeded: string[] = []
  const unneeded: string[] = []
  const failed: [string, KafkaError][] = []
  for (const [name, result] of results) {
    if (!(result instanceof KafkaError)) succeeded.push(name)
    else if (result.error === 'ELECTION_NOT_NEEDED') unneeded.push(name)
    else failed.push([name, result])
  }
  if (succeeded.length > 0) {
    stdout.line(
      `Successfully completed leader election (${type}) for partitions ${succeeded.join(', ')}`,
    )
  }
  if (unneeded.length > 0) {
    stdout.line(`Valid replica already elected for partitions ${unneeded.join(', ')}`)
  }
  for (const [name, error] of failed) {
    stdout.line(
      `Error completing leader election (${type}) for partition: ${name}: ${javaText(error)}`,
    )
  }
  if (failed.length === 0) return 0
  throw new CommandError(`${failed.length} replica(s) could not be elected`)
}
