import { ZERO_UUID } from '../../protocol/uuid.ts'
import { incrementSequence } from '../../records/record-batch.ts'
import type { TopicPartition } from '../topic-partition.ts'
import type { ProducerBatch } from './producer-batch.ts'

/**
 * The batches of one partition on their way: waiting in order, then in flight in order. Order is
 * kept whatever fails: a failed batch goes back to its place, and is sent again when all that was in
 * flight beside it has come back, alone, so that every batch is sent behind its elders.
 */
export class PartitionQueue {
  readonly target: TopicPartition
  /** −1 while nobody leads. */
  leaderId = -1
  /** ZERO_UUID where the broker gives none. */
  topicId = ZERO_UUID
  /** The sequence of the next record; used with idempotence. */
  nextSequence = 0
  /**
   * A batch of this producer is in the log. Before that the broker takes any sequence for the first,
   * so a second batch could overtake one that fails.
   */
  isKnown = false
  /** Nothing is sent before this time, after a failure. */
  retryAtMs = 0
  readonly waiting: ProducerBatch[] = []
  readonly inFlight: ProducerBatch[] = []

  constructor(target: TopicPartition) {
    this.target = target
  }

  /** The batch that takes more records. */
  get open(): ProducerBatch | undefined {
    const last = this.waiting.at(-1)
    return last && !last.isClosed ? last : undefined
  }

  /** Whether the order allows the batch on the wire. */
  maySend(batch: ProducerBatch, maxInFlight: number): boolean {
    const isAlone = !this.isKnown || batch.attempts > 0
    return this.inFlight.length < (isAlone ? 1 : maxInFlight)
  }

  takeSequence(recordCount: number): number {
    const sequence = this.nextSequence
    this.nextSequence = incrementSequence(sequence, recordCount)
    return sequence
  }

  /** Off the flight: done, or given up. */
  land(batch: ProducerBatch): void {
    this.inFlight.splice(this.inFlight.indexOf(batch), 1)
  }

  /** Back to the front, behind elders that failed too. */
  returnToFront(batches: readonly ProducerBatch[], retryAtMs: number): void {
    const [first] = batches
    const at = this.waiting.findIndex((other) => other.attempts === 0 || isBefore(first!, other))
    this.waiting.splice(at < 0 ? this.waiting.length : at, 0, ...batches)
    this.retryAtMs = retryAtMs
  }

  /** All sequences begin again: the producer has another identity. */
  resetSequences(): void {
    this.nextSequence = 0
    this.isKnown = false
    for (const batch of this.waiting) batch.baseSequence = -1
  }
}

// Without idempotence one batch is in flight at a time, so nothing can overtake it.
function isBefore(one: ProducerBatch, other: ProducerBatch): boolean {
  if (one.baseSequence < 0 || other.baseSequence < 0) return true
  return ((other.baseSequence - one.baseSequence) | 0) > 0
}
