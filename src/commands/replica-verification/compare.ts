/** Compares what the replicas of a partition answered, batch by batch, up to the high watermark. */
import * as batch from '../../records/record-batch.ts'

export interface ReplicaAnswer {
  readonly replicaId: number
  readonly highWatermark: number
  /** Whole batches from the same offset on; the last may be cut off. */
  readonly records: Buffer
}

export interface Comparison {
  /** Up to where all replicas have the same. */
  readonly offset: number
  readonly differences: readonly string[]
  /** The replicas do not even have the same offsets: nothing more can be compared. */
  readonly isHopeless: boolean
}

/** `offset` is where the answers begin; `name` is how messages name the partition. */
export function compareReplicas(
  name: string,
  offset: number,
  answers: readonly ReplicaAnswer[],
): Comparison {
  const iterators = answers.map((answer) => wholeBatches(answer))
  const differences: string[] = []
  let reached = offset
  for (;;) {
    const round = iterators.map((iterator) => iterator.next())
    const [first, ...others] = round.map(({ value }) => value)
    if (round.some(({ done }) => done) || !first) break
    for (const other of others) {
      if (!other) continue
      if (other.lastOffset !== first.lastOffset) {
        const text =
          `partition ${name}: replica ${first.replicaId}'s offset ${first.lastOffset} ` +
          `doesn't match replica ${other.replicaId}'s offset ${other.lastOffset}`
        return { offset: reached, differences: [...differences, text], isHopeless: true }
      }
      if (other.crc !== first.crc) {
        differences.push(
          `partition ${name} has unmatched checksum at offset ${other.lastOffset}; ` +
            `replica ${first.replicaId}'s checksum ${first.crc}; ` +
            `replica ${other.replicaId}'s checksum ${other.crc}`,
        )
      }
    }
    reached = first.lastOffset + 1
  }
  return { offset: reached, differences, isHopeless: false }
}

interface BatchFacts {
  readonly replicaId: number
  readonly lastOffset: number
  readonly crc: number
}

function* wholeBatches(answer: ReplicaAnswer): Generator<BatchFacts, undefined> {
  const { replicaId, records, highWatermark } = answer
  for (const position of batch.batches(records)) {
    const lastOffset = batch.lastOffset(records, position)
    if (lastOffset >= highWatermark) return
    yield { replicaId, lastOffset, crc: batch.crc(records, position) }
  }
}
