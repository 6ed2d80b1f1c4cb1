/** Which of the oldest segments of a log have had their time. Policies, in the order of Apache's. */
import type { LogConfig } from '../config/log-config.ts'
import type { LogSegment } from './log-segment.ts'

export interface RetentionFacts {
  /** Oldest first; the last one is active. */
  readonly segments: readonly LogSegment[]
  readonly config: LogConfig
  readonly logStartOffset: number
  readonly logEndOffset: number
  /** What a consumer may not have seen yet is not deleted. */
  readonly highWatermark: number
  readonly nowMs: number
}

/** A prefix of the segments. It may hold the active one; the caller rolls first then. */
export function expiredSegments(facts: RetentionFacts): readonly LogSegment[] {
  const count = Math.max(countByTime(facts), countBySize(facts), countByLogStart(facts))
  return facts.segments.slice(0, count)
}

type Predicate = (segment: LogSegment, next: LogSegment | undefined) => boolean

function countByTime({ config, nowMs, ...facts }: RetentionFacts): number {
  if (!isDeleted(config) || config.retentionMs < 0) return 0
  const isOld: Predicate = (segment) => nowMs - segment.largestTimestamp > config.retentionMs
  return countWhile(facts, isOld)
}

function countBySize({ config, ...facts }: RetentionFacts): number {
  if (!isDeleted(config) || config.retentionBytes < 0) return 0
  let surplus = facts.segments.reduce((sum, each) => sum + each.sizeBytes, -config.retentionBytes)
  return countWhile(facts, (segment) => {
    if (surplus < segment.sizeBytes) return false
    surplus -= segment.sizeBytes
    return true
  })
}

// Whatever the policy: what lies below the log start offset is deleted for good.
function countByLogStart(facts: RetentionFacts): number {
  const isBelow: Predicate = (_, next) =>
    next !== undefined && next.baseOffset <= facts.logStartOffset
  return countWhile(facts, isBelow)
}

function isDeleted(config: LogConfig): boolean {
  return config.cleanupPolicy.includes('delete')
}

function countWhile(
  facts: Pick<RetentionFacts, 'segments' | 'highWatermark' | 'logEndOffset'>,
  isExpired: Predicate,
): number {
  const { segments, highWatermark, logEndOffset } = facts
  let count = 0
  for (const segment of segments) {
    const next = segments[count + 1]
    const endOffset = next?.baseOffset ?? logEndOffset
    const isEmptyActive = next === undefined && segment.sizeBytes === 0
    if (highWatermark < endOffset || isEmptyActive || !isExpired(segment, next)) break
    count++
  }
  return count
}
