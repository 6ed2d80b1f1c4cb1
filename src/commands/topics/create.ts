import { type CreatedTopic, createTopics, type NewTopic } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import { ConfigDef } from '../../config/config-def.ts'
import { topicConfigs } from '../../config/topic-configs.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseReplicaAssignment } from './replica-assignment.ts'
import type { TopicsOptions } from './rules.ts'

const MAX_REPLICATION_FACTOR = 32_767

export async function createTopic(
  cluster: Cluster,
  options: TopicsOptions,
  { stdout }: CommandContext,
): Promise<undefined> {
  const name = options.value('topic') ?? ''
  const partitions = options.value('partitions')
  const replicationFactor = options.value('replication-factor')
  const assignment = options.value('replica-assignment')
  const assignments = assignment === undefined ? undefined : parseReplicaAssignment(assignment)
  const configs = parseConfigs(options.values('config'))
  if (/[._]/.test(name)) {
    stdout.line(
      "WARNING: Due to limitations in metric names, topics with a period ('.') or underscore " +
        "('_') could collide. To avoid issues it is best to use either, but not both.",
    )
  }
  if (isOutside(replicationFactor, 1, MAX_REPLICATION_FACTOR)) {
    throw new Error('The replication factor must be between 1 and 32767 inclusive')
  }
  if (isOutside(partitions, 1)) throw new Error('The partitions must be greater than 0')
  checkConfigs(configs)
  if (name === '') {
    throw new KafkaError(
      'INVALID_TOPIC_EXCEPTION',
      "The given topic name '' cannot be represented in a request.",
    )
  }
  const topic = {
    name,
    configs,
    ...(partitions === undefined ? {} : { partitions }),
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    ...(assignments === undefined ? {} : { assignments }),
  }
  const validateOnly = options.has('dry-run')
  const result = (await createTopics(cluster, [topic], { validateOnly })).get(name)
  if (!(result instanceof KafkaError)) {
    if (validateOnly) {
      stdout.line(wouldCreate(topic, result))
      return
    }
    stdout.line(`Created topic ${name}.`)
  } else if (result.error !== 'TOPIC_ALREADY_EXISTS' || !options.has('if-not-exists')) {
    throw result
  }
}

/** Brokers before 2.4 don't tell what their defaults would make of it. */
function wouldCreate({ name, configs }: NewTopic, created: CreatedTopic | undefined): string {
  const { partitions = -1, replicationFactor = -1 } = created ?? {}
  const texts = [
    partitions > 0 ? `${partitions} partitions` : "the broker's number of partitions",
    ...(replicationFactor > 0 ? [`replication factor ${replicationFactor}`] : []),
    ...[...(configs ?? [])].map(([key, value]) => `${key}=${value}`),
  ]
  return `Would create topic ${name} with ${texts.join(', ')}`
}

function isOutside(value: number | undefined, least: number, most = Infinity): boolean {
  return value !== undefined && (value < least || value > most)
}

function parseConfigs(texts: readonly string[]): Map<string, string> {
  const configs = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at < 0) {
      throw new Error(
        'requirement failed: Invalid topic config: all configs to be added must be in the format "key=val".',
      )
    }
    configs.set(text.slice(0, at).trim(), text.slice(at + 1).trim())
  }
  return configs
}

// Checked here before the broker does, as Kafka's tool checks: with the same words.
function checkConfigs(configs: ReadonlyMap<string, string>): void {
  const table = new ConfigDef(topicConfigs)
  for (const name of configs.keys()) {
    if (!table.has(name)) {
      throw new KafkaError('INVALID_CONFIG', `Unknown topic config name: ${name}`)
    }
  }
  for (const [name, value] of configs) table.parse(name, value)
}
