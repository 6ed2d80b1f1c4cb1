/**
 * Reads of a log: from the cache of its tail when the offset is there, else from the segment file
 * into pooled buffers. As in Apache, a read ends within one segment and may end within a batch.
 */
import * as batch from '../records/record-batch.ts'
import { type BufferPool, POOLED_BUFFER_BYTES } from './buffer-pool.ts'
import type { LogSegment } from './log-segment.ts'
import type { LogSegments } from './log-segments.ts'
import type { LogTail } from './tail-cache.ts'
import type { AbortedTransaction } from './txn-index.ts'

/** How far a reader sees: followers to the end, consumers to the high watermark or to the LSO. */
export type FetchIsolation = 'log-end' | 'high-watermark' | 'committed'

export interface FetchData {
  /** Views on cached or pooled memory: valid until `release`, and not to be written to. */
  readonly records: readonly Buffer[]
  readonly sizeBytes: number
  /** `maxBytes` did not suffice for the first batch. */
  readonly isFirstEntryIncomplete: boolean
  /** Of the range that was read; `undefined` unless the isolation is `committed`. */
  readonly abortedTransactions: readonly AbortedTransaction[] | undefined
  /** Gives pooled memory back, once the socket has taken the bytes. Without the call it is garbage. */
  readonly release: () => void
}

/** What a read found, and an offset that is not below the end of it. */
export interface ReadData extends Omit<FetchData, 'abortedTransactions'> {
  readonly upperBoundOffset: number
}

export interface ReadRequest {
  readonly startOffset: number
  /** Batches from here on stay hidden. */
  readonly endOffset: number
  readonly maxBytes: number
  readonly isFirstWhole: boolean
}

/** Reads below this size take memory of their own. */
const MIN_POOLED_READ_BYTES = 64 * 1024

const nothingToRelease = () => {}

export class LogReader {
  readonly #segments: LogSegments
  readonly #tail: LogTail
  readonly #pool: BufferPool
  /** Where the last end offset was found. */
  #lastEnd: { offset: number; segment: LogSegment; position: number } | undefined

  constructor(segments: LogSegments, tail: LogTail, pool: BufferPool) {
    this.#segments = segments
    this.#tail = tail
    this.#pool = pool
  }

  /** Positions may have changed: the log was truncated. */
  forgetPositions(): void {
    this.#lastEnd = undefined
  }

  read(request: ReadRequest, logEndOffset: number): ReadData {
    const { startOffset, endOffset, maxBytes, isFirstWhole } = request
    if (startOffset >= endOffset) {
      this.#tail.noteReader()
      return nothing(startOffset, false)
    }
    if (startOffset >= this.#tail.startOffset) {
      const records = this.#tail.read(startOffset, endOffset, maxBytes, isFirstWhole)
      const last = records.at(-1)
      return fetched(records, last ? nextOffsetOf(last, startOffset) : startOffset)
    }
    const segments = this.#segments.from(startOffset)
    for (const segment of segments) {
      if (segment.baseOffset >= endOffset) break
      const first = segment.findBatch(startOffset)
      if (first === undefined) continue
      const end = this.#endPosition(segment, endOffset, logEndOffset)
      const wanted = isFirstWhole ? Math.max(maxBytes, first.sizeBytes) : maxBytes
      const count = Math.min(wanted, end - first.position)
      if (count <= 0) return nothing(startOffset, wanted < first.sizeBytes)
      const bound =
        segment.upperBoundOffset(first.position, count) ??
        segments[segments.indexOf(segment) + 1]?.baseOffset
      return this.#readFrom(segment, first.position, count, bound ?? logEndOffset)
    }
    return nothing(startOffset, false)
  }

  #endPosition(segment: LogSegment, endOffset: number, logEndOffset: number): number {
    if (endOffset >= logEndOffset) return segment.sizeBytes
    const known = this.#lastEnd
    if (known?.offset === endOffset && known.segment === segment) return known.position
    const position = segment.findBatch(endOffset)?.position ?? segment.sizeBytes
    // A segment that still grows may soon hold the offset.
    if (position < segment.sizeBytes) this.#lastEnd = { offset: endOffset, segment, position }
    return position
  }

  #readFrom(segment: LogSegment, start: number, count: number, upperBoundOffset: number): ReadData {
    if (count < MIN_POOLED_READ_BYTES) {
      const buffer = Buffer.allocUnsafe(count)
      const got = segment.readInto(buffer, count, start)
      return fetched([buffer.subarray(0, got)], upperBoundOffset)
    }
    const pooled: Buffer[] = []
    const records: Buffer[] = []
    for (let done = 0; done < count; ) {
      const buffer = this.#pool.take()
      const got = segment.readInto(
        buffer,
        Math.min(count - done, POOLED_BUFFER_BYTES),
        start + done,
      )
      pooled.push(buffer)
      records.push(buffer.subarray(0, got))
      done += got
      if (got === 0) break
    }
    let isReleased = false
    return fetched(records, upperBoundOffset, () => {
      if (isReleased) return
      isReleased = true
      for (const buffer of pooled) this.#pool.giveBack(buffer)
    })
  }
}

function fetched(
  records: readonly Buffer[],
  upperBoundOffset: number,
  release = nothingToRelease,
): ReadData {
  let sizeBytes = 0
  for (const view of records) sizeBytes += view.length
  const first = records[0]
  const isFirstEntryIncomplete =
    first !== undefined &&
    (first.length < batch.LOG_OVERHEAD || batch.sizeInBytes(first, 0) > sizeBytes)
  return { records, sizeBytes, isFirstEntryIncomplete, release, upperBoundOffset }
}

function nothing(upperBoundOffset: number, isFirstEntryIncomplete: boolean): ReadData {
  const release = nothingToRelease
  return { records: [], sizeBytes: 0, isFirstEntryIncomplete, release, upperBoundOffset }
}

/**
 * Where a read of `sizeBytes` from the segment of `startOffset` ends for sure, as its sparse index
 * tells: by this, and not by the records, Apache chooses the aborted transactions of an answer.
 */
export function readBound(
  segments: LogSegments,
  startOffset: number,
  sizeBytes: number,
): number | undefined {
  const [segment, next] = segments.from(startOffset)
  const position = segment?.findBatch(startOffset)?.position
  if (position === undefined) return next?.baseOffset
  return segment!.upperBoundOffset(position, sizeBytes) ?? next?.baseOffset
}

/** The aborted transactions of a range, from the segments that it touches and those behind. */
export function collectAbortedTransactions(
  segments: LogSegments,
  startOffset: number,
  endOffset: number,
): AbortedTransaction[] {
  const aborted: AbortedTransaction[] = []
  for (const segment of segments.from(startOffset)) {
    if (segment.txnIndex.collectAborted(startOffset, endOffset, aborted)) break
  }
  return aborted
}

/** The offset after the last whole batch of a view that starts with a batch. */
function nextOffsetOf(view: Buffer, startOffset: number): number {
  let next = startOffset
  for (let at = 0; at + batch.RECORD_BATCH_OVERHEAD <= view.length; ) {
    next = batch.nextOffset(view, at)
    at += batch.sizeInBytes(view, at)
  }
  return next
}
