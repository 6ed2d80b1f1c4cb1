import { KafkaError } from '../../protocol/errors.ts'
import { sleep } from '../../runtime/clock.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import type { ClientProperties } from '../client-config.ts'
import { Cluster } from '../cluster.ts'
import { isRetriable } from '../error-texts.ts'
import type { TopicMetadata } from '../metadata.ts'
import type { Acknowledgement, AcquiredRecords } from './acquired-records.ts'
import { type ConsumerConfig, consumerConfig } from './consumer-config.ts'
import type { FetchedBatch } from './fetched-batches.ts'
import { type ShareAssignment, ShareMember } from './share-member.ts'
import { ShareSession } from './share-session.ts'

interface Lent {
  readonly session: ShareSession
  readonly acquired: AcquiredRecords
}

/**
 * Reads a topic as a member of a share group (KIP-932). Each record is lent to one member at a time;
 * `next` is given batches, and says of those before that they are done with: what was not
 * acknowledged by then is released, for any member to have again.
 */
export class ShareConsumer {
  readonly #runtime: Runtime
  readonly #config: ConsumerConfig
  readonly #cluster: Cluster
  /** Connections of its own: a heartbeat does not wait behind a fetch. */
  readonly #coordination: Cluster
  readonly #groupId: string
  readonly #topic: string
  readonly #member: ShareMember
  readonly #sessions = new Map<number, ShareSession>()
  readonly #loops = new Set<Promise<void>>()
  readonly #looping = new Set<number>()
  #assignment: ShareAssignment = new Map()
  #metadata: TopicMetadata | undefined
  #lent: Lent[] = []
  #current: { readonly lent: Lent; next: number } | undefined
  #failure: unknown
  #wake = () => {}
  #onTaken: (() => void)[] = []
  #isClosed = false
  #closing: Promise<void> | undefined

  constructor(runtime: Runtime, properties: ClientProperties, groupId: string, topic: string) {
    this.#runtime = runtime
    this.#config = consumerConfig(properties)
    this.#cluster = new Cluster(runtime, this.#config)
    this.#coordination = new Cluster(runtime, this.#config)
    this.#groupId = groupId
    this.#topic = topic
    this.#member = new ShareMember(this.#coordination, groupId, [topic], {
      onAssigned: (assignment) => {
        this.#assignment = assignment
        void this.#start()
      },
      onError: (error) => this.#fail(error),
    })
  }

  /** The next batch; undefined after `timeoutMs`, or when closed. Rejects with what went wrong. */
  async next(timeoutMs = Number.POSITIVE_INFINITY): Promise<FetchedBatch | undefined> {
    const { clock } = this.#runtime
    const deadlineMs = clock.monotonicMs() + timeoutMs
    while (!this.#isClosed) {
      const batch = this.#nextReady()
      if (batch !== undefined) return batch
      if (this.#failure !== undefined) throw this.#failure
      const leftMs = deadlineMs - clock.monotonicMs()
      if (leftMs <= 0) return undefined
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(leftMs)
          ? clock.setTimer(Math.ceil(leftMs), resolve)
          : undefined
        this.#wake = () => {
          timer?.cancel()
          resolve()
        }
      })
    }
    return undefined
  }

  /** Of a record of the batch that `next` gave last. */
  acknowledge(offset: number, acknowledgement: Acknowledgement): void {
    this.#current?.lent.acquired.acknowledge(offset, acknowledgement)
  }

  /** Tells the brokers what was acknowledged, and leaves the group. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    this.#isClosed = true
    this.#wake()
    this.#settle()
    for (const { session, acquired } of this.#lent.splice(0)) session.giveBack(acquired)
    for (const taken of this.#onTaken.splice(0)) taken()
    await Promise.all(this.#loops)
    await Promise.all([...this.#sessions].map((entry) => this.#endSession(...entry)))
    await this.#member.close()
    await Promise.all([this.#cluster.close(), this.#coordination.close()])
  }

  async #endSession(nodeId: number, session: ShareSession): Promise<void> {
    try {
      await session.close(await this.#cluster.connectToNode(nodeId))
    } catch (error) {
      this.#runtime.logger.warn(`Ending the share session of node ${nodeId} failed: ${error}`)
    }
  }

  #nextReady(): FetchedBatch | undefined {
    for (;;) {
      const batch = this.#current?.lent.acquired.batches[this.#current.next]
      if (this.#current !== undefined && batch !== undefined) {
        this.#current.next++
        return batch
      }
      this.#settle()
      const lent = this.#lent.shift()
      if (lent === undefined) {
        for (const taken of this.#onTaken.splice(0)) taken()
        return undefined
      }
      this.#current = { lent, next: 0 }
    }
  }

  #settle(): void {
    if (this.#current === undefined) return
    const { session, acquired } = this.#current.lent
    this.#current = undefined
    session.giveBack(acquired)
  }

  #fail(error: unknown): void {
    if (this.#isClosed) return
    this.#failure ??= error
    this.#wake()
  }

  /** Learns who leads the partitions, and sees that each leader is asked. */
  async #start(): Promise<void> {
    try {
      const metadata = await this.#cluster.metadata({ topics: [this.#topic] })
      this.#metadata = metadata.topics.get(this.#topic)
    } catch (error) {
      if (!isRetriable(error)) this.#fail(error)
    }
    const leaders = new Set(this.#metadata?.partitions.map(({ leaderId }) => leaderId))
    for (const nodeId of leaders) {
      if (nodeId < 0 || this.#looping.has(nodeId) || this.#isClosed) continue
      if (this.#wantedOf(nodeId).size === 0) continue
      this.#looping.add(nodeId)
      const loop = this.#loop(nodeId).finally(() => {
        this.#looping.delete(nodeId)
        this.#loops.delete(loop)
      })
      this.#loops.add(loop)
    }
  }

  #wantedOf(nodeId: number): ShareAssignment {
    const topicId = this.#metadata?.topicId
    const assigned = topicId === undefined ? undefined : this.#assignment.get(topicId)
    const partitions = (assigned ?? []).filter(
      (partition) => this.#metadata?.partitions[partition]?.leaderId === nodeId,
    )
    return new Map(partitions.length === 0 ? [] : [[topicId!, partitions]])
  }

  async #loop(nodeId: number): Promise<void> {
    let session = this.#sessions.get(nodeId)
    if (session === undefined) {
      session = new ShareSession(this.#config, {
        groupId: this.#groupId,
        memberId: this.#member.memberId,
        topicOf: () => this.#topic,
      })
      this.#sessions.set(nodeId, session)
    }
    while (!this.#isClosed && this.#wantedOf(nodeId).size > 0) {
      try {
        const connection = await this.#cluster.connectToNode(nodeId)
        const acquired = await session.fetch(connection, this.#wantedOf(nodeId))
        for (const one of acquired) this.#lent.push({ session, acquired: one })
      } catch (error) {
        if (this.#isClosed) return
        if (!(error instanceof KafkaError) || !isRetriable(error)) {
          this.#fail(error)
          return
        }
        await sleep(this.#runtime.clock, this.#config.retryBackoffMs)
        void this.#start()
      }
      if (this.#lent.length === 0) continue
      // Nothing more is asked for until all of it was taken: it is lent for a time only.
      const taken = new Promise<void>((resolve) => this.#onTaken.push(resolve))
      this.#wake()
      await taken
    }
  }
}
