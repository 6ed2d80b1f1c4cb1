/**
 * The newest batches of each log, as they were appended: a consumer at the tail is served from them
 * without a read. They are copied into blocks, as the memory of the frame that brought them is used
 * again. All logs of a process share one limit; the oldest block of all goes first.
 */
import * as batch from '../records/record-batch.ts'

const FIRST_BLOCK_BYTES = 4 * 1024
const MAX_BLOCK_BYTES = 64 * 1024
/**
 * A log of which nobody has read the end for so many bytes is not kept: nobody is likely to want it
 * from here.
 */
const MAX_UNREAD_BYTES = 1024 * 1024

export const DEFAULT_TAIL_CACHE_BYTES = 32 * 1024 * 1024

interface Block {
  readonly owner: LogTail
  readonly buffer: Buffer
  readonly baseOffset: number
  /** After the last batch in it. */
  nextOffset: number
  usedBytes: number
}

/** The limit that the tails of all logs share. */
export class TailCache {
  readonly #maxBytes: number
  /** Oldest first. */
  readonly #blocks = new Set<Block>()
  #totalBytes = 0

  constructor(maxBytes = DEFAULT_TAIL_CACHE_BYTES) {
    this.#maxBytes = maxBytes
  }

  get sizeBytes(): number {
    return this.#totalBytes
  }

  newTail(): LogTail {
    return new LogTail(this)
  }

  add(block: Block): void {
    this.#blocks.add(block)
    this.#totalBytes += block.buffer.length
    for (const oldest of this.#blocks) {
      if (this.#totalBytes <= this.#maxBytes) break
      this.forget(oldest)
      oldest.owner.drop(oldest)
    }
  }

  forget(block: Block): void {
    if (this.#blocks.delete(block)) this.#totalBytes -= block.buffer.length
  }
}

/** The newest batches of one log, without gaps. */
export class LogTail {
  readonly #cache: TailCache
  #blocks: Block[] = []
  #unreadBytes = 0

  constructor(cache: TailCache) {
    this.#cache = cache
  }

  /** The first offset that is here; `Infinity` when nothing is. */
  get startOffset(): number {
    return this.#blocks[0]?.baseOffset ?? Number.POSITIVE_INFINITY
  }

  /** Copies a chunk of whole batches that was appended to the log. */
  append(chunk: Buffer, baseOffset: number, nextOffset: number): void {
    this.#unreadBytes += chunk.length
    if (this.#unreadBytes > MAX_UNREAD_BYTES) {
      if (this.#blocks.length > 0) this.clear()
      return
    }
    const last = this.#blocks.at(-1)
    if (last !== undefined && last.nextOffset !== baseOffset) this.clear()
    const block = this.#blockWithRoom(chunk.length, baseOffset)
    chunk.copy(block.buffer, block.usedBytes)
    block.usedBytes += chunk.length
    block.nextOffset = nextOffset
  }

  /** Somebody has come to the end of the log, and will soon want what is appended next. */
  noteReader(): void {
    this.#unreadBytes = 0
  }

  /**
   * Views of the batches from the one with `startOffset` on that lie below `endOffset`, at most
   * `maxBytes`; the first one whole when `isFirstWhole`. `startOffset` must be here.
   */
  read(startOffset: number, endOffset: number, maxBytes: number, isFirstWhole: boolean): Buffer[] {
    this.noteReader()
    const views: Buffer[] = []
    let left = maxBytes
    for (let i = this.#indexOf(startOffset); i < this.#blocks.length; i++) {
      const block = this.#blocks[i]!
      if (block.baseOffset >= endOffset) break
      const view = viewOf(block, startOffset, endOffset)
      if (view.length === 0) break
      const first = views.length === 0 && isFirstWhole ? batch.sizeInBytes(view, 0) : 0
      const count = Math.min(view.length, Math.max(left, first))
      views.push(view.subarray(0, count))
      left -= count
      if (left <= 0 || count < view.length) break
    }
    return views
  }

  clear(): void {
    for (const block of this.#blocks) this.#cache.forget(block)
    this.#blocks = []
  }

  /** The cache takes a block back. Blocks leave in the order in which they came. */
  drop(block: Block): void {
    if (this.#blocks[0] === block) this.#blocks.shift()
  }

  #blockWithRoom(sizeBytes: number, baseOffset: number): Block {
    const last = this.#blocks.at(-1)
    if (last !== undefined && last.buffer.length - last.usedBytes >= sizeBytes) return last
    const grown = Math.min(4 * (last?.buffer.length ?? 0), MAX_BLOCK_BYTES)
    const capacity = Math.max(grown, FIRST_BLOCK_BYTES, sizeBytes)
    const buffer = Buffer.allocUnsafeSlow(capacity)
    const block = { owner: this, buffer, baseOffset, nextOffset: baseOffset, usedBytes: 0 }
    this.#addBlock(block)
    return block
  }

  #addBlock(block: Block): void {
    this.#blocks.push(block)
    this.#cache.add(block)
  }

  #indexOf(offset: number): number {
    let low = 0
    let high = this.#blocks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#blocks[middle]!.baseOffset <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** The batches of a block from the one with `startOffset` to the last one below `endOffset`. */
function viewOf(block: Block, startOffset: number, endOffset: number): Buffer {
  const { buffer, usedBytes } = block
  let start = 0
  if (startOffset > block.baseOffset) {
    while (start < usedBytes && batch.lastOffset(buffer, start) < startOffset) {
      start += batch.sizeInBytes(buffer, start)
    }
  }
  if (endOffset >= block.nextOffset) return buffer.subarray(start, usedBytes)
  let end = start
  while (end < usedBytes && batch.baseOffset(buffer, end) < endOffset) {
    end += batch.sizeInBytes(buffer, end)
  }
  return buffer.subarray(start, end)
}
