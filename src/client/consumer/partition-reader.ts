import type { KafkaError } from '../../protocol/errors.ts'
import type { Timer } from '../../runtime/clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { ClientProperties } from '../client-config.ts'
import { Cluster } from '../cluster.ts'
import { isRetriable } from '../error-texts.ts'
import type { TopicMetadata } from '../metadata.ts'
import { partitionName, type TopicPartition } from '../topic-partition.ts'
import { BatchSource } from './batch-source.ts'
import { type ConsumerConfig, consumerConfig } from './consumer-config.ts'
import type { FetchedBatch } from './fetched-batches.ts'
import { Fetcher, type FetchPosition } from './fetcher.ts'
import { OffsetLookup, resetPlace, type StartOffset, type StopOffset } from './offset-lookup.ts'

/** What to read: one topic, the topics whose whole name matches, or one partition. */
export type ReaderSource =
  | { readonly topic: string; readonly partition?: number }
  | { readonly pattern: RegExp }

/** Only these parts of partitions. */
export interface RangeSource {
  readonly ranges: readonly ReadRange[]
}

/** A part of a partition's log. */
export interface ReadRange extends TopicPartition {
  readonly start: number
  /** Left out: as `stop` of the reader says. */
  readonly stop?: number
}

export interface ReaderOptions {
  readonly source: ReaderSource | RangeSource
  /** Left out: as `auto.offset.reset` says. Ranges have their own. */
  readonly start?: StartOffset
  /** Left out: reading goes on for ever. Partitions that appear later are then not read. */
  readonly stop?: StopOffset
  /** Told, perhaps again and again, that no partition waits for its start any more. */
  readonly onStarted?: () => void
  /** Told of topics whose names no topic can have. */
  readonly onInvalidTopic?: (topic: string) => void
}

interface IdlePartition {
  readonly partition: TopicPartition
  readonly offset: StartOffset
  readonly untilOffset?: number | undefined
}

/**
 * Reads partitions from their leaders without a group: nothing is joined, nothing committed, so the
 * first record is there after four round trips. Topics and partitions that appear later join in.
 */
export class PartitionReader {
  readonly #runtime: Runtime
  readonly #config: ConsumerConfig
  readonly #cluster: Cluster
  readonly #fetcher: Fetcher
  readonly #batches: BatchSource
  readonly #options: ReaderOptions
  /** Partitions that were seen, by name. */
  readonly #known = new Set<string>()
  /** Partitions that wait for a leader or for an offset. */
  readonly #idle = new Map<string, IdlePartition>()
  /** Partitions whose end is not reached, where there is one. */
  readonly #unfinished = new Set<string>()
  /** What is wanted of which partitions, by name, where the source says it. */
  readonly #ranges: ReadonlyMap<string, ReadRange> | undefined
  #refreshTimer: Timer | undefined
  #isRefreshing = false

