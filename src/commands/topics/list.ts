import type { TopicListing } from '../../client/admin/topics.ts'
import type { Cluster } from '../../client/cluster.ts'
import type { CommandContext } from '../shared/context.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { listMatching } from './find.ts'
import type { TopicsOptions } from './rules.ts'

export const topicListing = reportKind('--list: topics', {
  topic: 'Name',
  topicId: 'Id',
  partitions: 'How many partitions it has',
  isInternal: 'Whether it is a topic of the cluster itself',
})

export async function listMatchingTopics(
  cluster: Cluster,
  options: TopicsOptions,
  context: CommandContext,
): Promise<undefined> {
  const topics = await listMatching(cluster, options)
  const format = outputFormat(options)
  if (format !== 'text') {
    return printData(context, format, topicListing, topics.map(listingRow))
  }
  // Without a topic Kafka prints one empty line.
  context.stdout.line(topics.map(({ name }) => name).join('\n'))
}

function listingRow({ name, topicId, partitionCount, isInternal }: TopicListing) {
  return { topic: name, topicId, partitions: partitionCount, isInternal }
}
