import { KafkaError } from '../../protocol/errors.ts'
import {
  type IsolationLevel,
  type ListedOffset,
  listOffsets,
  type OffsetSpec,
} from '../admin/list-offsets.ts'
import type { Results } from '../admin/results.ts'
import type { Cluster } from '../cluster.ts'
import { isRetriable } from '../error-texts.ts'
import { partitionName, type TopicPartition } from '../topic-partition.ts'
import type { OffsetReset } from './consumer-config.ts'

/** Where to begin in each partition: a place, an offset, a time, or so many offsets before the end. */
export type StartOffset =
  | 'earliest'
  | 'latest'
  | number
  | { readonly timestampMs: number }
  | { readonly tail: number }

/** What `auto.offset.reset` means now for partitions without a position. Throws NoOffsetError. */
export function resetPlace(
  reset: OffsetReset,
  partitions: readonly TopicPartition[],
  nowMs: number,
): StartOffset {
  if (typeof reset === 'object') return { timestampMs: nowMs - reset.durationMs }
  if (reset !== 'none') return reset
  const names = partitions.map(partitionName).join(', ')
  throw new NoOffsetError(`Undefined offset with no reset policy for partitions: [${names}]`)
}

/** Java's NoOffsetForPartitionException: no position, and `auto.offset.reset` is `none`. */
export class NoOffsetError extends Error {
  override readonly name = 'NoOffsetError'
}

/** Where to end: where the log ends when reading begins, or at the first record of a time. */
export type StopOffset = 'latest' | { readonly timestampMs: number }

/** Looks places of some partitions up, each place once for all of them. */
export class OffsetLookup {
  readonly #cluster: Cluster
  readonly #partitions: readonly TopicPartition[]
  readonly #isolationLevel: IsolationLevel
  readonly #answers = new Map<OffsetSpec, Promise<Results<ListedOffset>>>()

  constructor(
    cluster: Cluster,
    partitions: readonly TopicPartition[],
    isolationLevel: IsolationLevel,
  ) {
    this.#cluster = cluster
    this.#partitions = partitions
    this.#isolationLevel = isolationLevel
  }

  /** Undefined while the leader can't tell; throws what no other try can mend. */
  async find(
    partition: TopicPartition,
    place: StartOffset | StopOffset,
  ): Promise<number | undefined> {
    if (typeof place === 'number') return place
    if (typeof place === 'string') return this.#ask(partition, place)
    if ('tail' in place) {
      const end = await this.#ask(partition, 'latest')
      const start = await this.#ask(partition, 'earliest')
      return end === undefined || start === undefined
        ? undefined
        : Math.max(end - place.tail, start)
    }
    const offset = await this.#ask(partition, place.timestampMs)
    // Nothing is so young: the end.
    return offset === -1 ? this.#ask(partition, 'latest') : offset
  }

  async #ask(partition: TopicPartition, spec: OffsetSpec): Promise<number | undefined> {
    let answers = this.#answers.get(spec)
    if (!answers) {
      const specs = this.#partitions.map((one) => ({ ...one, spec }))
      answers = listOffsets(this.#cluster, specs, { isolationLevel: this.#isolationLevel })
      this.#answers.set(spec, answers)
    }
    const answer = (await answers).get(partitionName(partition))
    if (answer instanceof KafkaError && !isRetriable(answer)) throw answer
    return answer instanceof KafkaError ? undefined : answer?.offset
  }
}
