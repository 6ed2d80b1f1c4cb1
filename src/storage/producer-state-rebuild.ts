import * as batch from '../records/record-batch.ts'
import { assert } from '../runtime/assert.ts'
import type { BatchScanner } from './batch-scanner.ts'
import { readEndTransactionMarker } from './end-transaction-marker.ts'
import type { LogSegment } from './log-segment.ts'
import type { LogSegments } from './log-segments.ts'
import type { ProducerStateManager } from './producer-state-manager.ts'
import type { AbortedTransaction } from './txn-index.ts'

/**
 * Brings the state to `endOffset`: from the newest snapshot, then batch by batch. Leaves a snapshot
 * there and at the start of the last two segments, where truncation and recovery will look for one.
 */
export function rebuildProducerState(
  producerState: ProducerStateManager,
  segments: LogSegments,
  logStartOffset: number,
  endOffset: number,
  nowMs: number,
): void {
  producerState.truncateAndReload(logStartOffset, endOffset, nowMs)
  const bases = segments.all.slice(-2).map((segment) => segment.baseOffset)
  for (const segment of segments.from(producerState.mapEndOffset)) {
    if (segment.baseOffset >= endOffset || producerState.mapEndOffset >= endOffset) break
    const start = Math.max(segment.baseOffset, producerState.mapEndOffset, logStartOffset)
    producerState.updateMapEndOffset(start)
    if (bases.includes(segment.baseOffset)) producerState.takeSnapshot()
    replaySegment(producerState, segment, start, endOffset)
  }
  producerState.updateMapEndOffset(endOffset)
  producerState.takeSnapshot()
}

function replaySegment(
  producerState: ProducerStateManager,
  segment: LogSegment,
  startOffset: number,
  endOffset: number,
): void {
  const found = segment.findBatch(startOffset)
  if (found === undefined) return
  const scanner = segment.scan(found.position)
  while (scanner.next() && scanner.lastOffset < endOffset) {
    if (scanner.isLegacy) continue
    replayBatch(producerState, scanner, () => readWhole(segment, scanner))
    producerState.updateMapEndOffset(scanner.lastOffset + 1)
  }
}

function readWhole(segment: LogSegment, scanner: BatchScanner): Buffer {
  const bytes = Buffer.allocUnsafe(scanner.sizeBytes)
  segment.readInto(bytes, bytes.length, scanner.position)
  return bytes
}

/**
 * Takes a batch that is in the log into the state; `wholeBatch` gives all its bytes where the header
 * is not enough. Answers the aborted transaction that it ended, for the transaction index.
 */
export function replayBatch(
  producerState: ProducerStateManager,
  scanner: BatchScanner,
  wholeBatch: () => Buffer,
): AbortedTransaction | undefined {
  const { buffer, at } = scanner
  assert(!scanner.isLegacy, 'batches of magic 0 and 1 have no producer')
  if (batch.producerId(buffer, at) === batch.NO_PRODUCER_ID) return undefined
  if (!batch.isControl(buffer, at)) {
    producerState.addDataBatch(buffer, at)
    return undefined
  }
  const bytes = wholeBatch()
  const marker = readEndTransactionMarker(bytes, 0)
  const completed = marker && producerState.addMarker(bytes, 0, marker)
  return completed && producerState.completeTransaction(completed)
}
