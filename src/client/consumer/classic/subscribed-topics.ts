import { errorFacts } from '../../../protocol/errors.ts'
import type { Cluster } from '../../cluster.ts'
import type { TopicMetadata } from '../../metadata.ts'
import type { ConsumerConfig } from '../consumer-config.ts'
import type { MemberTopics } from '../group-member.ts'

/**
 * The topics that a member wants, and those whose partitions it has given out as a leader. `look`
 * tells when the group has to assign anew.
 */
export class SubscribedTopics {
  readonly #cluster: Cluster
  readonly #config: ConsumerConfig
  readonly #wanted: MemberTopics
  #names: readonly string[]
  /** By topic, as this member assigned them; empty unless it leads. */
  #assigned: ReadonlyMap<string, number> = new Map()
  #isComplete = false

  constructor(cluster: Cluster, config: ConsumerConfig, wanted: MemberTopics) {
    this.#cluster = cluster
    this.#config = config
    this.#wanted = wanted
    this.#names = namesOf(wanted) ?? []
  }

  get names(): readonly string[] {
    return this.#names
  }

  /** Milliseconds until somebody should look again: soon while a topic is not there. */
  get lookAgainMs(): number {
    return this.#isComplete ? this.#config.metadataMaxAgeMs : this.#config.retryBackoffMaxMs
  }

  /** Whether topics have appeared, gone, or grown. Throws what no other try can mend. */
  async look(): Promise<boolean> {
    const found = await this.#find(namesOf(this.#wanted))
    const lastNames = this.#names
    if ('pattern' in this.#wanted) this.#names = this.#matching(found, this.#wanted.pattern)
    this.#isComplete = this.#names.length > 0 && this.#names.every((name) => found.has(name))
    const others = [...this.#assigned.keys()].filter((name) => !found.has(name))
    const rest = others.length === 0 ? new Map() : await this.#find(others)
    const now = countPartitions(this.#assigned.keys(), new Map([...found, ...rest]))
    return (
      this.#names.join() !== lastNames.join() ||
      [...this.#assigned].some(([name, count]) => now.get(name) !== count)
    )
  }

  /** For a leader: how many partitions each topic has. */
  async partitionCounts(topics: readonly string[]): Promise<ReadonlyMap<string, number>> {
    this.#assigned = countPartitions(topics, await this.#find(topics))
    return this.#assigned
  }

  /** Others lead now. */
  forgetAssigned(): void {
    this.#assigned = new Map()
  }

  async #find(topics: readonly string[] | null): Promise<Map<string, TopicMetadata>> {
    const allowAutoTopicCreation = topics !== null && this.#config.allowsAutoTopicCreation
    const metadata = await this.#cluster.metadata({ topics, allowAutoTopicCreation })
    const found = new Map<string, TopicMetadata>()
    for (const topic of metadata.topics.values()) {
      const { error } = topic
      if (error === undefined) found.set(topic.name, topic)
      else if (topics !== null && !errorFacts(error.error).isRetriable) throw error
    }
    return found
  }

  #matching(found: ReadonlyMap<string, TopicMetadata>, pattern: RegExp): string[] {
    return [...found.values()]
      .filter(({ isInternal }) => !(isInternal && this.#config.excludesInternalTopics))
      .map(({ name }) => name)
      .filter((name) => pattern.test(name))
      .sort()
  }
}

function namesOf(topics: MemberTopics): readonly string[] | null {
  if ('topic' in topics) return [topics.topic]
  return 'topics' in topics ? topics.topics : null
}

function countPartitions(
  topics: Iterable<string>,
  found: ReadonlyMap<string, TopicMetadata>,
): Map<string, number> {
  return new Map([...topics].map((name) => [name, found.get(name)?.partitions.length ?? 0]))
}
