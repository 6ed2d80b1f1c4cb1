/**
 * The newest offset of each key, in memory of a fixed size. Keys are known by a hash of 128 bits, so
 * that an entry takes 24 bytes however long its key is. Open addressing with linear probing; nothing
 * is ever removed but all at once.
 */
import { type Hash128, hash128 } from './murmur3.ts'

/** What one key takes: four words of hash and the offset. */
export const ENTRY_BYTES = 24
const HASH_WORDS = 4

export class OffsetMap {
  /** As many keys as fit while lookups stay short. */
  readonly maxKeys: number
  readonly #slots: number
  readonly #hashes: Int32Array
  /** Of each slot, plus one: zero is an empty slot. */
  readonly #offsets: Float64Array
  readonly #seed: number
  readonly #hash: Hash128 = new Int32Array(HASH_WORDS)
  #size = 0
  #latestOffset = -1

  /** `loadFactor` of the slots that `memoryBytes` hold are used. */
  constructor(memoryBytes: number, loadFactor: number, seed: number) {
    this.#slots = Math.max(Math.floor(memoryBytes / ENTRY_BYTES), 1)
    this.maxKeys = Math.floor(this.#slots * loadFactor)
    this.#hashes = new Int32Array(this.#slots * HASH_WORDS)
    this.#offsets = new Float64Array(this.#slots)
    this.#seed = seed
  }

  get size(): number {
    return this.#size
  }

  /** Whether that many more keys fit, if all were new. */
  hasRoomFor(keys: number): boolean {
    return this.#size + keys <= this.maxKeys
  }

  /** All offsets up to this one have been looked at, -1 when none has. */
  get latestOffset(): number {
    return this.#latestOffset
  }

  noteOffset(offset: number): void {
    if (offset > this.#latestOffset) this.#latestOffset = offset
  }

  /** Later calls win; callers go up in offsets. */
  put(bytes: Uint8Array, start: number, end: number, offset: number): void {
    const slot = this.#find(bytes, start, end)
    if (this.#offsets[slot] === 0) {
      this.#hashes.set(this.#hash, slot * HASH_WORDS)
      this.#size += 1
    }
    this.#offsets[slot] = offset + 1
  }

  /** -1 for a key that is not here. */
  get(bytes: Uint8Array, start: number, end: number): number {
    return this.#offsets[this.#find(bytes, start, end)]! - 1
  }

  /** The slot of the key, or the empty one where it belongs. At least one slot is always empty. */
  #find(bytes: Uint8Array, start: number, end: number): number {
    hash128(bytes, start, end, this.#seed, this.#hash)
    const [h0, h1, h2, h3] = this.#hash as unknown as readonly [number, number, number, number]
    let slot = (h0 >>> 0) % this.#slots
    while (this.#offsets[slot] !== 0) {
      const at = slot * HASH_WORDS
      const hashes = this.#hashes
      if (
        hashes[at] === h0 &&
        hashes[at + 1] === h1 &&
        hashes[at + 2] === h2 &&
        hashes[at + 3] === h3
      ) {
        return slot
      }
      slot = slot + 1 === this.#slots ? 0 : slot + 1
    }
    return slot
  }
}
