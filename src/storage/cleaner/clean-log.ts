/**
 * One cleaning of one log (`cleanup.policy=compact`): the offset map learns the newest offset of each
 * key between the first dirty offset and the first one that must not be touched; then every segment
 * from the start up to there is written anew without what is outdated, small neighbours joined to
 * one. The work goes in pieces, with the event loop free between them; whatever happens to the log
 * meanwhile, a segment is replaced as a whole or stays.
 */

import { DEFAULT_MAX_DECOMPRESSED_BYTES } from '../../records/compression.ts'
import { readLegacyRecords } from '../../records/legacy.ts'
import * as batch from '../../records/record-batch.ts'
import { plainRecords } from '../../records/record-reader.ts'
import type { Clock } from '../../runtime/clock.ts'
import type { LogSegment } from '../log-segment.ts'
import type { UnifiedLog } from '../unified-log.ts'
import { type FilterContext, filterBatch, forEachRecord } from './batch-filter.ts'
import type { CleanableRange } from './cleanable-range.ts'
import { CleanedTransactions } from './cleaned-transactions.ts'
import type { OffsetMap } from './offset-map.ts'
import { SegmentChunks } from './segment-chunks.ts'

export interface CleanOptions {
  readonly log: UnifiedLog
  readonly range: CleanableRange
  readonly map: OffsetMap
  readonly clock: Clock
  /** What is read at a time. */
  readonly buffer: Buffer
  /** Waits as long as the limit of bytes per second asks for. Rejects when the cleaner stops. */
  readonly throttle: (bytes: number) => Promise<void>
}

export interface CleanResult {
  /** The log is clean below this offset. */
  readonly endOffset: number
  readonly readBytes: number
  readonly writtenBytes: number
}

/** The log was closed, cut or deleted meanwhile: what is done is done, the rest waits. */
export class CleaningAborted extends Error {
  override readonly name = 'CleaningAborted'
}

/** Throws CleaningAborted, a RecordError for what can't be read, or the error of the disk. */
export async function cleanLog(options: CleanOptions): Promise<CleanResult> {
  const { log, range, map, clock } = options
  await fillOffsetMap(options)
  const endOffset = map.latestOffset + 1
  const segments = log.segments.filter((each) => each.baseOffset < endOffset)
  const nowMs = clock.nowMs()
  const cleaned: { segment: LogSegment | undefined } = { segment: undefined }
  const transactions = new CleanedTransactions((each) => cleaned.segment!.txnIndex.append(each))
  const context = {
    map,
    transactions,
    activeProducers: activeProducers(log),
    upperBoundOffset: range.firstUncleanableOffset,
    deleteRetentionMs: log.config.deleteRetentionMs,
    nowMs,
  }
  const legacyHorizonMs = legacyDeleteHorizonMs(log, range)
  let readBytes = 0
  let writtenBytes = 0
  for (const group of groupSegments(segments, log, endOffset)) {
    const target = log.newCleanedSegment(group[0]!.baseOffset)
    cleaned.segment = target
    try {
      for (const segment of group) {
        const keepsLegacyTombstones = segment.lastModifiedMs > legacyHorizonMs
        await cleanSegment(segment, target, { ...context, keepsLegacyTombstones }, options)
        readBytes += segment.sizeBytes
      }
      target.onBecomeInactive()
      await target.sync(true)
      if (!log.replaceSegments(target, group)) throw new CleaningAborted()
    } catch (error) {
      target.remove()
      throw error
    }
    writtenBytes += target.sizeBytes
  }
  return { endOffset, readBytes, writtenBytes }
}

/** Stops at a batch after which the map is full. */
async function fillOffsetMap(options: CleanOptions): Promise<void> {
  const { log, range, map } = options
  const { firstDirtyOffset, firstUncleanableOffset } = range
  const transactions = new CleanedTransactions(() => {})
  transactions.add(log.abortedTransactions(firstDirtyOffset, firstUncleanableOffset))
  const dirty = log.segments.filter(
    (segment, i) =>
      segment.baseOffset < firstUncleanableOffset &&
      (log.segments[i + 1]?.baseOffset ?? log.logEndOffset) > firstDirtyOffset,
  )
  for (const segment of dirty) {
    const start = segment.findBatch(Math.max(firstDirtyOffset, segment.baseOffset))
    if (start === undefined) continue
    const chunks = new SegmentChunks(segment, options.buffer, start.position)
    for (;;) {
      const chunk = await nextChunk(chunks, options)
      if (chunk === undefined) break
      for (const at of batch.batches(chunk)) {
        if (lastOffsetOf(chunk, at) >= firstUncleanableOffset) return
        if (!hasRoom(map, chunk, at)) return
        await mapBatch(chunk, at, transactions, options)
      }
    }
    map.noteOffset(endOffsetOf(segment, log) - 1)
  }
}

function hasRoom(map: OffsetMap, chunk: Buffer, at: number): boolean {
  const isLegacy = batch.magic(chunk, at) < batch.CURRENT_MAGIC
  const keys = isLegacy ? 1 : batch.recordCount(chunk, at)
  if (map.hasRoomFor(keys)) return true
  if (map.size > 0) return false
  throw new Error(
    `A batch has ${keys} keys, but the offset map holds ${map.maxKeys}: raise log.cleaner.dedupe.buffer.size`,
  )
}

