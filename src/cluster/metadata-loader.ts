import { MetadataDelta } from './image/metadata-delta.ts'
import { MetadataImage } from './image/metadata-image.ts'
import type { MetadataRecord } from './metadata-record.ts'

/** Records of one batch of the metadata log. */
export interface MetadataBatch {
  readonly lastOffset: number
  readonly epoch: number
  readonly timestampMs: number
  readonly records: readonly MetadataRecord[]
}

/**
 * Brings the image up to date with the log. Records between the begin and the end of a transaction
 * (KIP-868) are held back until it ends, and dropped when it is aborted.
 */
export class MetadataLoader {
  readonly image = new MetadataImage()
  #transaction: MetadataRecord[] | undefined

  /** The log ends in the middle of a transaction, which nobody will end: abort it. */
  get isInTransaction(): boolean {
    return this.#transaction !== undefined
  }

  /** Applies a committed batch. Changes of several batches may be collected in one delta. */
  apply(batch: MetadataBatch, delta = new MetadataDelta()): MetadataDelta {
    for (const record of batch.records) this.#apply(record, delta)
    if (this.#transaction === undefined) {
      this.image.offset = batch.lastOffset
      this.image.epoch = batch.epoch
      this.image.timestampMs = batch.timestampMs
    }
    return delta
  }

  #apply(record: MetadataRecord, delta: MetadataDelta): void {
    switch (record.type) {
      case 'BeginTransactionRecord':
        this.#transaction = []
        return
      case 'EndTransactionRecord':
        for (const held of this.#transaction ?? []) this.image.apply(held, delta)
        this.#transaction = undefined
        return
      case 'AbortTransactionRecord':
        this.#transaction = undefined
        return
      default:
        if (this.#transaction === undefined) this.image.apply(record, delta)
        else this.#transaction.push(record)
    }
  }
}
