import {
  newOffsetCommitRequest,
  newOffsetCommitRequestPartition,
  newOffsetCommitRequestTopic,
  OffsetCommit,
} from '../../protocol/messages/8-offset-commit.ts'
import { ZERO_UUID } from '../../protocol/uuid.ts'
import type { Timer } from '../../runtime/clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { listGroupOffsets } from '../admin/group-offsets.ts'
import type { ClientProperties } from '../client-config.ts'
import { Cluster, groupCoordinator } from '../cluster.ts'
import { responseError, timeoutError } from '../error-texts.ts'
import { groupByTopic, partitionName, type TopicPartition } from '../topic-partition.ts'
import { BatchSource } from './batch-source.ts'
import { ClassicMember } from './classic/classic-member.ts'
import { type ConsumerConfig, consumerConfig } from './consumer-config.ts'
import type { FetchedBatch } from './fetched-batches.ts'
import { Fetcher, type FetchPosition } from './fetcher.ts'
import {
  type AssignmentListener,
  GroupMember,
  type Member,
  type MemberEvents,
  type MemberTopics,
} from './group-member.ts'
import { OffsetLookup, resetPlace } from './offset-lookup.ts'

/** From version 10 on topics are named by id. */
const LAST_COMMIT_WITH_NAMES = 9

/** Reads what a member of a consumer group is given, and commits what was told to be done. */
export class GroupReader {
  readonly #runtime: Runtime
  readonly #config: ConsumerConfig
  readonly #groupId: string
  readonly #cluster: Cluster
  /** Connections of its own: a heartbeat does not wait behind a fetch. */
  readonly #coordination: Cluster
  readonly #fetcher: Fetcher
  readonly #batches: BatchSource
  readonly #member: Member
  readonly #listener: AssignmentListener
  readonly #done = new Map<string, TopicPartition & { readonly offset: number }>()
  #commitTimer: Timer | undefined
  #closing: Promise<void> | undefined

