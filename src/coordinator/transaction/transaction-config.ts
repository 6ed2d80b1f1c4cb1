/** The settings of the broker that concern transactions. */
export interface TransactionCoordinatorConfig {
  /** `transaction.max.timeout.ms` */
  readonly maxTimeoutMs: number
  /** `transactional.id.expiration.ms` */
  readonly idExpirationMs: number
  /** `transaction.abort.timed.out.transaction.cleanup.interval.ms` */
  readonly abortIntervalMs: number
  /** `transaction.remove.expired.transaction.cleanup.interval.ms` */
  readonly idExpirationIntervalMs: number
  /** `transaction.two.phase.commit.enable` (KIP-939) */
  readonly isTwoPhaseCommitEnabled: boolean
  /** `transaction.state.log.load.buffer.size` */
  readonly loadBufferBytes: number
  /** `request.timeout.ms`: how long a change of state waits to be committed. */
  readonly writeTimeoutMs: number
}

/** Apache's defaults. */
export const DEFAULT_TRANSACTION_COORDINATOR_CONFIG: TransactionCoordinatorConfig = {
  maxTimeoutMs: 900_000,
  idExpirationMs: 7 * 24 * 60 * 60 * 1_000,
  abortIntervalMs: 10_000,
  idExpirationIntervalMs: 3_600_000,
  isTwoPhaseCommitEnabled: false,
  loadBufferBytes: 5_242_880,
  writeTimeoutMs: 30_000,
}
