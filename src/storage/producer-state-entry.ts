import * as batch from '../records/record-batch.ts'

/** How many batches of a producer are remembered, so that its retries are recognised. */
export const BATCHES_TO_RETAIN = 5

export interface BatchMetadata {
  readonly lastSequence: number
  readonly lastOffset: number
  readonly offsetDelta: number
  readonly timestamp: number
}

export function firstSequenceOf(metadata: BatchMetadata): number {
  return decrementSequence(metadata.lastSequence, metadata.offsetDelta)
}

/** What a log remembers of one producer. */
export class ProducerStateEntry {
  readonly producerId: number
  producerEpoch = batch.NO_PRODUCER_EPOCH
  coordinatorEpoch = -1
  /** Largest timestamp of the last batch, or that of the last transaction marker. */
  lastTimestamp = batch.NO_TIMESTAMP
  /** -1 when no transaction is open. */
  currentTxnFirstOffset = -1
  /** Oldest first. */
  readonly batches: BatchMetadata[] = []

  constructor(producerId: number) {
    this.producerId = producerId
  }

  get lastBatch(): BatchMetadata | undefined {
    return this.batches.at(-1)
  }

  get lastSequence(): number {
    return this.lastBatch?.lastSequence ?? batch.NO_SEQUENCE
  }

  /** -1 when no batch is remembered. */
  get lastDataOffset(): number {
    return this.lastBatch?.lastOffset ?? -1
  }

  addBatch(producerEpoch: number, metadata: BatchMetadata): void {
    this.setEpoch(producerEpoch)
    if (this.batches.length === BATCHES_TO_RETAIN) this.batches.shift()
    this.batches.push(metadata)
    this.lastTimestamp = metadata.timestamp
  }

  /** With a new epoch, sequences start again. */
  setEpoch(producerEpoch: number): void {
    if (this.producerEpoch === producerEpoch) return
    this.batches.length = 0
    this.producerEpoch = producerEpoch
  }

  findDuplicate(
    producerEpoch: number,
    firstSequence: number,
    lastSequence: number,
  ): BatchMetadata | undefined {
    if (producerEpoch !== this.producerEpoch) return undefined
    for (const metadata of this.batches) {
      if (metadata.lastSequence === lastSequence && firstSequenceOf(metadata) === firstSequence) {
        return metadata
      }
    }
    return undefined
  }
}

/** Sequences go from 0 to 2^31-1 and start again at 0. */
function decrementSequence(sequence: number, decrement: number): number {
  return sequence < decrement ? 0x7fffffff - (decrement - sequence) + 1 : sequence - decrement
}
