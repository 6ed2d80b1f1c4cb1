import { parseControlType, parseEndTransactionValue } from '../records/control-record.ts'
import * as batch from '../records/record-batch.ts'
import { readUncompressedRecords } from '../records/record-reader.ts'
import type { EndTransactionMarker } from './producer-state-manager.ts'

/**
 * The end of a transaction that a control batch of a producer tells; `undefined` when compaction
 * has emptied the batch.
 */
export function readEndTransactionMarker(
  buffer: Buffer,
  at: number,
): EndTransactionMarker | undefined {
  if (batch.recordCount(buffer, at) === 0) return undefined
  const record = readUncompressedRecords(buffer, at)[0]!
  const isCommit = parseControlType(record.key) === 'COMMIT'
  return { isCommit, coordinatorEpoch: parseEndTransactionValue(record.value) }
}
