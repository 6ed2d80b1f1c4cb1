import { type ListedOffset, listOffsets, type OffsetSpec } from '../client/admin/list-offsets.ts'
import type { Cluster } from '../client/cluster.ts'
import { javaText } from '../client/error-texts.ts'
import { partitionName, type TopicPartition } from '../client/topic-partition.ts'
import { KafkaError } from '../protocol/errors.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import type { OptionTable, ParsedOptions } from './shared/options.ts'
import {
  type PartitionFilter,
  parsePartitionIds,
  partitionRules,
} from './shared/partition-rules.ts'
import {
  type OutputFormat,
  outputFormat,
  outputOption,
  printData,
  reportKind,
} from './shared/report.ts'
import { isInternalTopic, topicFilter } from './shared/topic-filter.ts'
import { withCluster } from './shared/with-cluster.ts'

const options = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'HOST1: PORT1,...,HOST3:PORT3',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'config file',
  },
  'exclude-internal-topics': { description: 'Leave out internal topics' },
  help: { description: 'Show usage and stop' },
  output: outputOption,
  partitions: { description: 'Only these partition ids, comma list', argument: 'partition ids' },
  time: {
    description: 'Timestamp in ms, or a named position (see choices)',
    argument: '<timestamp>',
    default: 'latest',
  },
  topic: { description: 'Topic name or regular expression', argument: 'topic' },
  'topic-partitions': {
    description:
      'Comma list of topic patterns each with partitions: t:1, t:0-3 (upper bound excluded), t:5-, t:-3',
    argument: 'topic1:1, topic2:0-3,topic3,topic4:5-,topic5:-3',
  },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

const partitionOffsets = reportKind('partitions', {
  topic: 'Topic',
  partition: 'Partition',
  offset: 'The offset asked for',
  timestamp: 'Of the record there, in milliseconds; null where the broker tells none',
  leaderEpoch: 'Of the record there; null where the broker tells none',
})

type GetOffsetsOptions = ParsedOptions<typeof options>

export const command = joptCommand({
  name: 'get-offsets',
  summary: 'Show the first, last or timestamped offsets of partitions',
  purpose: 'An interactive shell for getting topic-partition offsets.',
  examples: [
    { title: 'Where each partition ends', command: 'kafka-ts get-offsets --topic test' },
    {
      title: 'Where each one starts',
      command: 'kafka-ts get-offsets --topic test --time earliest',
    },
    {
      title: 'The first records at or after a time in milliseconds',
      command: 'kafka-ts get-offsets --topic test --time 1700000000000',
    },
    {
      title: 'Some partitions of several topics (3 is left out)',
      command: 'kafka-ts get-offsets --topic-partitions test:0-3,other:1',
    },
  ],
  options,
  reports: [partitionOffsets],
  removedOptions: {
    'broker-list': { use: 'bootstrap-server', hasArgument: true },
    offsets: { hasArgument: true },
  },
  optionErrors: { prefix: 'Error occurred: ' },
  async run(options, context) {
    const format = outputFormat(options)
    try {
      const spec = parseTime(options.value('time'))
      const filter = partitionFilter(options)
      await withCluster(
        context,
        {
          bootstrapServer: options.value('bootstrap-server'),
          commandConfig: options.value('command-config'),
        },
        (cluster) => printOffsets(cluster, { filter, spec, format }, context),
      )
    } catch (error) {
      const message = error instanceof KafkaError ? javaText(error) : (error as Error).message
      throw new CommandError(`Error occurred: ${message}`, { cause: error })
    }
    return undefined
  },
})

interface Query {
  readonly filter: PartitionFilter
  readonly spec: OffsetSpec
  readonly format: OutputFormat
}

async function printOffsets(
  cluster: Cluster,
  { filter, spec, format }: Query,
  context: CommandContext,
): Promise<void> {
  const { stdout, stderr } = context
  const partitions = await matchingPartitions(cluster, filter)
  if (partitions.length === 0) {
    throw new Error('Could not match any topic-partitions with the specified filters')
  }
  const offsets = await listOffsets(
    cluster,
    partitions.map((partition) => ({ ...partition, spec })),
  )
  const found: PartitionOffset[] = []
  for (const partition of partitions) {
    const name = partitionName(partition)
    const result = offsets.get(name)
    if (result instanceof KafkaError) {
      stderr.line(
        `Skip getting offsets for topic-partition ${name} due to error: ${javaText(result)}`,
      )
    } else if (result && result.offset >= 0) {
      found.push({ ...partition, ...result })
    }
  }
  if (format !== 'text') await printData(context, format, partitionOffsets, found.map(offsetRow))
  else for (const one of found) stdout.line(`${one.topic}:${one.partition}:${one.offset}`)
}

type PartitionOffset = TopicPartition & ListedOffset

function offsetRow({ topic, partition, offset, timestamp, leaderEpoch }: PartitionOffset) {
  const orNull = (value: number) => (value < 0 ? null : value)
  return {
    topic,
    partition,
    offset,
    timestamp: orNull(timestamp),
    leaderEpoch: orNull(leaderEpoch),
  }
}

async function matchingPartitions(
  cluster: Cluster,
  filter: PartitionFilter,
): Promise<TopicPartition[]> {
  const { topics } = await cluster.metadata({ topics: null }, { name: 'listTopics' })
  return [...topics.values()]
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap(({ name, partitions }) =>
      partitions.map(({ partition }) => ({ topic: name, partition })),
    )
    .filter(({ topic, partition }) => filter(topic, partition))
}

function partitionFilter(options: GetOffsetsOptions): PartitionFilter {
  const rules = options.value('topic-partitions')
  const topic = options.value('topic')
  const ids = options.value('partitions')
  const excludesInternal = options.has('exclude-internal-topics')
  if (rules !== undefined && (topic !== undefined || ids !== undefined)) {
    throw new Error('--topic-partitions cannot be used with --topic or --partitions')
  }
  const matches = rules === undefined ? topicAndIds(topic, ids) : partitionRules(rules)
  return (name, partition) =>
    matches(name, partition) && !(excludesInternal && isInternalTopic(name))
}

function topicAndIds(topic: string | undefined, ids: string | undefined): PartitionFilter {
  const isTopic = topic === undefined ? () => true : topicFilter(topic)
  const wanted = ids === undefined || ids === '' ? undefined : parsePartitionIds(ids)
  return (name, partition) => isTopic(name) && (wanted?.has(partition) ?? true)
}

/** By the number that stands for it in the protocol. */
const PLACES = new Map<number, OffsetSpec>([
  [-1, 'latest'],
  [-2, 'earliest'],
  [-3, 'max-timestamp'],
  [-4, 'earliest-local'],
  [-5, 'latest-tiered'],
  [-6, 'earliest-pending-upload'],
])

function parseTime(text: string): OffsetSpec {
  for (const place of PLACES.values()) if (text === place) return place
  if (/^[+-]?\d+$/.test(text)) return PLACES.get(Number(text)) ?? Number(text)
  const names = [...PLACES].map(([number, name]) => `${number} or ${name}`).join(' / ')
  throw new Error(
    `Malformed time argument ${text}. Please use ${names}, or a specified long format timestamp`,
  )
}
