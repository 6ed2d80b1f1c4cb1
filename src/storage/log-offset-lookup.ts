/** Answers ListOffsets: which offset belongs to a timestamp, or to one of the special numbers. */
import * as batch from '../records/record-batch.ts'
import { type KafkaRecord, readRecords } from '../records/record-reader.ts'
import type { LeaderEpochCache } from './leader-epoch-cache.ts'
import type { LogSegment } from './log-segment.ts'
import type { LogSegments } from './log-segments.ts'

export const LATEST_TIMESTAMP = -1
export const EARLIEST_TIMESTAMP = -2
export const MAX_TIMESTAMP = -3
export const EARLIEST_LOCAL_TIMESTAMP = -4
export const LATEST_TIERED_TIMESTAMP = -5
export const EARLIEST_PENDING_UPLOAD_TIMESTAMP = -6

export interface FoundOffset {
  /** -1 where it does not matter. */
  readonly timestamp: number
  readonly offset: number
  /** -1 when it is not known. */
  readonly leaderEpoch: number
}

export interface LookupContext {
  readonly segments: LogSegments
  readonly leaderEpochs: LeaderEpochCache
  readonly logStartOffset: number
  /** What `latest` means to whoever asks: log end, high watermark or last stable offset. */
  readonly lastFetchableOffset: number
}

/** Without tiered storage, what is asked of it has no answer but "none": offset and epoch -1. */
const NOT_TIERED: FoundOffset = { timestamp: -1, offset: -1, leaderEpoch: -1 }

/** `undefined` when no record is that late. */
export async function findOffset(
  timestamp: number,
  context: LookupContext,
): Promise<FoundOffset | undefined> {
  const { leaderEpochs, logStartOffset, lastFetchableOffset } = context
  switch (timestamp) {
    case EARLIEST_TIMESTAMP:
    case EARLIEST_LOCAL_TIMESTAMP: {
      const first = leaderEpochs.earliest
      const isKnown = first !== undefined && first.startOffset <= logStartOffset
      return { timestamp: -1, offset: logStartOffset, leaderEpoch: isKnown ? first.epoch : -1 }
    }
    case LATEST_TIMESTAMP:
      return {
        timestamp: -1,
        offset: lastFetchableOffset,
        leaderEpoch: leaderEpochs.latestEpoch,
      }
    case LATEST_TIERED_TIMESTAMP:
    case EARLIEST_PENDING_UPLOAD_TIMESTAMP:
      return NOT_TIERED
    case MAX_TIMESTAMP:
      return visible(await findMaxTimestamp(context.segments), context)
    default:
      return visible(await findTimestamp(timestamp, context), context)
  }
}

function visible(found: FoundOffset | undefined, context: LookupContext): FoundOffset | undefined {
  return found !== undefined && found.offset < context.lastFetchableOffset ? found : undefined
}

async function findMaxTimestamp(segments: LogSegments): Promise<FoundOffset | undefined> {
  let latest: LogSegment | undefined
  for (const segment of segments.all) {
    if (latest === undefined || segment.maxTimestamp.timestamp > latest.maxTimestamp.timestamp) {
      latest = segment
    }
  }
  if (latest === undefined) return undefined
  const { timestamp, offset } = latest.maxTimestamp
  const isCarrier = (maxTimestamp: number) => maxTimestamp === timestamp
  return findRecord(latest, offset, isCarrier, (record) => record.timestamp === timestamp)
}

async function findTimestamp(
  timestamp: number,
  { segments, logStartOffset }: LookupContext,
): Promise<FoundOffset | undefined> {
  const segment = segments.all.find((each) => each.largestTimestamp >= timestamp)
  if (segment === undefined) return undefined
  const from = Math.max(segment.timeIndex.lookup(timestamp).offset, logStartOffset)
  const isLateEnough = (maxTimestamp: number) => maxTimestamp >= timestamp
  return findRecord(
    segment,
    from,
    isLateEnough,
    (record) => record.timestamp >= timestamp && record.offset >= logStartOffset,
  )
}

/** The first record that `isWanted`, in the batches from `offset` on whose max timestamp fits. */
async function findRecord(
  segment: LogSegment,
  offset: number,
  isCarrier: (maxTimestamp: number) => boolean,
  isWanted: (record: KafkaRecord) => boolean,
): Promise<FoundOffset | undefined> {
  const scanner = segment.scan(segment.offsetIndex.lookup(offset))
  while (scanner.next()) {
    if (!isCarrier(scanner.maxTimestamp)) continue
    const bytes = Buffer.allocUnsafe(scanner.sizeBytes)
    segment.readInto(bytes, bytes.length, scanner.position)
    const record = (await readRecords(bytes)).find(isWanted)
    if (record === undefined) continue
    const leaderEpoch = scanner.isLegacy ? -1 : batch.partitionLeaderEpoch(bytes, 0)
    return { timestamp: record.timestamp, offset: record.offset, leaderEpoch }
  }
  return undefined
}
