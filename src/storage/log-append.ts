import type { AppendOrigin } from './producer-state-manager.ts'

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

/** One of several appends that are written together. The outcome is filled in. */
export interface PendingAppend {
  /** Whole, validated batches. The log writes offsets and epoch into them and keeps nothing of them. */
  readonly records: Buffer
  readonly leaderEpoch: number
  readonly origin: AppendOrigin
  /** By whose rules the end of a transaction is taken (KIP-890). */
  readonly transactionVersion: number
  info: LogAppendInfo | undefined
  error: Error | undefined
}
