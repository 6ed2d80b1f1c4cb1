/**
 * The `.txnindex` file of a segment: the aborted transactions whose marker lies in it, in the order
 * of their markers. It is there only when there is one. Entry, big-endian (offset, size, field):
 *
 *      0  2  version, 0
 *      2  8  producer id
 *     10  8  first offset of the transaction
 *     18  8  last offset: that of the abort marker
 *     26  8  last stable offset once the marker was written
 */

import { readInt64, writeInt64 } from '../records/record-batch.ts'
import type { FileSystem } from '../runtime/file-system.ts'

const ENTRY_BYTES = 34

export interface AbortedTransaction {
  readonly producerId: number
  readonly firstOffset: number
  readonly lastOffset: number
  readonly lastStableOffset: number
}

export class TxnIndex {
  readonly #fileSystem: FileSystem
  readonly #baseOffset: number
  #path: string
  #entries: AbortedTransaction[] | undefined

  constructor(fileSystem: FileSystem, path: string, baseOffset: number) {
    this.#fileSystem = fileSystem
    this.#path = path
    this.#baseOffset = baseOffset
    if (!fileSystem.exists(path)) this.#entries = []
  }

  get path(): string {
    return this.#path
  }

  get entries(): readonly AbortedTransaction[] {
    this.#entries ??= decodeEntries(this.#fileSystem.readFile(this.#path))
    return this.#entries
  }

  get isEmpty(): boolean {
    return this.entries.length === 0
  }

  append(transaction: AbortedTransaction): void {
    const entries = [...this.entries, transaction]
    const file = this.#fileSystem.open(this.#path, 'a+')
    try {
      file.write([encodeEntry(transaction)], this.entries.length * ENTRY_BYTES)
    } finally {
      file.close()
    }
    this.#entries = entries
  }

  /**
   * Adds the transactions that a reader of `[fetchOffset, upperBoundOffset)` must know of to
   * `result`. True when no later segment can hold another one.
   */
  collectAborted(
    fetchOffset: number,
    upperBoundOffset: number,
    result: AbortedTransaction[],
  ): boolean {
    for (const each of this.entries) {
      if (each.lastOffset >= fetchOffset && each.firstOffset < upperBoundOffset) result.push(each)
      if (each.lastStableOffset >= upperBoundOffset) return true
    }
    return false
  }

  /** Drops the transactions whose marker is at `offset` or above. */
  truncateTo(offset: number): void {
    const kept = this.entries.filter((each) => each.lastOffset < offset)
    if (kept.length === this.entries.length) return
    const file = this.#fileSystem.open(this.#path, 'r+')
    try {
      file.truncate(kept.length * ENTRY_BYTES)
    } finally {
      file.close()
    }
    this.#entries = kept
  }

  reset(): void {
    this.#fileSystem.remove(this.#path)
    this.#entries = []
  }

  /** What is wrong with the file, if anything. */
  damage(): string | undefined {
    if (!this.#fileSystem.exists(this.#path)) return undefined
    if (this.#fileSystem.stat(this.#path).sizeBytes % ENTRY_BYTES !== 0)
      return 'ends within an entry'
    const isMisplaced = this.entries.some((each) => each.lastOffset < this.#baseOffset)
    return isMisplaced ? 'points before the segment' : undefined
  }

  syncNow(): void {
    if (!this.#fileSystem.exists(this.#path)) return
    const file = this.#fileSystem.open(this.#path, 'r+')
    try {
      file.syncNow()
    } finally {
      file.close()
    }
  }

  async sync(): Promise<void> {
    if (!this.#fileSystem.exists(this.#path)) return
    const file = this.#fileSystem.open(this.#path, 'r+')
    try {
      await file.sync()
    } finally {
      file.close()
    }
  }

  renameTo(path: string): void {
    if (this.#fileSystem.exists(this.#path)) this.#fileSystem.rename(this.#path, path)
    this.#path = path
  }

  remove(): void {
    this.#fileSystem.remove(this.#path)
  }
}

function encodeEntry(transaction: AbortedTransaction): Buffer {
  const entry = Buffer.alloc(ENTRY_BYTES)
  writeInt64(entry, 2, transaction.producerId)
  writeInt64(entry, 10, transaction.firstOffset)
  writeInt64(entry, 18, transaction.lastOffset)
  writeInt64(entry, 26, transaction.lastStableOffset)
  return entry
}

function decodeEntries(bytes: Buffer): AbortedTransaction[] {
  const entries: AbortedTransaction[] = []
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    entries.push({
      producerId: readInt64(bytes, at + 2),
      firstOffset: readInt64(bytes, at + 10),
      lastOffset: readInt64(bytes, at + 18),
      lastStableOffset: readInt64(bytes, at + 26),
    })
  }
  return entries
}
