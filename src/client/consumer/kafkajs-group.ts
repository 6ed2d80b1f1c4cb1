import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs'
import { assert } from '../../runtime/assert.ts'
import { sleep, type Timer } from '../../runtime/clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { ClientProperties } from '../client-config.ts'
import { Cluster } from '../cluster.ts'
import { isRetriable } from '../error-texts.ts'
import { kafkajsSecurity } from '../security/kafkajs-security.ts'
import { partitionName, type TopicPartition } from '../topic-partition.ts'
import { findAssignors } from './assignment-strategies.ts'
import type { Assignor } from './assignors.ts'
import { type ConsumerConfig, consumerConfig } from './consumer-config.ts'
import type { FetchedBatch } from './fetched-batches.ts'
import { kafkajsAssigner, kafkajsCodecs, toRecord } from './kafkajs-adapters.ts'
import { type Position, startPositions, withoutCommit } from './start-positions.ts'

/** The topics of a member: one, or those whose whole name matches. */
export type GroupTopics = { readonly topic: string } | { readonly pattern: RegExp }

/** The others need more of a subscription than kafkajs gives. */
const KAFKAJS_ASSIGNORS: readonly string[] = ['range', 'roundrobin']

/** How many times kafkajs tries a request before it gives up and joins anew. */
const RETRIES = 10

/**
 * A member of a classic group, through kafkajs. It hands out one batch at a time and commits nothing
 * but what it was told is done: at intervals, before a rebalance, and at the end.
 */
export class KafkajsGroup {
  readonly #runtime: Runtime
  readonly #config: ConsumerConfig
  readonly #groupId: string
  readonly #topics: GroupTopics
  readonly #done = new Map<string, Position>()
  /** Partitions of which a record was handed out. */
  readonly #read = new Set<string>()
  #consumer: Consumer | undefined
  #waitingForBatch: ((batch: FetchedBatch | undefined) => void) | undefined
  #offered: { readonly batch: FetchedBatch; readonly release: () => void } | undefined
  #releaseTaken = () => {}
  #commitTimer: Timer | undefined
  #adopting: Promise<void> = Promise.resolve()
  #failure: unknown
  #isClosed = false
  #closing: Promise<void> | undefined