  constructor(runtime: Runtime, properties: ClientProperties, options: ReaderOptions) {
    this.#runtime = runtime
    this.#options = options
    const { source } = options
    if ('ranges' in source) {
      this.#ranges = new Map(source.ranges.map((range) => [partitionName(range), range]))
    }
    this.#config = consumerConfig(properties)
    this.#cluster = new Cluster(runtime, this.#config)
    this.#fetcher = new Fetcher(this.#cluster, this.#config, {
      onOutOfRange: (position, error) => this.#reset(position, error),
      onStale: (position) => this.#wait(position, position.offset),
      onEnd: (position) => this.#finish(position),
      onError: (error) => this.#batches.fail(error),
    })
    this.#batches = new BatchSource(runtime.clock, this.#fetcher, {
      checksCrcs: this.#config.checksCrcs,
    })
    if (this.#ranges?.size === 0) this.#batches.end()
    else void this.#refresh()
  }

  /**
   * The next batch with records, in the order of each partition's log; undefined when none came for
   * `timeoutMs` or the reader was closed. Rejects with what went wrong for good.
   */
  next(timeoutMs = Number.POSITIVE_INFINITY): Promise<FetchedBatch | undefined> {
    return this.#batches.next(timeoutMs)
  }

  /** Whether nothing is left to read before `stop`: `next` gives undefined at once. */
  get isComplete(): boolean {
    return this.#batches.isEnded
  }

  async close(): Promise<void> {
    this.#refreshTimer?.cancel()
    this.#batches.close()
    await this.#cluster.close()
  }

  #refreshAfter(delayMs: number): void {
    if (this.#batches.isClosed) return
    this.#refreshTimer?.cancel()
    this.#refreshTimer = this.#runtime.clock.setTimer(delayMs, () => void this.#refresh())
  }

  /** Looks for topics, leaders and offsets; again soon while something is missing. */
  async #refresh(): Promise<void> {
    if (this.#isRefreshing || this.#batches.isClosed) return
    this.#isRefreshing = true
    let isComplete = false
    try {
      const topics = await this.#fetchTopics()
      for (const topic of topics) this.#discover(topic)
      await this.#startIdle(topics)
      isComplete = topics.length > 0 && this.#idle.size === 0
      if (isComplete) this.#options.onStarted?.()
    } catch (error) {
      if (!this.#batches.isClosed && !isRetriable(error)) this.#batches.fail(error)
    }
    this.#isRefreshing = false
    this.#refreshAfter(isComplete ? this.#config.metadataMaxAgeMs : this.#config.retryBackoffMs)
  }

  async #fetchTopics(): Promise<TopicMetadata[]> {
    const { source } = this.#options
    const isPattern = 'pattern' in source
    const metadata = await this.#cluster.metadata(
      {
        topics: topicsOf(source),
        allowAutoTopicCreation: 'topic' in source && this.#config.allowsAutoTopicCreation,
      },
      { timeoutMs: this.#config.defaultApiTimeoutMs },
    )
    const topics = [...metadata.topics.values()]
    for (const { error, name } of topics) {
      if (error?.error === 'INVALID_TOPIC_EXCEPTION') this.#refuseName(name)
      else if (error?.error === 'TOPIC_AUTHORIZATION_FAILED' && !isPattern) throw error
    }
    return topics.filter(
      ({ error, name, isInternal }) =>
        !error &&
        (!isPattern ||
          (source.pattern.test(name) && !(isInternal && this.#config.excludesInternalTopics))),
    )
  }

  // Java goes on trying, in vain: the user sees why, and the timeout ends it.
  #refuseName(name: string): void {
    if (this.#known.has(name)) return
    this.#known.add(name)
    this.#options.onInvalidTopic?.(name)
  }

  #discover({ name: topic, partitions }: TopicMetadata): void {
    const { start, stop } = this.#options
    const all = partitions.map(({ partition }) => ({ topic, partition }))
    for (const { partition } of all) {
      const name = partitionName({ topic, partition })
      if (this.#known.has(name) || !this.#isWanted(name, partition)) continue
      const range = this.#ranges?.get(name)
      // What appears once the end is known lies behind it.
      if (this.#batches.isEnded) continue
      this.#known.add(name)
      if (stop !== undefined || range?.stop !== undefined) this.#unfinished.add(name)
      this.#idle.set(name, {
        partition: { topic, partition },
        offset: range?.start ?? start ?? this.#resetPlace(all),
        untilOffset: range?.stop,
      })
    }
  }

  #isWanted(name: string, partition: number): boolean {
    const { source } = this.#options
    if ('topic' in source) return source.partition === undefined || source.partition === partition
    return this.#ranges === undefined || this.#ranges.has(name)
  }

  #resetPlace(partitions: readonly TopicPartition[]): StartOffset {
    return resetPlace(this.#config.autoOffsetReset, partitions, this.#runtime.clock.nowMs())
  }

  async #startIdle(topics: readonly TopicMetadata[]): Promise<void> {
    const leaders = new Map<string, Pick<FetchPosition, 'leaderId' | 'topicId'>>()
    for (const { name: topic, topicId, partitions } of topics) {
      for (const { partition, leaderId } of partitions) {
        if (leaderId >= 0) leaders.set(partitionName({ topic, partition }), { leaderId, topicId })
      }
    }
    const ready = [...this.#idle].filter(([name]) => leaders.has(name))
    const partitions = ready.map(([, { partition }]) => partition)
    const lookup = new OffsetLookup(this.#cluster, partitions, this.#config.isolationLevel)
    const { stop } = this.#options
    for (const [name, { partition, ...idle }] of ready) {
      const offset = await lookup.find(partition, idle.offset)
      const untilOffset =
        idle.untilOffset ?? (stop === undefined ? undefined : await lookup.find(partition, stop))
      if (offset === undefined || (stop !== undefined && untilOffset === undefined)) continue
      this.#idle.delete(name)
      const position = { ...partition, offset, untilOffset, ...leaders.get(name)! }
      if (offset < (untilOffset ?? Number.POSITIVE_INFINITY)) this.#fetcher.add(position)
      else this.#finish(position)
    }
  }

  #finish(partition: TopicPartition): void {
    this.#unfinished.delete(partitionName(partition))
    if (this.#unfinished.size === 0) this.#batches.end()
  }

  #reset(position: FetchPosition, error: KafkaError): void {
    if (this.#config.autoOffsetReset === 'none') this.#batches.fail(error)
    else this.#wait(position, this.#resetPlace([position]))
  }

  #wait({ topic, partition, untilOffset }: FetchPosition, offset: StartOffset): void {
    const name = partitionName({ topic, partition })
    this.#idle.set(name, { partition: { topic, partition }, offset, untilOffset })
    this.#refreshAfter(0)
  }
}

/** The names to ask for; null: all. */
function topicsOf(source: ReaderSource | RangeSource): string[] | null {
  if ('pattern' in source) return null
  if ('topic' in source) return [source.topic]
  return [...new Set(source.ranges.map(({ topic }) => topic))]
}
