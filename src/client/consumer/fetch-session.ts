import { partitionName, type TopicPartition } from '../topic-partition.ts'

/** What a request asks for of a partition; with the same words nothing need be said again. */
export interface FetchedPartition extends TopicPartition {
  readonly topicId: string
  readonly offset: number
}

/** A request within a session: what is new in it, and what it shall read no more. */
export interface SessionRequest<Partition> {
  readonly sessionId: number
  readonly sessionEpoch: number
  readonly partitions: readonly Partition[]
  readonly forgotten: readonly FetchedPartition[]
}

const NO_SESSION = 0
const FIRST_EPOCH = 0
const MAX_EPOCH = 0x7fffffff

/**
 * What a broker remembers of our fetches (KIP-227): after the first request only the changes are
 * sent, and only partitions with news come back. A broker that keeps no session is told all again.
 */
export class FetchSession {
  #id = NO_SESSION
  #epoch = FIRST_EPOCH
  /** By partition name, as the broker knows them. */
  #known = new Map<string, FetchedPartition>()

  /** What to send for these partitions; `accept` or `reset` must follow before the next. */
  next<Partition extends FetchedPartition>(
    partitions: readonly Partition[],
  ): SessionRequest<Partition> {
    const known = this.#epoch === FIRST_EPOCH ? new Map<string, FetchedPartition>() : this.#known
    this.#known = new Map(
      partitions.map(({ topic, partition, topicId, offset }) => [
        partitionName({ topic, partition }),
        { topic, partition, topicId, offset },
      ]),
    )
    const isGone = ([name, { topicId }]: readonly [string, FetchedPartition]) =>
      this.#known.get(name)?.topicId !== topicId
    return {
      sessionId: this.#id,
      sessionEpoch: this.#epoch,
      partitions: partitions.filter((one) => !isSame(known.get(partitionName(one)), one)),
      forgotten: [...known].filter(isGone).map(([, partition]) => partition),
    }
  }

  /** The answer's session; 0: the broker keeps none. */
  accept(sessionId: number): void {
    this.#id = sessionId
    if (sessionId === NO_SESSION) this.#epoch = FIRST_EPOCH
    else this.#epoch = this.#epoch === MAX_EPOCH ? 1 : this.#epoch + 1
  }

  /** The next request ends the session, if the broker still has it, and begins another. */
  reset(): void {
    this.#epoch = FIRST_EPOCH
  }
}

function isSame(known: FetchedPartition | undefined, wanted: FetchedPartition): boolean {
  return known?.topicId === wanted.topicId && known.offset === wanted.offset
}
