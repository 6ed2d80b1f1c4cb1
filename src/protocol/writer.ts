import { type Int64, writeInt64 } from './int64.ts'
import type { Records } from './reader.ts'
import { UUID_BYTES, writeUuid } from './uuid.ts'

export type WriteElement<T> = (writer: Writer, element: T, version: number) => void

const INITIAL_BYTES = 256

/** Bytes from this size on become a chunk of their own instead of being copied. */
const CHUNK_BYTES = 1024

/** Strings with an int16 length end here; what is longer can't be told to a peer. */
const MAX_STRING_BYTES = 32_767

/**
 * Writes the primitive types of the protocol guide. Large bytes and records are not copied: the
 * result is a list of chunks in which they stand as they were given.
 */
export class Writer {
  #buffer: Buffer
  #position = 0
  /** Where the bytes that no finished chunk holds yet begin. */
  #chunkStart = 0
  #chunks: Buffer[] = []
  #chunkedBytes = 0

  constructor(initialBytes = INITIAL_BYTES) {
    this.#buffer = Buffer.allocUnsafeSlow(initialBytes)
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#chunkedBytes + this.#position - this.#chunkStart
  }

  /** All that was written, as chunks in order. The writer is used up. */
  finish(): Buffer[] {
    this.#closeChunk()
    return this.#chunks
  }

  /** All that was written as one buffer. The writer is used up. */
  toBuffer(): Buffer {
    const chunks = this.finish()
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)
  }

  bool(value: boolean): void {
    this.#buffer[this.#reserve(1)] = value ? 1 : 0
  }

  int8(value: number): void {
    const at = this.#reserve(1)
    this.#buffer.writeInt8(value, at)
  }

  int16(value: number): void {
    const at = this.#reserve(2)
    this.#buffer.writeInt16BE(value, at)
  }

  uint16(value: number): void {
    const at = this.#reserve(2)
    this.#buffer.writeUInt16BE(value, at)
  }

  int32(value: number): void {
    const at = this.#reserve(4)
    this.#buffer.writeInt32BE(value, at)
  }

  uint32(value: number): void {
    const at = this.#reserve(4)
    this.#buffer.writeUInt32BE(value, at)
  }

  int64(value: Int64): void {
    const at = this.#reserve(8)
    writeInt64(this.#buffer, value, at)
  }

  float64(value: number): void {
    const at = this.#reserve(8)
    this.#buffer.writeDoubleBE(value, at)
  }

  uuid(value: string): void {
    const at = this.#reserve(UUID_BYTES)
    writeUuid(this.#buffer, value, at)
  }

  /** An unsigned varint of up to 32 bits. */
  uvarint(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      const at = this.#reserve(1)
      this.#buffer[at] = (rest & 0x7f) | 0x80
      rest = Math.floor(rest / 128)
    }
    const at = this.#reserve(1)
    this.#buffer[at] = rest
  }

  /** Throws RangeError for a text of more than 32,767 bytes of UTF-8. */
  string(value: string | null, isFlexible: boolean): void {
    if (value === null) {
      if (isFlexible) this.uvarint(0)
      else this.int16(-1)
      return
    }
    const length = Buffer.byteLength(value)
    if (length > MAX_STRING_BYTES) throw new RangeError(`A string of ${length} bytes`)
    if (isFlexible) this.uvarint(length + 1)
    else this.int16(length)
    const at = this.#reserve(length)
    this.#buffer.write(value, at, length, 'utf8')
  }

  bytes(value: Buffer | null, isFlexible: boolean): void {
    this.#byteLength(value === null ? -1 : value.length, isFlexible)
    if (value !== null) this.raw(value)
  }

  records(value: Records, isFlexible: boolean): void {
    if (value === null || Buffer.isBuffer(value)) {
      this.bytes(value, isFlexible)
      return
    }
    const pieces = value as readonly Buffer[]
    let length = 0
    for (const piece of pieces) length += piece.length
    this.#byteLength(length, isFlexible)
    for (const piece of pieces) this.raw(piece)
  }

  /** Bytes without a length before them. */
  raw(value: Buffer): void {
    if (value.length >= CHUNK_BYTES) {
      this.#closeChunk()
      this.#chunks.push(value)
      this.#chunkedBytes += value.length
      return
    }
    const at = this.#reserve(value.length)
    value.copy(this.#buffer, at)
  }

  array<T>(
    value: readonly T[] | null,
    isFlexible: boolean,
    version: number,
    writeElement: WriteElement<T>,
  ): void {
    const length = value === null ? -1 : value.length
    if (isFlexible) this.uvarint(length + 1)
    else this.int32(length)
    if (value === null) return
    for (const element of value) writeElement(this, element, version)
  }

  nullableStruct<T>(value: T | null, version: number, writeStruct: WriteElement<T>): void {
    this.int8(value === null ? -1 : 1)
    if (value !== null) writeStruct(this, value, version)
  }

  nullableTaggedStruct<T>(value: T | null, version: number, writeStruct: WriteElement<T>): void {
    this.uvarint(value === null ? 0 : 1)
    if (value !== null) writeStruct(this, value, version)
  }

  /** A tagged field: tag, size, and what `write` writes. */
  taggedField(tag: number, write: (writer: Writer) => void): void {
    const content = new Writer()
    write(content)
    this.uvarint(tag)
    this.uvarint(content.length)
    for (const chunk of content.finish()) this.raw(chunk)
  }

  #byteLength(length: number, isFlexible: boolean): void {
    if (isFlexible) this.uvarint(length + 1)
    else this.int32(length)
  }

  #reserve(length: number): number {
    if (this.#position + length > this.#buffer.length) this.#grow(length)
    const start = this.#position
    this.#position += length
    return start
  }

  // Only the open chunk moves into the larger buffer; finished chunks keep the old one alive.
  #grow(length: number): void {
    const open = this.#buffer.subarray(this.#chunkStart, this.#position)
    const grown = Buffer.allocUnsafeSlow(Math.max((open.length + length) * 2, INITIAL_BYTES))
    open.copy(grown)
    this.#buffer = grown
    this.#position = open.length
    this.#chunkStart = 0
  }

  #closeChunk(): void {
    if (this.#position === this.#chunkStart) return
    this.#chunks.push(this.#buffer.subarray(this.#chunkStart, this.#position))
    this.#chunkedBytes += this.#position - this.#chunkStart
    this.#chunkStart = this.#position
  }
}
