import { acknowledgeRecords } from '../../../src/broker/share/acknowledge-records.ts'
import { acquireRecords } from '../../../src/broker/share/acquire-records.ts'
import type { FetchedBatch } from '../../../src/broker/share/fetched-batches.ts'
import { isTerminal } from '../../../src/broker/share/in-flight-state.ts'
import {
  SharePartition,
  type SharePartitionSettings,
} from '../../../src/broker/share/share-partition.ts'
import type { StateChange } from '../../../src/broker/share/state-change.ts'
import type { ShareStateBatch } from '../../../src/coordinator/share-state/share-persister.ts'
import type { AbortedTransaction } from '../../../src/storage/txn-index.ts'

export const LOCK_MS = 30_000

const SETTINGS: SharePartitionSettings = {
  maxDeliveryCount: 5,
  maxRecordLocks: 2000,
  recordLockDurationMs: LOCK_MS,
  isRenewEnabled: true,
}

export interface AcquireFields {
  readonly maxRecords?: number
  readonly batchSize?: number
  readonly isRecordLimit?: boolean
  readonly fetchOffset?: number
  readonly abortedTransactions?: readonly AbortedTransaction[]
}

/** A share partition over a log of which only the batches are known, and a time that is set. */
export class ShareWorld {
  nowMs = 0
  settings: SharePartitionSettings
  readonly partition: SharePartition

  constructor(
    settings: Partial<SharePartitionSettings> = {},
    stateBatches: readonly ShareStateBatch[] = [],
    startOffset = 0,
  ) {
    this.settings = { ...SETTINGS, ...settings }
    const state = { stateEpoch: 0, startOffset, stateBatches }
    this.partition = new SharePartition(state, () => this.settings)
  }

  /** Offsets and delivery counts that the member was given, as `0-4x1`. */
  acquire(
    memberId: string,
    batches: readonly FetchedBatch[],
    fields: AcquireFields = {},
  ): string[] {
    const { ranges } = acquireRecords(this.partition, {
      memberId,
      isRecordLimit: false,
      batchSize: 500,
      maxRecords: 500,
      fetchOffset: this.partition.nextFetchOffset(),
      abortedTransactions: undefined,
      batches,
      nowMs: this.nowMs,
      ...fields,
    })
    return ranges.map(
      ({ firstOffset, lastOffset, deliveryCount }) =>
        `${firstOffset}-${lastOffset}x${deliveryCount}`,
    )
  }

  /** The change is not persisted yet. */
  begin(
    memberId: string,
    firstOffset: number,
    lastOffset: number,
    ...types: number[]
  ): StateChange {
    const batches = [{ firstOffset, lastOffset, types }]
    return acknowledgeRecords(this.partition, memberId, batches, this.nowMs)
  }

  acknowledge(memberId: string, firstOffset: number, lastOffset: number, ...types: number[]): void {
    this.begin(memberId, firstOffset, lastOffset, ...types).commit()
  }

  /** Settled records from the start offset on, counted one by one. */
  countSettled(): number {
    let count = 0
    for (const batch of this.partition.batches) {
      for (const { state, firstOffset, lastOffset } of batch.states()) {
        if (isTerminal(state.state)) count += this.partition.countInFlight(firstOffset, lastOffset)
      }
    }
    return count
  }

  /** What is in delivery, as `0-4 acquired ann`. */
  inFlight(): string[] {
    const lines: string[] = []
    for (const batch of this.partition.batches) {
      for (const { state, firstOffset, lastOffset } of batch.states()) {
        lines.push(`${firstOffset}-${lastOffset} ${state.state} ${state.memberId}`.trim())
      }
    }
    return lines
  }
}

/** Batches of these offsets, e.g. `log('0-4', '5-9')`. */
export function log(...ranges: readonly string[]): FetchedBatch[] {
  return ranges.map((range, index) => {
    const [baseOffset, lastOffset] = range.split('-').map(Number)
    return {
      baseOffset: baseOffset!,
      lastOffset: lastOffset!,
      position: index * 100,
      sizeBytes: 100,
      producerId: -1,
      isTransactional: false,
      isAbortMarker: false,
    }
  })
}

export function caughtError(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    return (error as { error?: string }).error ?? String(error)
  }
  return 'NONE'
}
