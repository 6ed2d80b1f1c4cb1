import type { Clock } from '../runtime/clock.ts'
import type { Random } from '../runtime/random.ts'

/**
 * Incremental fetch (KIP-227): the broker remembers which partitions a consumer reads and what it
 * was told of them, so that requests and answers name only what changed. A session has an id and an
 * epoch that counts its requests; epoch 0 asks for a new session, −1 for none.
 */
export const INITIAL_EPOCH = 0
export const FINAL_EPOCH = -1
export const INVALID_SESSION_ID = 0

/** A session that was silent for so long gives way to a new one; so does a smaller one this old. */
const EVICTION_MS = 120_000

const MAX_EPOCH = 0x7fffffff

/** A partition of a session: what is asked for, and what was last told. */
export interface CachedPartition {
  /** Empty from v13 on. */
  readonly topic: string
  readonly topicId: string
  readonly partition: number
  currentLeaderEpoch: number
  fetchOffset: number
  lastFetchedEpoch: number
  maxBytes: number
  highWatermark: number
  logStartOffset: number
}

export class FetchSession {
  readonly id: number
  readonly usesTopicIds: boolean
  readonly createdMs: number
  /** Of the next request. */
  epoch = 1
  lastUsedMs: number
  /** In the order in which they are read: those that had records go to the end. */
  readonly partitions: Map<string, CachedPartition>

  constructor(
    id: number,
    usesTopicIds: boolean,
    partitions: Map<string, CachedPartition>,
    nowMs: number,
  ) {
    this.id = id
    this.usesTopicIds = usesTopicIds
    this.partitions = partitions
    this.createdMs = nowMs
    this.lastUsedMs = nowMs
  }
}

export function nextEpoch(epoch: number): number {
  if (epoch < 0) return FINAL_EPOCH
  return epoch === MAX_EPOCH ? 1 : epoch + 1
}

/** `topic` is the id where the session uses ids. */
export function partitionKeyOf(topic: string, partition: number): string {
  return `${topic} ${partition}`
}

export class FetchSessionCache {
  readonly #maxSessions: () => number
  readonly #clock: Clock
  readonly #random: Random
  readonly #sessions = new Map<number, FetchSession>()

  constructor(maxSessions: () => number, clock: Clock, random: Random) {
    this.#maxSessions = maxSessions
    this.#clock = clock
    this.#random = random
  }

  get size(): number {
    return this.#sessions.size
  }

  get(id: number): FetchSession | undefined {
    return this.#sessions.get(id)
  }

  remove(id: number): void {
    this.#sessions.delete(id)
  }

  /** Notes that the session was used, and counts its epoch. */
  touch(session: FetchSession): void {
    session.lastUsedMs = this.#clock.monotonicMs()
    session.epoch = nextEpoch(session.epoch)
    // The map's order is that of last use.
    this.#sessions.delete(session.id)
    this.#sessions.set(session.id, session)
  }

  /** `undefined` when all slots are taken by sessions with a better right. */
  create(
    partitions: Map<string, CachedPartition>,
    usesTopicIds: boolean,
  ): FetchSession | undefined {
    const nowMs = this.#clock.monotonicMs()
    const limit = this.#maxSessions()
    if (limit <= 0) return undefined
    if (this.#sessions.size >= limit && !this.#evict(partitions.size, nowMs)) return undefined
    const session = new FetchSession(this.#newId(), usesTopicIds, partitions, nowMs)
    this.#sessions.set(session.id, session)
    return session
  }

  #evict(size: number, nowMs: number): boolean {
    const [oldest] = this.#sessions.values()
    if (oldest !== undefined && nowMs - oldest.lastUsedMs > EVICTION_MS) {
      return this.#sessions.delete(oldest.id)
    }
    let smallest: FetchSession | undefined
    for (const session of this.#sessions.values()) {
      if (nowMs - session.createdMs <= EVICTION_MS) continue
      if (session.partitions.size >= (smallest?.partitions.size ?? size)) continue
      smallest = session
    }
    return smallest !== undefined && this.#sessions.delete(smallest.id)
  }

  #newId(): number {
    for (;;) {
      const id = (this.#random.bytes(4).readUInt32BE(0) & 0x7fffffff) >>> 0
      if (id !== INVALID_SESSION_ID && !this.#sessions.has(id)) return id
    }
  }
}