async function mapBatch(
  chunk: Buffer,
  at: number,
  transactions: CleanedTransactions,
  { map, range }: CleanOptions,
): Promise<void> {
  const lastOffset = lastOffsetOf(chunk, at)
  if (batch.magic(chunk, at) < batch.CURRENT_MAGIC) {
    for (const { offset, key } of await readLegacyRecords(
      chunk,
      at,
      DEFAULT_MAX_DECOMPRESSED_BYTES,
    )) {
      const isDirty = Number(offset) >= range.firstDirtyOffset
      if (key !== null && isDirty) map.put(key, 0, key.length, Number(offset))
    }
    map.noteOffset(lastOffset)
    return
  }
  batch.ensureValid(chunk, at)
  const isDiscardable = transactions.isDiscardable(chunk, at)
  if (!isDiscardable && !batch.isControl(chunk, at)) {
    const plain = await plainRecords(chunk, at, DEFAULT_MAX_DECOMPRESSED_BYTES)
    const baseOffset = batch.baseOffset(chunk, at)
    forEachRecord(chunk, at, plain, ({ keyBytes, keyStart, offsetDelta }) => {
      const offset = baseOffset + offsetDelta
      if (keyBytes < 0 || offset < range.firstDirtyOffset) return
      map.put(plain, keyStart, keyStart + keyBytes, offset)
    })
  }
  map.noteOffset(lastOffset)
}

async function cleanSegment(
  segment: LogSegment,
  target: LogSegment,
  context: FilterContext,
  options: CleanOptions,
): Promise<void> {
  const { log } = options
  context.transactions.add(log.abortedTransactions(segment.baseOffset, endOffsetOf(segment, log)))
  const chunks = new SegmentChunks(segment, options.buffer)
  for (;;) {
    const chunk = await nextChunk(chunks, options)
    if (chunk === undefined) return
    const writtenBytes = target.sizeBytes
    for (const at of batch.batches(chunk)) {
      if (batch.magic(chunk, at) === batch.CURRENT_MAGIC) batch.ensureValid(chunk, at)
      const filtered = filterBatch(chunk, at, context)
      const kept = filtered instanceof Promise ? await filtered : filtered
      if (kept !== undefined) target.stage(kept)
    }
    // Before the next read, since what is staged may lie in the chunk.
    target.writeStaged()
    await options.throttle(target.sizeBytes - writtenBytes)
  }
}

async function nextChunk(
  chunks: SegmentChunks,
  { log, throttle }: CleanOptions,
): Promise<Buffer | undefined> {
  if (log.isClosed) throw new CleaningAborted()
  const chunk = await chunks.next()
  if (chunk !== undefined) await throttle(chunk.length)
  if (log.isClosed) throw new CleaningAborted()
  return chunk
}

function lastOffsetOf(chunk: Buffer, at: number): number {
  const isLegacy = batch.magic(chunk, at) < batch.CURRENT_MAGIC
  return isLegacy ? batch.baseOffset(chunk, at) : batch.lastOffset(chunk, at)
}

function endOffsetOf(segment: LogSegment, log: UnifiedLog): number {
  const next = log.segments.find(({ baseOffset }) => baseOffset > segment.baseOffset)
  return next?.baseOffset ?? log.logEndOffset
}

function activeProducers(log: UnifiedLog): FilterContext['activeProducers'] {
  return new Map(
    Array.from(log.producerState.producers, ([producerId, entry]) => [
      producerId,
      { lastDataOffset: entry.lastDataOffset, producerEpoch: entry.producerEpoch },
    ]),
  )
}

/** Tombstones of magic 0 and 1 go when the clean part was written so long ago. */
function legacyDeleteHorizonMs(log: UnifiedLog, { firstDirtyOffset }: CleanableRange): number {
  const lastClean = log.segments.findLast(({ baseOffset }) => baseOffset < firstDirtyOffset)
  return lastClean === undefined ? 0 : lastClean.lastModifiedMs - log.config.deleteRetentionMs
}

const MAX_INT32 = 0x7fffffff

/** Neighbours that fit one segment together, by the size that they have now. */
function groupSegments(
  segments: readonly LogSegment[],
  log: UnifiedLog,
  endOffset: number,
): LogSegment[][] {
  const { segmentBytes, segmentIndexBytes } = log.config
  const groups: LogSegment[][] = []
  let group: LogSegment[] = []
  let [sizeBytes, offsetIndexBytes, timeIndexBytes] = [0, 0, 0]
  for (const [i, segment] of segments.entries()) {
    sizeBytes += segment.sizeBytes
    offsetIndexBytes += segment.offsetIndex.file.sizeBytes
    timeIndexBytes += segment.timeIndex.file.sizeBytes
    const lastOffset = (segments[i + 1]?.baseOffset ?? endOffset) - 1
    const first = group[0]
    const fits =
      first !== undefined &&
      sizeBytes <= segmentBytes &&
      offsetIndexBytes <= segmentIndexBytes &&
      timeIndexBytes <= segmentIndexBytes &&
      lastOffset - first.baseOffset <= MAX_INT32
    if (fits) {
      group.push(segment)
      continue
    }
    group = [segment]
    groups.push(group)
    sizeBytes = segment.sizeBytes
    offsetIndexBytes = segment.offsetIndex.file.sizeBytes
    timeIndexBytes = segment.timeIndex.file.sizeBytes
  }
  return groups
}
