import { buildUncompressedBatch } from './batch-builder.ts'
import { invalidRecord } from './record-errors.ts'

/**
 * Records of control batches. The key is int16 version (0) and int16 type. The value of a
 * transaction's end is int16 version (0) and int32 coordinator epoch; the other values are messages
 * of the protocol (`protocol/messages/records`).
 */
export const CONTROL_TYPES = [
  'ABORT',
  'COMMIT',
  'LEADER_CHANGE',
  'SNAPSHOT_HEADER',
  'SNAPSHOT_FOOTER',
  'KRAFT_VERSION',
  'KRAFT_VOTERS',
] as const

export type ControlType = (typeof CONTROL_TYPES)[number]

const CONTROL_KEY_VERSION = 0
const KEY_BYTES = 4
const END_TRANSACTION_VERSION = 0
const END_TRANSACTION_BYTES = 6

export function buildControlKey(type: ControlType): Buffer {
  const key = Buffer.alloc(KEY_BYTES)
  key.writeInt16BE(CONTROL_KEY_VERSION, 0)
  key.writeInt16BE(CONTROL_TYPES.indexOf(type), 2)
  return key
}

/** Later versions and unknown types are readable: the latter are UNKNOWN and to be passed over. */
export function parseControlType(key: Buffer | null): ControlType | 'UNKNOWN' {
  if (key === null || key.length < KEY_BYTES) {
    throw invalidRecord('Could not read a control record: its key has fewer than 4 bytes')
  }
  const version = key.readInt16BE(0)
  if (version < CONTROL_KEY_VERSION) {
    throw invalidRecord(`Could not read a control record: version ${version} of the key is invalid`)
  }
  return CONTROL_TYPES[key.readInt16BE(2)] ?? 'UNKNOWN'
}

export function buildEndTransactionValue(coordinatorEpoch: number): Buffer {
  const value = Buffer.alloc(END_TRANSACTION_BYTES)
  value.writeInt16BE(END_TRANSACTION_VERSION, 0)
  value.writeInt32BE(coordinatorEpoch, 2)
  return value
}

/** The epoch of the coordinator that ended the transaction. */
export function parseEndTransactionValue(value: Buffer | null): number {
  if (value === null || value.length < END_TRANSACTION_BYTES || value.readInt16BE(0) < 0) {
    throw invalidRecord('Could not read the end of a transaction: its value is invalid')
  }
  return value.readInt32BE(2)
}

export interface EndTransaction {
  readonly type: 'COMMIT' | 'ABORT'
  readonly producerId: number
  readonly producerEpoch: number
  readonly coordinatorEpoch: number
  readonly timestamp: number
  readonly baseOffset?: number
  readonly partitionLeaderEpoch?: number
}

/** The batch that a transaction coordinator has every partition of a transaction append. */
export function buildEndTransactionBatch(marker: EndTransaction): Buffer {
  const { type, coordinatorEpoch, timestamp, ...options } = marker
  const record = {
    timestamp,
    key: buildControlKey(type),
    value: buildEndTransactionValue(coordinatorEpoch),
  }
  return buildUncompressedBatch([record], { ...options, isTransactional: true, isControl: true })
}

/** One control record of KRaft: leader change, snapshot header and footer, version, voters. */
export function buildControlBatch(
  type: Exclude<ControlType, 'COMMIT' | 'ABORT'>,
  value: Buffer,
  options: { baseOffset: number; partitionLeaderEpoch: number; timestamp: number },
): Buffer {
  const { timestamp, ...rest } = options
  const record = { timestamp, key: buildControlKey(type), value }
  return buildUncompressedBatch([record], { ...rest, isControl: true })
}
