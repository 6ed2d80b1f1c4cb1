import { loadNative } from './native.ts'

interface NativeModule {
  crc32c(bytes: Uint8Array, seed?: number): number
  crc32(bytes: Uint8Array, seed?: number): number
}

type Checksum = (bytes: Uint8Array, seed?: number) => number

let crc32cOnce: Checksum | undefined
let crc32Once: Checksum | undefined

/**
 * CRC-32C (Castagnoli), the checksum of v2 record batches and of snapshot files. The native module
 * uses the processor's own instruction; where it is not installed, tables of ours do. `seed` is the
 * checksum of the bytes before, so that a list of chunks needs no copy. Loaded at the first call,
 * which commands that read no records never make.
 */
export function crc32c(bytes: Uint8Array, seed = 0): number {
  crc32cOnce ??= loadNative<NativeModule>('@node-rs/crc32')?.crc32c ?? tableCrc32c
  return crc32cOnce(bytes, seed)
}

export function crc32cOfChunks(chunks: readonly Uint8Array[], seed = 0): number {
  let crc = seed
  for (const chunk of chunks) crc = crc32c(chunk, crc)
  return crc
}

/** CRC-32 (IEEE), the checksum of messages with magic 0 and 1 and of gzip. */
export function crc32(bytes: Uint8Array, seed = 0): number {
  crc32Once ??= loadNative<NativeModule>('@node-rs/crc32')?.crc32 ?? tableCrc32
  return crc32Once(bytes, seed)
}

const CASTAGNOLI_REVERSED = 0x82f63b78
const IEEE_REVERSED = 0xedb88320
const SLICES = 16

let castagnoliTablesOnce: Uint32Array | undefined
let ieeeTablesOnce: Uint32Array | undefined

export function tableCrc32c(bytes: Uint8Array, seed = 0): number {
  castagnoliTablesOnce ??= buildTables(CASTAGNOLI_REVERSED)
  return tableCrc(castagnoliTablesOnce, bytes, seed)
}

function tableCrc32(bytes: Uint8Array, seed = 0): number {
  ieeeTablesOnce ??= buildTables(IEEE_REVERSED)
  return tableCrc(ieeeTablesOnce, bytes, seed)
}

/** Table `k` at `k * 256` holds the effect of a byte that `k` further bytes follow. */
function buildTables(polynomial: number): Uint32Array {
  const tables = new Uint32Array(SLICES * 256)
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1
    tables[byte] = crc
  }
  for (let i = 256; i < tables.length; i += 1) {
    const before = tables[i - 256]!
    tables[i] = (before >>> 8) ^ tables[before & 0xff]!
  }
  return tables
}

/** Slicing by 16: sixteen bytes a turn, each through the table of its distance from the end. */
function tableCrc(tables: Uint32Array, bytes: Uint8Array, seed: number): number {
  let crc = ~seed
  let i = 0
  for (const end = bytes.length - SLICES; i <= end; i += SLICES) {
    crc ^= bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    crc =
      tables[0xf00 + (crc & 0xff)]! ^
      tables[0xe00 + ((crc >>> 8) & 0xff)]! ^
      tables[0xd00 + ((crc >>> 16) & 0xff)]! ^
      tables[0xc00 + (crc >>> 24)]! ^
      tables[0xb00 + bytes[i + 4]!]! ^
      tables[0xa00 + bytes[i + 5]!]! ^
      tables[0x900 + bytes[i + 6]!]! ^
      tables[0x800 + bytes[i + 7]!]! ^
      tables[0x700 + bytes[i + 8]!]! ^
      tables[0x600 + bytes[i + 9]!]! ^
      tables[0x500 + bytes[i + 10]!]! ^
      tables[0x400 + bytes[i + 11]!]! ^
      tables[0x300 + bytes[i + 12]!]! ^
      tables[0x200 + bytes[i + 13]!]! ^
      tables[0x100 + bytes[i + 14]!]! ^
      tables[bytes[i + 15]!]!
  }
  for (; i < bytes.length; i += 1) crc = (crc >>> 8) ^ tables[(crc ^ bytes[i]!) & 0xff]!
  return ~crc >>> 0
}
