import { KafkaError } from '../../../protocol/errors.ts'
import type {
  EndpointToPartitions,
  TopicPartition,
} from '../../../protocol/messages/88-streams-group-heartbeat.ts'
import type { TopicsView } from '../modern/topics-view.ts'
import type { StreamsGroup } from './streams-group.ts'
import type { StreamsMember } from './streams-member.ts'
import { type EpochTasks, type Tasks, taskIds } from './tasks.ts'
import type { ConfiguredSubtopology } from './topics/configured-topology.ts'

/** Which partitions' state each endpoint serves, for interactive queries; the asking member last. */
export function partitionsByEndpoint(
  group: StreamsGroup,
  asking: StreamsMember,
  topics: TopicsView,
): EndpointToPartitions[] {
  const others = [...group.members.values()].filter(({ memberId }) => memberId !== asking.memberId)
  const found: EndpointToPartitions[] = []
  for (const { userEndpoint, assigned } of [...others, asking]) {
    if (userEndpoint === null) continue
    const subtopologies = group.configuredTopology?.subtopologies
    // Apache fails where the topics don't fit the topology.
    if (subtopologies === undefined) throw new KafkaError('UNKNOWN_SERVER_ERROR')
    const partitionsOf = (tasks: Tasks | EpochTasks) =>
      inputPartitions(tasks, subtopologies, topics)
    found.push({
      userEndpoint: { ...userEndpoint },
      activePartitions: partitionsOf(assigned.active),
      standbyPartitions: partitionsOf(assigned.standby),
    })
  }
  return found
}

/** A topic with fewer partitions than there are tasks is read by the first of them. */
function inputPartitions(
  tasks: Tasks | EpochTasks,
  subtopologies: readonly ConfiguredSubtopology[],
  topics: TopicsView,
): TopicPartition[] {
  return taskIds(tasks).flatMap(({ subtopologyId, partitions }) => {
    const subtopology = subtopologies.find((each) => each.subtopologyId === subtopologyId)
    const inputs = new Set([
      ...(subtopology?.sourceTopics ?? []),
      ...(subtopology?.repartitionSourceTopics.map(({ name }) => name) ?? []),
    ])
    return [...inputs].map((topic) => {
      const count = topics.byName(topic)?.partitionCount
      if (count === undefined) throw new KafkaError('UNKNOWN_SERVER_ERROR')
      return { topic, partitions: partitions.slice(0, count) }
    })
  })
}
