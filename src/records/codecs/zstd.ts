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
  if (upperBound(bytes) > roundUpToBlock(maxBytes)) throw tooLarge(maxBytes)
  let plain: Buffer
  try {
    plain = await library().decompress(bytes, roundUpToBlock(maxBytes))
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

/** The most that the frames can give, from their headers and their blocks' headers. */
function upperBound(bytes: Buffer): number {
  let position = 0
  let total = 0
  while (position < bytes.length) {
    if (position + 8 > bytes.length) throw invalidData('zstd', 'cut frame')
    const magic = bytes.readUInt32LE(position)
    if ((magic & ~0xf) >>> 0 === SKIPPABLE_MAGIC) {
      position += 8 + bytes.readUInt32LE(position + 4)
      continue
    }
    if (magic !== FRAME_MAGIC) throw invalidData('zstd', 'not a frame')
    const frame = measureFrame(bytes, position)
    total += frame.maxBytes
    position = frame.end
  }
  if (position > bytes.length) throw invalidData('zstd', 'cut frame')
  return total
}

function measureFrame(bytes: Buffer, start: number): { maxBytes: number; end: number } {
  const descriptor = bytes[start + 4]!
  const isSingleSegment = (descriptor & 0x20) !== 0
  const contentSizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >>> 6]!
  const dictionaryIdBytes = [0, 1, 2, 4][descriptor & 3]!
  const checksumBytes = descriptor & 4 ? 4 : 0
  let position = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryIdBytes + contentSizeBytes
  let maxBytes = 0
  for (let isLast = false; !isLast; ) {
    if (position + 3 > bytes.length) throw invalidData('zstd', 'cut frame')
    const header = bytes.readUIntLE(position, 3)
    const type = (header >>> 1) & 3
    const size = header >>> 3
    if (type === BLOCK_RESERVED) throw invalidData('zstd', 'damaged block')
    isLast = (header & 1) === 1
    position += 3 + (type === BLOCK_RLE ? 1 : size)
    maxBytes += type === BLOCK_RAW || type === BLOCK_RLE ? size : MAX_BLOCK_BYTES
  }
  position += checksumBytes
  if (position > bytes.length) throw invalidData('zstd', 'cut frame')
  return { maxBytes, end: position }
}
