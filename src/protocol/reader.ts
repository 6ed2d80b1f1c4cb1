import { type Int64, readInt64 } from './int64.ts'
import { readUuid, UUID_BYTES } from './uuid.ts'

/** Bytes that do not hold what the schema says. The connection that sent them is closed. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}

/** A `records` field: batches as they came, or pieces of a log on their way out. */
export type Records = Buffer | readonly Buffer[] | null

export type ReadElement<T> = (reader: Reader, version: number) => T

/**
 * Reads the primitive types of the protocol guide from one frame. Every length is checked against
 * what is left before anything is allocated; bytes and records are views on the frame.
 */
export class Reader {
  readonly #buffer: Buffer
  readonly #end: number
  #position: number

  constructor(buffer: Buffer, position = 0, end = buffer.length) {
    this.#buffer = buffer
    this.#position = position
    this.#end = end
  }

  get position(): number {
    return this.#position
  }

  get remaining(): number {
    return this.#end - this.#position
  }

  /** Throws when bytes are left: a message ends exactly at the end of its frame. */
  expectEnd(): void {
    if (this.remaining > 0) throw new ProtocolError(`${this.remaining} bytes after the message`)
  }

  bool(): boolean {
    return this.#buffer[this.#advance(1)] !== 0
  }

  int8(): number {
    return this.#buffer.readInt8(this.#advance(1))
  }

  int16(): number {
    return this.#buffer.readInt16BE(this.#advance(2))
  }

  uint16(): number {
    return this.#buffer.readUInt16BE(this.#advance(2))
  }

  int32(): number {
    return this.#buffer.readInt32BE(this.#advance(4))
  }

  uint32(): number {
    return this.#buffer.readUInt32BE(this.#advance(4))
  }

  int64(): Int64 {
    return readInt64(this.#buffer, this.#advance(8))
  }

  float64(): number {
    return this.#buffer.readDoubleBE(this.#advance(8))
  }

  uuid(): string {
    return readUuid(this.#buffer, this.#advance(UUID_BYTES))
  }

  uvarint(): number {
    let value = 0
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.#buffer[this.#advance(1)]!
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value >>> 0
    }
    throw new ProtocolError('A varint of more than 5 bytes')
  }

  string(isFlexible: boolean): string {
    const value = this.nullableString(isFlexible)
    if (value === null) throw new ProtocolError('A null where a string must be')
    return value
  }

  nullableString(isFlexible: boolean): string | null {
    const length = isFlexible ? this.uvarint() - 1 : this.int16()
    if (length === -1) return null
    const start = this.#take(length)
    return this.#buffer.toString('utf8', start, start + length)
  }

  bytes(isFlexible: boolean): Buffer {
    const value = this.nullableBytes(isFlexible)
    if (value === null) throw new ProtocolError('A null where bytes must be')
    return value
  }

  nullableBytes(isFlexible: boolean): Buffer | null {
    const length = isFlexible ? this.uvarint() - 1 : this.int32()
    if (length === -1) return null
    const start = this.#take(length)
    return this.#buffer.subarray(start, start + length)
  }

  array<T>(isFlexible: boolean, version: number, readElement: ReadElement<T>): T[] {
    const value = this.nullableArray(isFlexible, version, readElement)
    if (value === null) throw new ProtocolError('A null where an array must be')
    return value
  }

  nullableArray<T>(isFlexible: boolean, version: number, readElement: ReadElement<T>): T[] | null {
    const length = isFlexible ? this.uvarint() - 1 : this.int32()
    if (length === -1) return null
    // Every element takes a byte or more, so a count beyond that is a lie.
    if (length < 0 || length > this.remaining) {
      throw new ProtocolError(`An array of ${length} elements in ${this.remaining} bytes`)
    }
    const elements: T[] = []
    for (let i = 0; i < length; i++) elements.push(readElement(this, version))
    return elements
  }

  /** A struct behind an int8: −1 null, 1 present. */
  nullableStruct<T>(version: number, readStruct: ReadElement<T>): T | null {
    return this.int8() < 0 ? null : readStruct(this, version)
  }

  /** A struct in a tagged field, behind a uvarint: 0 null, 1 present. */
  nullableTaggedStruct<T>(version: number, readStruct: ReadElement<T>): T | null {
    return this.uvarint() === 0 ? null : readStruct(this, version)
  }

  /** Reads a tagged field's size and returns the position where the field ends. */
  taggedFieldEnd(): number {
    const size = this.uvarint()
    if (size > this.remaining) {
      throw new ProtocolError(`A tagged field of ${size} bytes in ${this.remaining}`)
    }
    return this.#position + size
  }

  /** Passes over a tagged field of a newer peer. */
  skipTo(position: number): void {
    this.#position = position
  }

  expectAt(position: number): void {
    if (this.#position !== position) throw new ProtocolError('A tagged field of another size')
  }

  skipTaggedFields(): void {
    for (let left = this.uvarint(); left > 0; left--) {
      this.uvarint()
      this.skipTo(this.taggedFieldEnd())
    }
  }

  #take(length: number): number {
    if (length < 0) throw new ProtocolError(`A length of ${length}`)
    return this.#advance(length)
  }

  #advance(length: number): number {
    const start = this.#position
    if (length > this.#end - start) {
      throw new ProtocolError(`${length} bytes wanted where ${this.#end - start} are left`)
    }
    this.#position = start + length
    return start
  }
}
