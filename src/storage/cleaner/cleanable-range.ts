/** Which part of a log may be compacted now, and how much it is worth. */
import type { UnifiedLog } from '../unified-log.ts'

export interface CleanableRange {
  /** Below it the log is clean. */
  readonly firstDirtyOffset: number
  /** From here on nothing is touched. */
  readonly firstUncleanableOffset: number
  readonly cleanableBytes: number
  /** The share of bytes that may be outdated in all that is clean or cleanable, 0 to 1. */
  readonly dirtyRatio: number
  /** A record has waited for longer than `max.compaction.lag.ms`. */
  readonly isOverdue: boolean
}

/** `checkpoint` is where the last cleaning ended, undefined when there was none. */
export function cleanableRange(
  log: UnifiedLog,
  checkpoint: number | undefined,
  nowMs: number,
): CleanableRange {
  const firstDirtyOffset = firstDirty(log, checkpoint)
  const firstUncleanableOffset = Math.max(firstDirtyOffset, firstUncleanable(log, nowMs))
  let [cleanBytes, cleanableBytes, oldestDirtyMs] = [0, 0, Number.POSITIVE_INFINITY]
  for (const [i, segment] of log.segments.entries()) {
    if (segment.baseOffset >= firstUncleanableOffset) break
    const endOffset = log.segments[i + 1]?.baseOffset ?? log.logEndOffset
    if (endOffset <= firstDirtyOffset) {
      cleanBytes += segment.sizeBytes
      continue
    }
    cleanableBytes += segment.sizeBytes
    const { firstTimestampMs } = segment
    if (firstTimestampMs >= 0) oldestDirtyMs = Math.min(oldestDirtyMs, firstTimestampMs)
  }
  const totalBytes = cleanBytes + cleanableBytes
  return {
    firstDirtyOffset,
    firstUncleanableOffset,
    cleanableBytes,
    dirtyRatio: totalBytes === 0 ? 0 : cleanableBytes / totalBytes,
    isOverdue: nowMs - oldestDirtyMs > log.config.maxCompactionLagMs,
  }
}

/** Whether it is time: the log is dirty enough, or a record has waited long enough. */
export function isWorthCleaning(log: UnifiedLog, range: CleanableRange): boolean {
  if (range.cleanableBytes === 0) return false
  return range.isOverdue || range.dirtyRatio > log.config.minCleanableDirtyRatio
}

// A checkpoint outside of the log is that of another life of it.
function firstDirty({ logStartOffset, logEndOffset }: UnifiedLog, checkpoint?: number): number {
  if (checkpoint === undefined || checkpoint < logStartOffset || checkpoint > logEndOffset) {
    return logStartOffset
  }
  return checkpoint
}

// Nothing of an open transaction, of the active segment, or younger than `min.compaction.lag.ms`.
function firstUncleanable(log: UnifiedLog, nowMs: number): number {
  const { minCompactionLagMs } = log.config
  const { segments } = log
  const active = segments.at(-1)!
  const young = segments.find(
    (each) => minCompactionLagMs > 0 && each.largestTimestamp > nowMs - minCompactionLagMs,
  )
  return Math.min(
    log.lastStableOffset,
    active.baseOffset,
    young?.baseOffset ?? Number.POSITIVE_INFINITY,
  )
}