  constructor(
    runtime: Runtime,
    properties: ClientProperties,
    groupId: string,
    topics: MemberTopics,
    listener: AssignmentListener = {},
  ) {
    this.#runtime = runtime
    this.#listener = listener
    this.#groupId = groupId
    this.#config = memberConfig(properties, groupId)
    this.#cluster = new Cluster(runtime, this.#config)
    this.#coordination = new Cluster(runtime, this.#config)
    this.#fetcher = new Fetcher(this.#cluster, this.#config, {
      onOutOfRange: (position, error) => {
        if (this.#config.autoOffsetReset === 'none') this.#batches.fail(error)
        else this.#own(this.#reset([position]))
      },
      onStale: (position) => this.#own(this.#resume(position)),
      onError: (error) => this.#batches.fail(error),
    })
    this.#batches = new BatchSource(runtime.clock, this.#fetcher, {
      checksCrcs: this.#config.checksCrcs,
      // A partition may have gone to another member while its records were unpacked.
      isWanted: (batch) => this.#member.owns(batch),
    })
    const events: MemberEvents = {
      onRevoked: (partitions) => {
        listener.onRevoked?.(partitions)
        return this.#giveUp(partitions)
      },
      onAssigned: (partitions) => {
        listener.onAssigned?.(partitions)
        return this.#start(partitions)
      },
      onLost: (partitions) => {
        listener.onRevoked?.(partitions)
        this.#lose(partitions)
      },
      onError: (error) => this.#batches.fail(error),
    }
    const Member = this.#config.groupProtocol === 'consumer' ? GroupMember : ClassicMember
    this.#member = new Member(this.#coordination, this.#config, groupId, topics, events)
    this.#commitLater()
  }

  /** The next batch; undefined after `timeoutMs`, or when closed. Rejects with what went wrong. */
  next(timeoutMs = Number.POSITIVE_INFINITY): Promise<FetchedBatch | undefined> {
    return this.#batches.next(timeoutMs)
  }

  /** Everything before the offset may be committed. */
  done({ topic, partition }: TopicPartition, nextOffset: number): void {
    const position = { topic, partition, offset: nextOffset }
    if (this.#member.owns(position)) this.#done.set(partitionName(position), position)
  }

  /** Commits what is done, now. Rejects when the coordinator refuses. */
  async commit(): Promise<void> {
    const positions = [...this.#done.values()]
    if (positions.length === 0) return
    await this.#sendCommit(positions)
    for (const position of positions) {
      const name = partitionName(position)
      if (this.#done.get(name) === position) this.#done.delete(name)
    }
  }

  /** Commits what is done, and leaves the group. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#commitTimer?.cancel()
    this.#batches.close()
    await this.#commit()
    this.#listener.onRevoked?.(this.#member.owned)
    await this.#member.close()
    await Promise.all([this.#cluster.close(), this.#coordination.close()])
  }

  #own(work: Promise<void>): void {
    work.catch((error: unknown) => this.#batches.fail(error))
  }

  async #giveUp(partitions: readonly TopicPartition[]): Promise<void> {
    for (const partition of partitions) this.#fetcher.remove(partition)
    await this.#commit()
    for (const partition of partitions) this.#done.delete(partitionName(partition))
  }

  #lose(partitions: readonly TopicPartition[]): void {
    for (const partition of partitions) this.#fetcher.remove(partition)
    this.#done.clear()
  }

  /** From the committed offsets on, else as `auto.offset.reset` says. */
  async #start(partitions: readonly TopicPartition[]): Promise<void> {
    const listed = await listGroupOffsets(this.#coordination, this.#groupId, partitions)
    const committed = new Map(listed.map((each) => [partitionName(each), each.offset]))
    const fresh: TopicPartition[] = []
    const known: { readonly partition: TopicPartition; readonly offset: number }[] = []
    for (const partition of partitions) {
      const found = committed.get(partitionName(partition))
      if (found === undefined) fresh.push(partition)
      else known.push({ partition, offset: found })
    }
    await this.#read(known)
    await this.#reset(fresh)
  }

  async #reset(partitions: readonly TopicPartition[]): Promise<void> {
    if (partitions.length === 0) return
    const { autoOffsetReset, isolationLevel } = this.#config
    const place = resetPlace(autoOffsetReset, partitions, this.#runtime.clock.nowMs())
    const lookup = new OffsetLookup(this.#cluster, partitions, isolationLevel)
    const starts: { readonly partition: TopicPartition; readonly offset: number }[] = []
    for (const partition of partitions) {
      const offset = await lookup.find(partition, place)
      if (offset === undefined) {
        const name = partitionName(partition)
        throw timeoutError(`The position for partition ${name} could not be determined in time`)
      }
      starts.push({ partition, offset })
    }
    await this.#read(starts)
    // As Java's consumer does, commits the position also where no record comes.
    for (const { partition, offset } of starts) this.done(partition, offset)
  }

  async #read(
    starts: readonly { readonly partition: TopicPartition; readonly offset: number }[],
  ): Promise<void> {
    if (starts.length === 0) return
    const topics = [...new Set(starts.map(({ partition }) => partition.topic))]
    const metadata = await this.#cluster.metadata({ topics })
    for (const { partition, offset } of starts) {
      const topic = metadata.topics.get(partition.topic)
      const leaderId = topic?.partitions[partition.partition]?.leaderId ?? -1
      if (!this.#member.owns(partition)) continue
      const topicId = topic?.topicId ?? ZERO_UUID
      this.#fetcher.add({ ...partition, topicId, offset, leaderId })
    }
  }

  async #resume({ topic, partition, offset }: FetchPosition): Promise<void> {
    if (!this.#batches.isClosed) await this.#read([{ partition: { topic, partition }, offset }])
  }

  /** Commits at intervals, also while no record comes. */
  #commitLater(): void {
    this.#commitTimer = this.#runtime.clock.setTimer(this.#config.autoCommitIntervalMs, () => {
      void this.#commit()
      if (!this.#batches.isClosed) this.#commitLater()
    })
  }

  async #commit(): Promise<void> {
    const positions = [...this.#done.values()]
    this.#done.clear()
    if (positions.length === 0 || !this.#config.isAutoCommit) return
    try {
      await this.#sendCommit(positions)
    } catch (error) {
      // The epoch has changed on the way, or the coordinator: the next commit says it again.
      this.#runtime.logger.debug(`Committing offsets of the group failed: ${error}`)
      for (const position of positions) {
        const name = partitionName(position)
        if (!this.#done.has(name)) this.#done.set(name, position)
      }
    }
  }

  async #sendCommit(
    positions: readonly (TopicPartition & { readonly offset: number })[],
  ): Promise<void> {
    const request = newOffsetCommitRequest({
      groupId: this.#groupId,
      memberId: this.#member.memberId,
      generationIdOrMemberEpoch: this.#member.memberEpoch,
      groupInstanceId: this.#config.groupInstanceId,
      topics: [...groupByTopic(positions)].map(([name, ofTopic]) =>
        newOffsetCommitRequestTopic({
          name,
          partitions: ofTopic.map(({ partition, offset }) =>
            newOffsetCommitRequestPartition({
              partitionIndex: partition,
              committedOffset: offset,
              committedMetadata: '',
            }),
          ),
        }),
      ),
    })
    const target = groupCoordinator(this.#groupId)
    await this.#coordination.call({ name: 'commitOffsets', target }, async ({ send }) => {
      const options = { maxVersion: LAST_COMMIT_WITH_NAMES }
      const { topics } = await send(OffsetCommit, request, options)
      for (const { errorCode } of topics.flatMap(({ partitions }) => partitions)) {
        const error = responseError(errorCode)
        if (error !== undefined) throw error
      }
    })
  }
}

/** Without a `client.id` a member has the name that Java's have, by which groups are described. */
function memberConfig(properties: ClientProperties, groupId: string): ConsumerConfig {
  const config = consumerConfig(properties)
  const clientId = config.clientId || `consumer-${groupId}-${config.groupInstanceId ?? 1}`
  return { ...config, clientId }
}
