import type { TransactionMetadata } from './transaction-metadata.ts'

/** A transactional id in memory: what is in the log of it, and what is on its way there. */
export class Transaction {
  /** As the log has it, but for the partitions that already have their markers. */
  metadata: TransactionMetadata
  /**
   * Where it goes next, decided but not committed: the record is not committed yet, or the markers
   * before a completion are not all written. Until then every other change has to wait.
   */
  pending: TransactionMetadata | undefined

  constructor(metadata: TransactionMetadata) {
    this.metadata = metadata
  }
}
