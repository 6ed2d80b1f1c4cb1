import * as batch from '../../records/record-batch.ts'
import { LOG_OVERHEAD, RECORD_BATCH_OVERHEAD } from '../../records/record-batch.ts'
import { readEndTransactionMarker } from '../../storage/end-transaction-marker.ts'

/** A whole batch of a read of the log. */
export interface FetchedBatch {
  readonly baseOffset: number
  readonly lastOffset: number
  /** Where it starts among all bytes of the read. */
  readonly position: number
  readonly sizeBytes: number
  /** −1 without one. */
  readonly producerId: number
  readonly isTransactional: boolean
  /** The end of an aborted transaction. */
  readonly isAbortMarker: boolean
}

/** Offsets of records, inclusive, that are given to a member together. */
export interface AcquiredRange {
  readonly firstOffset: number
  readonly lastOffset: number
  readonly deliveryCount: number
}

/** The whole batches of a read, whose views may part anywhere; a cut tail is left out. */
export function fetchedBatches(views: readonly Buffer[]): FetchedBatch[] {
  const batches: FetchedBatch[] = []
  const bytes = new JoinedViews(views)
  for (let position = 0; position + LOG_OVERHEAD <= bytes.length; ) {
    const header = bytes.slice(position, RECORD_BATCH_OVERHEAD)
    const sizeBytes = batch.sizeInBytes(header, 0)
    if (position + sizeBytes > bytes.length) break
    batches.push(describe(header, position, sizeBytes, bytes))
    position += sizeBytes
  }
  return batches
}

// Before magic 2 there are neither producers nor control records; the offset is the last one.
function describe(
  header: Buffer,
  position: number,
  sizeBytes: number,
  bytes: JoinedViews,
): FetchedBatch {
  const baseOffset = batch.baseOffset(header, 0)
  if (batch.magic(header, 0) < batch.CURRENT_MAGIC) {
    const plain = { producerId: batch.NO_PRODUCER_ID, isTransactional: false, isAbortMarker: false }
    return { baseOffset, lastOffset: baseOffset, position, sizeBytes, ...plain }
  }
  const producerId = batch.producerId(header, 0)
  const isMarker = batch.isControl(header, 0) && producerId !== batch.NO_PRODUCER_ID
  const marker = isMarker
    ? readEndTransactionMarker(bytes.slice(position, sizeBytes), 0)
    : undefined
  return {
    baseOffset,
    lastOffset: batch.lastOffset(header, 0),
    position,
    sizeBytes,
    producerId,
    isTransactional: batch.isTransactional(header, 0),
    isAbortMarker: marker?.isCommit === false,
  }
}

/** The bytes of a read between two positions, uncopied. */
export function sliceViews(views: readonly Buffer[], start: number, end: number): Buffer[] {
  const slices: Buffer[] = []
  let position = 0
  for (const view of views) {
    const from = Math.max(start - position, 0)
    const to = Math.min(end - position, view.length)
    if (from < to) slices.push(view.subarray(from, to))
    position += view.length
  }
  return slices
}

/**
 * The batches that hold the acquired records, and all between them: the member learns from the
 * acquired ranges which records are its own.
 */
export function sliceAcquired(
  views: readonly Buffer[],
  batches: readonly FetchedBatch[],
  acquired: readonly AcquiredRange[],
): Buffer[] {
  const firstOffset = acquired[0]!.firstOffset
  const lastOffset = acquired.at(-1)!.lastOffset
  let start = 0
  let end = 0
  for (const { baseOffset, position, sizeBytes } of batches) {
    if (baseOffset <= firstOffset) start = position
    if (baseOffset <= lastOffset) end = position + sizeBytes
  }
  return sliceViews(views, start, end)
}

/** Several views as one run of bytes; only what crosses a border is copied. */
class JoinedViews {
  readonly length: number
  readonly #views: readonly Buffer[]
  #index = 0
  #start = 0

  constructor(views: readonly Buffer[]) {
    this.#views = views
    this.length = views.reduce((sum, view) => sum + view.length, 0)
  }

  /** At most `count` bytes; positions never decrease from call to call. */
  slice(position: number, count: number): Buffer {
    for (;;) {
      const view = this.#views[this.#index]
      if (view === undefined || position < this.#start + view.length) break
      this.#start += view.length
      this.#index += 1
    }
    const view = this.#views[this.#index] ?? Buffer.alloc(0)
    const from = position - this.#start
    if (from + count <= view.length) return view.subarray(from, from + count)
    return Buffer.concat(sliceViews(this.#views, position, position + count))
  }
}
