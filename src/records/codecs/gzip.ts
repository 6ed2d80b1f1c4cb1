import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { crc32 } from '../crc32c.ts'
import { RecordError } from '../record-errors.ts'
import { invalidData, type MaybePromise, tooLarge } from './limits.ts'

/**
 * gzip as Java reads it: member after member while what follows looks like one; other bytes behind
 * the last member are ignored. Node's own `gunzip` judges such tails differently, so the members are
 * taken apart here and only the deflated part goes to zlib.
 */
const TRAILER_BYTES = 8
/** Java looks for a next member only when more than an empty member's bytes follow. */
const MIN_NEXT_MEMBER_BYTES = 19

const FLAG_HEADER_CRC = 2
const FLAG_EXTRA = 4
const FLAG_NAME = 8
const FLAG_COMMENT = 16

const inflateRaw = promisify(zlib.inflateRaw) as unknown as Inflate
const inflateRawSync = zlib.inflateRawSync as unknown as (
  ...parameters: Parameters<Inflate>
) => Inflated
const gzipAsync = promisify(zlib.gzip) as (
  bytes: Buffer,
  options: zlib.ZlibOptions,
) => Promise<Buffer>

interface Inflated {
  readonly buffer: Buffer
  /** `bytesWritten` counts the compressed bytes that zlib took. */
  readonly engine: { readonly bytesWritten: number }
}

type Inflate = (
  bytes: Buffer,
  options: { maxOutputLength: number; info: true },
) => Promise<Inflated>

export function compressGzip(
  bytes: Buffer,
  level: number | undefined,
  isAsync: boolean,
): MaybePromise<Buffer> {
  const options = level === undefined ? {} : { level }
  return isAsync ? gzipAsync(bytes, options) : zlib.gzipSync(bytes, options)
}

export function decompressGzip(
  bytes: Buffer,
  maxBytes: number,
  isAsync: boolean,
): MaybePromise<Buffer> {
  return isAsync ? inflateMembers(bytes, maxBytes) : inflateMembersSync(bytes, maxBytes)
}

function inflateMembersSync(bytes: Buffer, maxBytes: number): Buffer {
  const members = new Members(bytes, maxBytes)
  for (let body = members.next(); body !== undefined; body = members.next()) {
    try {
      members.add(inflateRawSync(body, members.options()))
    } catch (error) {
      throw members.refusal(error)
    }
  }
  return members.finish()
}

async function inflateMembers(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const members = new Members(bytes, maxBytes)
  for (let body = members.next(); body !== undefined; body = members.next()) {
    try {
      members.add(await inflateRaw(body, members.options()))
    } catch (error) {
      throw members.refusal(error)
    }
  }
  return members.finish()
}

/** What has been read of a list of members; the two loops above differ only in who inflates. */
class Members {
  readonly #bytes: Buffer
  readonly #maxBytes: number
  readonly #parts: Buffer[] = []
  #position = 0
  #total = 0

  constructor(bytes: Buffer, maxBytes: number) {
    this.#bytes = bytes
    this.#maxBytes = maxBytes
  }

  options(): { maxOutputLength: number; info: true } {
    return { maxOutputLength: Math.max(1, this.#maxBytes - this.#total), info: true }
  }

  /** The deflated part of the next member up to the end of all bytes, undefined after the last. */
  next(): Buffer | undefined {
    if (this.#parts.length > 0 && this.#bytes.length - this.#position < MIN_NEXT_MEMBER_BYTES) {
      return undefined
    }
    const start = endOfHeader(this.#bytes, this.#position)
    if (start < 0) {
      if (this.#parts.length > 0) return undefined
      throw invalidData('gzip', 'not in gzip format')
    }
    this.#position = start
    return this.#bytes.subarray(start)
  }

  add({ buffer, engine }: Inflated): void {
    const trailer = this.#position + engine.bytesWritten
    if (trailer + TRAILER_BYTES > this.#bytes.length) throw invalidData('gzip', 'unexpected end')
    const crc = this.#bytes.readUInt32LE(trailer)
    if (crc !== crc32(buffer) || this.#bytes.readUInt32LE(trailer + 4) !== buffer.length) {
      throw invalidData('gzip', 'corrupt trailer')
    }
    this.#total += buffer.length
    if (this.#total > this.#maxBytes) throw tooLarge(this.#maxBytes)
    this.#parts.push(buffer)
    this.#position = trailer + TRAILER_BYTES
  }

  refusal(error: unknown): unknown {
    if (error instanceof RecordError) return error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge(this.#maxBytes)
    return code?.startsWith('Z_') ? invalidData('gzip', (error as Error).message, error) : error
  }

  finish(): Buffer {
    return this.#parts.length === 1 ? this.#parts[0]! : Buffer.concat(this.#parts)
  }
}

/** The position behind a member's header, -1 when none is there or it is cut. */
function endOfHeader(bytes: Buffer, start: number): number {
  if (bytes.length < start + 10) return -1
  if (bytes[start] !== 0x1f || bytes[start + 1] !== 0x8b || bytes[start + 2] !== 8) return -1
  const flags = bytes[start + 3]!
  let position = start + 10
  if (flags & FLAG_EXTRA) {
    if (bytes.length < position + 2) return -1
    position += 2 + bytes.readUInt16LE(position)
  }
  for (const flag of [FLAG_NAME, FLAG_COMMENT]) {
    if ((flags & flag) === 0) continue
    const terminator = bytes.indexOf(0, position)
    if (terminator < 0) return -1
    position = terminator + 1
  }
  if (flags & FLAG_HEADER_CRC) {
    if (bytes.length < position + 2) return -1
    const crc = crc32(bytes.subarray(start, position)) & 0xffff
    if (crc !== bytes.readUInt16LE(position)) return -1
    position += 2
  }
  return position > bytes.length ? -1 : position
}
