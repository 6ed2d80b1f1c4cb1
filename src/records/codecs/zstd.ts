import { promisify } from 'node:util'
import * as zlib from 'node:zlib'
import { loadNative } from '../native.ts'
import { RecordError } from '../record-errors.ts'
import { invalidData, tooLarge } from './limits.ts'

/**
 * Zstandard, by node:zlib where it has it (Node 22.15), else by the package. Neither package states
 * a limit of its output, and 100 bytes may stand for gigabytes, so the blocks are counted before.
 */
const FRAME_MAGIC = 0xfd2fb528
const SKIPPABLE_MAGIC = 0x184d2a50
const MAX_BLOCK_BYTES = 128 * 1024
const DEFAULT_LEVEL = 3

const BLOCK_RAW = 0
const BLOCK_RLE = 1
const BLOCK_RESERVED = 3

interface Library {
  compress(bytes: Buffer, level: number): Promise<Buffer>
  decompress(bytes: Buffer, maxBytes: number): Promise<Buffer>
}

/** The part of newer Nodes' zlib that the types of Node 20 do not know. */
interface ZlibWithZstd {
  zstdCompress?: (
    bytes: Buffer,
    options: { params: Record<number, number> },
    callback: (error: Error | null, result: Buffer) => void,
  ) => void
  zstdDecompress?: (
    bytes: Buffer,
    options: { maxOutputLength: number },
    callback: (error: Error | null, result: Buffer) => void,
  ) => void
}

const ZSTD_COMPRESSION_LEVEL_PARAMETER = 100

let libraryOnce: Library | undefined

function library(): Library {
  libraryOnce ??= nodeLibrary() ?? packageLibrary()
  if (libraryOnce !== undefined) return libraryOnce
  throw new RecordError(
    'UNSUPPORTED_COMPRESSION_TYPE',
    "Could not load a codec for zstd: install '@mongodb-js/zstd' or use Node 22.15 or newer",
  )
}

function nodeLibrary(): Library | undefined {
  const { zstdCompress, zstdDecompress } = zlib as ZlibWithZstd
  if (zstdCompress === undefined || zstdDecompress === undefined) return undefined
  const compress = promisify(zstdCompress)
  const decompress = promisify(zstdDecompress)
  return {
    compress: (bytes, level) =>
      compress(bytes, { params: { [ZSTD_COMPRESSION_LEVEL_PARAMETER]: level } }),
    decompress: (bytes, maxOutputLength) => decompress(bytes, { maxOutputLength }),
  }
}

function packageLibrary(): Library | undefined {
  return loadNative<Library>('@mongodb-js/zstd')
}

export function compressZstd(bytes: Buffer, level = DEFAULT_LEVEL): Promise<Buffer> {
  return library().compress(bytes, level)
}

export async function decompressZstd(bytes: Buffer, maxBytes: number): Promise<Buffer> {
  const { end, maxPlainBytes } = measureFrames(bytes)
  if (maxPlainBytes > roundUpToBlock(maxBytes)) throw tooLarge(maxBytes)
  let plain: Buffer
  try {
    plain = await library().decompress(bytes.subarray(0, end), roundUpToBlock(maxBytes))
  } catch (error) {
    if (error instanceof RecordError) throw error
    throw invalidData('zstd', (error as Error).message, error)
  }
  if (plain.length > maxBytes) throw tooLarge(maxBytes)
  return plain
}

function roundUpToBlock(bytes: number): number {
  return Math.ceil(bytes / MAX_BLOCK_BYTES) * MAX_BLOCK_BYTES
}

interface Measure {
  /** Where the last whole frame ends. */
  readonly end: number
  /** The most that the frames can give, by their headers and their blocks' headers. */
  readonly maxPlainBytes: number
}

/**
 * As for Java's reader, a further frame that is cut before its first block ends is no error: it is
 * left out. Bytes that begin no frame are one.
 */
function measureFrames(bytes: Buffer): Measure {
  let end = 0
  let maxPlainBytes = 0
  while (end < bytes.length) {
    checkMagic(bytes, end)
    const frame = isSkippable(bytes, end) ? skippableFrame(bytes, end) : dataFrame(bytes, end)
    if (frame.end > bytes.length) {
      if (end === 0 || frame.maxPlainBytes > 0) throw invalidData('zstd', 'cut frame')
      break
    }
    end = frame.end
    maxPlainBytes += frame.maxPlainBytes
  }
  if (end === 0) throw invalidData('zstd', 'no frame')
  return { end, maxPlainBytes }
}

/** Of fewer than four bytes, those that are there must fit. */
function checkMagic(bytes: Buffer, position: number): void {
  const magic = Buffer.alloc(4)
  magic.writeUInt32LE(isSkippable(bytes, position) ? SKIPPABLE_MAGIC : FRAME_MAGIC)
  for (let i = 0; i < 4 && position + i < bytes.length; i += 1) {
    const mask = i === 0 && isSkippable(bytes, position) ? 0xf0 : 0xff
    if ((bytes[position + i]! & mask) !== magic[i]) throw invalidData('zstd', 'not a frame')
  }
}

function isSkippable(bytes: Buffer, position: number): boolean {
  return (bytes[position]! & 0xf0) === (SKIPPABLE_MAGIC & 0xf0)
}

function skippableFrame(bytes: Buffer, start: number): Measure {
  const size = start + 8 > bytes.length ? 0 : bytes.readUInt32LE(start + 4)
  return { end: start + 8 + size, maxPlainBytes: 0 }
}

/** The end lies beyond that of the bytes when the frame is cut; the measure is of what is whole. */
function dataFrame(bytes: Buffer, start: number): Measure {
  if (start + 5 > bytes.length) return { end: start + 5, maxPlainBytes: 0 }
  const descriptor = bytes[start + 4]!
  const isSingleSegment = (descriptor & 0x20) !== 0
  const contentSizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >>> 6]!
  const dictionaryIdBytes = [0, 1, 2, 4][descriptor & 3]!
  const checksumBytes = descriptor & 4 ? 4 : 0
  let end = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryIdBytes + contentSizeBytes
  let maxPlainBytes = 0
  for (let isLast = false; !isLast; ) {
    if (end + 3 > bytes.length) return { end: end + 3, maxPlainBytes }
    const header = bytes.readUIntLE(end, 3)
    const type = (header >>> 1) & 3
    const size = header >>> 3
    if (type === BLOCK_RESERVED) throw invalidData('zstd', 'damaged block')
    isLast = (header & 1) === 1
    end += 3 + (type === BLOCK_RLE ? 1 : size)
    if (end > bytes.length) return { end, maxPlainBytes }
    maxPlainBytes += type === BLOCK_RAW || type === BLOCK_RLE ? size : MAX_BLOCK_BYTES
  }
  return { end: end + checksumBytes, maxPlainBytes }
}
