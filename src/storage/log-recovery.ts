import type { LogConfig } from '../config/log-config.ts'
import * as batch from '../records/record-batch.ts'
import { RecordError } from '../records/record-errors.ts'
import type { Logger } from '../runtime/logger.ts'
import type { BatchScanner } from './batch-scanner.ts'
import type { LeaderEpochCache } from './leader-epoch-cache.ts'
import type { LogSegment } from './log-segment.ts'
import type { ProducerStateManager } from './producer-state-manager.ts'
import { replayBatch } from './producer-state-rebuild.ts'

export interface RecoveryContext {
  readonly config: LogConfig
  readonly logger: Logger
  readonly leaderEpochs: LeaderEpochCache
  readonly producerState: ProducerStateManager
  /** Told before the file is cut at `position`; when it throws, the file stays as it is. */
  readonly beforeCut: (segment: LogSegment, position: number, isDamaged: boolean) => void
}

/**
 * Reads a segment whose files may be damaged: keeps the whole, valid batches up to the first that
 * is not one, cuts the rest off, and builds the indexes, the leader epochs and the producer state
 * anew. Returns how many bytes were cut. The producer state must stand at the segment's start.
 */
export function recoverSegment(segment: LogSegment, context: RecoveryContext): number {
  const { config, logger, leaderEpochs, producerState } = context
  segment.resetIndexes(config)
  const scanner = segment.scanFile()
  const fileBytes = scanner.endPosition
  let nextOffset = segment.baseOffset
  let isDamaged = false
  try {
    while (scanner.next()) {
      ensureGoodBatch(scanner, segment, nextOffset)
      nextOffset = scanner.lastOffset + 1
      segment.recoverBatch(scanner.lastOffset, scanner.maxTimestamp, scanner.sizeBytes)
      if (scanner.isLegacy) continue
      const epoch = batch.partitionLeaderEpoch(scanner.buffer, scanner.at)
      if (epoch > leaderEpochs.latestEpoch) leaderEpochs.assign(epoch, scanner.baseOffset)
      const aborted = replayBatch(producerState, scanner, () => wholeBatch(scanner))
      if (aborted !== undefined) segment.txnIndex.append(aborted)
      producerState.updateMapEndOffset(nextOffset)
    }
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    isDamaged = true
    const position = segment.sizeBytes
    logger.warn(`Found a damaged batch in '${segment.path}' at byte ${position}: ${error.message}`)
  }
  if (fileBytes > segment.sizeBytes) context.beforeCut(segment, segment.sizeBytes, isDamaged)
  segment.truncateFile(segment.sizeBytes)
  segment.onBecomeInactive()
  return fileBytes - segment.sizeBytes
}

function ensureGoodBatch(scanner: BatchScanner, segment: LogSegment, nextOffset: number): void {
  const { baseOffset, lastOffset, position } = scanner
  scanner.ensureValidChecksum()
  if (baseOffset < nextOffset || lastOffset < baseOffset) {
    throw new RecordError(
      'CORRUPT_MESSAGE',
      `Batch at position ${position} of '${segment.path}' starts at offset ${baseOffset}, below ${nextOffset}`,
    )
  }
  if (!segment.offsetIndex.canAppendOffset(lastOffset)) {
    throw new RecordError(
      'CORRUPT_MESSAGE',
      `Batch at position ${position} of '${segment.path}' ends at offset ${lastOffset}, too far from its start`,
    )
  }
}

function wholeBatch(scanner: BatchScanner): Buffer {
  return scanner.buffer.subarray(scanner.at, scanner.at + scanner.sizeBytes)
}
