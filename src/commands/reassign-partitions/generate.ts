import { describeCluster } from '../../client/admin/describe-cluster.ts'
import { describeTopics } from '../../client/admin/describe-topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { type AssignableBroker, assignReplicas } from './assign-replicas.ts'
import { logDirFinder } from './log-dirs.ts'
import type { ReassignOptions } from './options.ts'
import { type Placement, parseBrokerList, planText, readTopics } from './plan.ts'

/** `--generate`: prints where the topics lie, and where they could lie on the brokers named. */
export function generate(options: ReassignOptions, context: CommandContext) {
  const topics = readTopics(context, options.value('topics-to-move-json-file')!)
  const ids = parseBrokerList(options.value('broker-list')!)
  const usesRacks = !options.has('disable-rack-aware')
  return async (cluster: Cluster) => {
    const current = await placementsOf(cluster, topics)
    const brokers = await brokersOf(cluster, ids, usesRacks)
    const proposed: Placement[] = []
    for (const topic of topics) {
      const ofTopic = current.filter((placement) => placement.topic === topic)
      const factor = ofTopic[0]?.replicas.length ?? 0
      const lists = assignReplicas(brokers, ofTopic.length, factor, context.runtime.random)
      proposed.push(...lists.map((replicas, partition) => ({ topic, partition, replicas })))
    }
    const logDirOf = await logDirFinder(cluster, current)
    const { stdout } = context
    stdout.line(`Current partition replica assignment\n${planText(current, logDirOf)}\n`)
    stdout.line(`Proposed partition reassignment configuration\n${planText(proposed)}`)
  }
}

/** Where all partitions of the topics lie; UNKNOWN_TOPIC_OR_PARTITION names the topic. */
export async function placementsOf(
  cluster: Cluster,
  topics: readonly string[],
): Promise<Placement[]> {
  const descriptions = await describeTopics(cluster, topics)
  return topics.flatMap((topic) => {
    const description = descriptions.get(topic)
    if (description === undefined || isUnknownTopic(description)) {
      throw new KafkaError('UNKNOWN_TOPIC_OR_PARTITION', `Topic ${topic} not found.`)
    }
    if (description instanceof KafkaError) throw description
    return description.partitions.map(({ partition, replicas }) => ({
      topic,
      partition,
      replicas,
    }))
  })
}

export function isUnknownTopic(result: unknown): boolean {
  return result instanceof KafkaError && result.error === 'UNKNOWN_TOPIC_OR_PARTITION'
}

async function brokersOf(
  cluster: Cluster,
  ids: readonly number[],
  usesRacks: boolean,
): Promise<AssignableBroker[]> {
  const { nodes } = await describeCluster(cluster)
  const brokers = nodes
    .filter(({ id }) => ids.includes(id))
    .map(({ id, rack }) => ({ id, rack: usesRacks ? rack : null }))
  if (brokers.length === 0) {
    throw new CommandError(
      'All brokers are currently fenced, or have all their log directories cordoned.',
    )
  }
  const rackless = brokers.filter(({ rack }) => rack === null).length
  if (rackless === 0 || rackless === brokers.length) return brokers
  throw new CommandError(
    'Not all brokers have rack information. Add --disable-rack-aware in command line to make ' +
      'replica assignment without rack information.',
  )
}
