import { type ConfigEntry, describeConfigs, resourceKey } from '../../client/admin/configs.ts'
import {
  describeTopics,
  type PartitionDescription,
  type TopicDescription,
} from '../../client/admin/describe-topics.ts'
import { listTopics } from '../../client/admin/topics.ts'
import { ANY, type Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { valuesOf } from '../shared/results.ts'
import { requireTopics } from './find.ts'
import type { TopicsOptions } from './rules.ts'
import { checkUuid } from './topic-id.ts'

export async function describeMatchingTopics(
  cluster: Cluster,
  options: TopicsOptions,
  context: CommandContext,
): Promise<undefined> {
  const format = outputFormat(options)
  const topicId = options.value('topic-id')
  const names =
    topicId === undefined
      ? await requireTopics(cluster, options)
      : await findById(cluster, topicId, options.has('if-exists'))
  if (names.length === 0 && format === 'text') return
  const partitionLimit = options.value('partition-size-limit-per-response')
  const topics = valuesOf(
    await describeTopics(cluster, names, partitionLimit === undefined ? {} : { partitionLimit }),
  )
  const configs = await describeConfigs(
    cluster,
    names.map((name) => ({ type: 'topic', name })),
  )
  const filter = await partitionFilter(cluster, options)
  const found = topics.map((topic) => {
    const entries = configs.get(resourceKey({ type: 'topic', name: topic.name })) ?? []
    if (entries instanceof KafkaError) throw entries
    return filtered(topic, entries, filter)
  })
  if (format !== 'text') {
    const shown = found.filter(({ isShown, partitions }) => isShown || partitions.length > 0)
    return printData(context, format, topicDescription, shown.map(topicRow))
  }
  for (const topic of found) printTopic(topic, (line) => context.stdout.line(line))
}

export const topicDescription = reportKind('--describe: topics', {
  topic: 'Name',
  topicId: 'Id',
  partitionCount: 'How many partitions it has',
  replicationFactor: 'How many copies of each there are',
  configs: 'Its settings that are not the default of Kafka, by name',
  partitions:
    'Those asked for, each with partition, leader (null: none), replicas, isr, elr and lastKnownElr (null: not kept by the broker)',
})

function topicRow({ topic, overrides, partitions }: FoundTopic) {
  return {
    topic: topic.name,
    topicId: topic.topicId,
    partitionCount: topic.partitions.length,
    replicationFactor: topic.partitions[0]?.replicas.length ?? 0,
    configs: Object.fromEntries(overrides.map(({ name, value }) => [name, value])),
    partitions: partitions.map(({ partition, leaderId, replicas, isr, elr, lastKnownElr }) => ({
      partition,
      leader: leaderId < 0 ? null : leaderId,
      replicas,
      isr,
      elr,
      lastKnownElr,
    })),
  }
}

async function findById(cluster: Cluster, id: string, mayMiss: boolean): Promise<string[]> {
  checkUuid(id)
  const found = (await listTopics(cluster)).filter(({ topicId }) => topicId === id)
  if (found.length === 0 && !mayMiss) {
    throw new Error(`TopicId '${id}' does not exist as expected`)
  }
  return found.map(({ name }) => name)
}

interface Filter {
  /** Topic lines are left out where only some partitions are asked for. */
  readonly printsTopics: boolean
  readonly onlyWithOverrides: boolean
  printsPartition(partition: PartitionDescription, minInsyncReplicas: number): boolean
}

async function partitionFilter(cluster: Cluster, options: TopicsOptions): Promise<Filter> {
  const showsUnderReplicated = options.has('under-replicated-partitions')
  const showsUnavailable = options.has('unavailable-partitions')
  const showsUnderMinIsr = options.has('under-min-isr-partitions')
  const showsAtMinIsr = options.has('at-min-isr-partitions')
  const isReport = showsUnderReplicated || showsUnavailable || showsUnderMinIsr || showsAtMinIsr
  const onlyWithOverrides = options.has('topics-with-overrides')
  const liveBrokers = showsUnavailable ? await brokerIds(cluster) : new Set<number>()
  return {
    printsTopics: !isReport,
    onlyWithOverrides,
    printsPartition({ isr, replicas, leaderId }, minInsyncReplicas) {
      if (onlyWithOverrides) return false
      return (
        !isReport ||
        (showsUnderReplicated && isr.length < replicas.length) ||
        (showsUnavailable && !liveBrokers.has(leaderId)) ||
        (showsUnderMinIsr && isr.length < minInsyncReplicas) ||
        (showsAtMinIsr && isr.length === minInsyncReplicas)
      )
    },
  }
}

async function brokerIds(cluster: Cluster): Promise<Set<number>> {
  const { brokers } = await cluster.metadata({ topics: [] }, { name: 'listNodes', target: ANY })
  return new Set(brokers.map(({ id }) => id))
}

/** A topic with what is to be told of it. */
interface FoundTopic {
  readonly topic: TopicDescription
  readonly overrides: readonly ConfigEntry[]
  readonly isShown: boolean
  readonly partitions: readonly PartitionDescription[]
}

function filtered(
  topic: TopicDescription,
  entries: readonly ConfigEntry[],
  filter: Filter,
): FoundTopic {
  const overrides = entries.filter(({ source }) => source !== 'DEFAULT_CONFIG')
  const minInsyncReplicas = entries.find(({ name }) => name === 'min.insync.replicas')?.value ?? 1
  return {
    topic,
    overrides,
    isShown: filter.printsTopics && !(filter.onlyWithOverrides && overrides.length === 0),
    partitions: topic.partitions.filter((partition) =>
      filter.printsPartition(partition, Number(minInsyncReplicas)),
    ),
  }
}

function printTopic(
  { topic, overrides, isShown, partitions }: FoundTopic,
  print: (line: string) => void,
): void {
  if (isShown) {
    print(
      [
        `Topic: ${topic.name}`,
        `TopicId: ${topic.topicId}`,
        `PartitionCount: ${topic.partitions.length}`,
        `ReplicationFactor: ${topic.partitions[0]?.replicas.length ?? 0}`,
        `Configs: ${overrides.map(({ name, value }) => `${name}=${value}`).join(',')}`,
      ].join('\t'),
    )
  }
  for (const partition of partitions) print(partitionLine(topic.name, partition))
}

function partitionLine(topic: string, partition: PartitionDescription): string {
  const { leaderId, replicas, isr, elr, lastKnownElr } = partition
  return [
    `\tTopic: ${topic}`,
    `Partition: ${partition.partition}`,
    `Leader: ${leaderId < 0 ? 'none' : leaderId}`,
    `Replicas: ${replicas.join(',')}`,
    `Isr: ${isr.join(',')}`,
    `Elr: ${elr === null ? 'N/A' : elr.join(',')}`,
    `LastKnownElr: ${lastKnownElr === null ? 'N/A' : lastKnownElr.join(',')}`,
  ].join('\t')
}
