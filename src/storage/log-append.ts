import type { AppendOrigin } from './producer-state-manager.ts'
import type { Verification } from './transaction-verifications.ts'

/** What an append came to. */
export interface LogAppendInfo {
  readonly firstOffset: number
  readonly lastOffset: number
  readonly maxTimestamp: number
  /** -1 when the producer's timestamps were kept. */
  readonly logAppendTimeMs: number
  readonly logStartOffset: number
  readonly sizeBytes: number
  /** The batch was in the log already; the offsets are those it got then. */
  readonly isDuplicate: boolean
}

/** What matters to appends of transactions alone (KIP-890). */
export interface AppendOptions {
  /** By whose rules the end of a transaction is taken. */
  readonly transactionVersion: number
  /** The transaction coordinator knows that the transaction has records here. */
  readonly verification: Verification | undefined
}

export const DEFAULT_APPEND: AppendOptions = { transactionVersion: 0, verification: undefined }

/** One of several appends that are written together. The outcome is filled in. */
export interface PendingAppend extends AppendOptions {
  /** Whole, validated batches. The log writes offsets and epoch into them and keeps nothing of them. */
  readonly records: Buffer
  readonly leaderEpoch: number
  readonly origin: AppendOrigin
  info: LogAppendInfo | undefined
  error: Error | undefined
}