  constructor(
    runtime: Runtime,
    properties: ClientProperties,
    groupId: string,
    topics: GroupTopics,
  ) {
    this.#runtime = runtime
    this.#config = consumerConfig(properties)
    this.#groupId = groupId
    this.#topics = topics
    assert(isForKafkajs(this.#config), 'kafkajs can be this member')
    this.#commitLater()
    void this.#run()
  }

  /** The next batch; the one before is done with. Undefined after `timeoutMs`, or when closed. */
  next(timeoutMs = Number.POSITIVE_INFINITY): Promise<FetchedBatch | undefined> {
    this.#releaseTaken()
    if (this.#failure) return Promise.reject(this.#failure)
    if (this.#isClosed) return Promise.resolve(undefined)
    const offered = this.#offered
    if (offered) {
      this.#take(offered.release)
      return Promise.resolve(offered.batch)
    }
    return new Promise((resolve, reject) => {
      const timer = Number.isFinite(timeoutMs)
        ? this.#runtime.clock.setTimer(timeoutMs, () => this.#waitingForBatch?.(undefined))
        : undefined
      this.#waitingForBatch = (batch) => {
        timer?.cancel()
        this.#waitingForBatch = undefined
        if (!batch && this.#failure) reject(this.#failure)
        else resolve(batch)
      }
    })
  }

  /** Everything before the offset may be committed. */
  done({ topic, partition }: TopicPartition, nextOffset: number): void {
    const name = partitionName({ topic, partition })
    this.#read.add(name)
    this.#done.set(name, { topic, partition, offset: nextOffset })
  }

  /** Commits what is done, and leaves the group. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#isClosed = true
    this.#commitTimer?.cancel()
    this.#waitingForBatch?.(undefined)
    await this.#adopting
    await this.#commit()
    this.#offered?.release()
    this.#releaseTaken()
    try {
      await this.#consumer?.disconnect()
    } catch (error) {
      this.#runtime.logger.debug(`Leaving the group failed: ${error}`)
    }
  }

  async #run(): Promise<void> {
    let kafka: Kafka
    try {
      kafka = await openKafka(this.#runtime, this.#config)
    } catch (error) {
      this.#fail(error)
      return
    }
    while (!this.#isClosed) {
      try {
        await this.#start(kafka)
        return
      } catch (error) {
        // No broker yet, or no topic yet: Java's consumer waits for both.
        this.#runtime.logger.debug(`Joining the group failed: ${error}`)
        await this.#consumer?.disconnect().catch(() => {})
        await sleep(this.#runtime.clock, this.#config.retryBackoffMs)
      }
    }
  }

  async #start(kafka: Kafka): Promise<void> {
    const config = this.#config
    const consumer = kafka.consumer({
      groupId: this.#groupId,
      partitionAssigners: kafkajsAssignors(config).map(kafkajsAssigner),
      sessionTimeout: config.sessionTimeoutMs,
      heartbeatInterval: config.heartbeatIntervalMs,
      rebalanceTimeout: config.maxPollIntervalMs,
      metadataMaxAge: config.metadataMaxAgeMs,
      maxBytesPerPartition: config.maxPartitionFetchBytes,
      minBytes: config.fetchMinBytes,
      maxBytes: config.fetchMaxBytes,
      maxWaitTimeInMs: config.fetchMaxWaitMs,
      allowAutoTopicCreation: config.allowsAutoTopicCreation,
      readUncommitted: config.isolationLevel === 'read_uncommitted',
      retry: { retries: RETRIES, restartOnFailure: async () => !this.#isClosed },
    })
    this.#consumer = consumer
    let positions = await this.#startPositions(kafka)
    consumer.on('consumer.rebalancing', () => void this.#commit())
    consumer.on('consumer.group_join', ({ payload }) => {
      this.#keep(payload.memberAssignment)
      this.#adopting = this.#adopt(kafka, positions, payload.memberAssignment)
      // Later on, whoever had a partition before has committed where it was.
      positions = []
    })
    consumer.on('consumer.crash', ({ payload }) => {
      if (!payload.restart) this.#fail(payload.error)
    })
    await consumer.connect()
    await consumer.subscribe({
      topics: ['topic' in this.#topics ? this.#topics.topic : this.#topics.pattern],
      fromBeginning: config.autoOffsetReset === 'earliest',
    })
    await consumer.run({ autoCommit: false, eachBatch: (payload) => this.#offer(payload) })
    if (this.#isClosed) await consumer.disconnect()
  }

  // kafkajs goes on when this resolves: when the batch was taken, and the next one asked for.
  async #offer({ batch, heartbeat }: EachBatchPayload): Promise<void> {
    if (this.#isClosed || batch.messages.length === 0) return
    const fetched: FetchedBatch = {
      topic: batch.topic,
      partition: batch.partition,
      timestampType: 'CreateTime',
      records: batch.messages.map(toRecord),
    }
    await new Promise<void>((release) => {
      this.#offered = { batch: fetched, release }
      if (!this.#waitingForBatch) return
      this.#take(release)
      this.#waitingForBatch(fetched)
    })
    if (this.#isClosed) return
    await heartbeat()
  }

  #take(release: () => void): void {
    this.#offered = undefined
    this.#releaseTaken = () => {
      this.#releaseTaken = () => {}
      release()
    }
  }

  /** Forgets what belongs to others now. */
  #keep(assignment: Readonly<Record<string, readonly number[]>>): void {
    for (const [name, { topic, partition }] of this.#done) {
      if (!assignment[topic]?.includes(partition)) this.#done.delete(name)
    }
  }

  async #startPositions(kafka: Kafka): Promise<Position[]> {
    const { autoOffsetReset, isAutoCommit } = this.#config
    if (!isAutoCommit || (autoOffsetReset !== 'earliest' && autoOffsetReset !== 'latest')) return []
    return startPositions(kafka, this.#topics, autoOffsetReset)
  }

  /** As Java's consumer does, commits the position also where no record has come. */
  async #adopt(
    kafka: Kafka,
    positions: readonly Position[],
    assignment: Readonly<Record<string, readonly number[]>>,
  ): Promise<void> {
    const own = positions.filter(({ topic, partition }) => assignment[topic]?.includes(partition))
    if (own.length === 0) return
    try {
      for (const position of await withoutCommit(kafka, this.#groupId, own)) {
        const name = partitionName(position)
        if (!this.#read.has(name)) this.#done.set(name, position)
      }
    } catch (error) {
      this.#runtime.logger.debug(`Reading the offsets of the group failed: ${error}`)
    }
  }

  /** Commits at intervals, also while no record comes. */
  #commitLater(): void {
    this.#commitTimer = this.#runtime.clock.setTimer(this.#config.autoCommitIntervalMs, () => {
      void this.#commit()
      if (!this.#isClosed) this.#commitLater()
    })
  }

  async #commit(): Promise<void> {
    const offsets = [...this.#done.values()]
    this.#done.clear()
    if (offsets.length === 0 || !this.#consumer || !this.#config.isAutoCommit) return
    try {
      await this.#consumer.commitOffsets(
        offsets.map(({ topic, partition, offset }) => ({
          topic,
          partition,
          offset: String(offset),
        })),
      )
    } catch (error) {
      this.#runtime.logger.warn(`Committing offsets of the group failed: ${error}`)
    }
  }

  #fail(error: unknown): void {
    this.#failure = error
    this.#waitingForBatch?.(undefined)
  }
}

/** Whether kafkajs can be the member: a dynamic one, eager, without sticky assignors. */
export function isForKafkajs(config: ConsumerConfig): boolean {
  const { groupProtocol, groupInstanceId, autoOffsetReset } = config
  return (
    groupProtocol === 'classic' &&
    groupInstanceId === null &&
    (autoOffsetReset === 'earliest' || autoOffsetReset === 'latest') &&
    kafkajsAssignors(config).length > 0
  )
}

function kafkajsAssignors({ assignmentStrategies }: ConsumerConfig): Assignor[] {
  return findAssignors(assignmentStrategies).filter(({ name }) => KAFKAJS_ASSIGNORS.includes(name))
}

/** Who is not let in learns it at once: kafkajs would try again for ever. */
async function checkAccess(runtime: Runtime, config: ConsumerConfig): Promise<void> {
  const cluster = new Cluster(runtime, config)
  try {
    await cluster.connectToAny()
  } catch (error) {
    if (!isRetriable(error)) throw error
  } finally {
    await cluster.close()
  }
}

/** kafkajs takes 60 ms to load, so only who joins a group pays for it. */
async function openKafka(runtime: Runtime, config: ConsumerConfig): Promise<Kafka> {
  if (config.security) await checkAccess(runtime, config)
  const kafkajs = (await import('kafkajs')).default
  for (const [codec, open] of kafkajsCodecs()) {
    ;(kafkajs.CompressionCodecs as Record<number, unknown>)[codec] = open
  }
  return new kafkajs.Kafka({
    clientId: config.clientId,
    brokers: config.bootstrapServers.map(({ host, port }) => `${host}:${port}`),
    requestTimeout: config.requestTimeoutMs,
    connectionTimeout: config.connectTimeoutMs,
    retry: { initialRetryTime: config.retryBackoffMs, maxRetryTime: config.retryBackoffMaxMs },
    logLevel: kafkajs.logLevel.NOTHING,
    ...(config.security ? await kafkajsSecurity(runtime, config.security) : {}),
  })
}
