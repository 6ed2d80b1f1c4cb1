import { loadNative } from '../native.ts'
import { invalidData, tooLarge } from './limits.ts'
import { lz4BlockDecoder } from './lz4-block.ts'
import { xxhash32 } from './xxhash32.ts'

/**
 * LZ4 frames as Kafka writes and reads them: independent blocks of at most 64 KiB, no checksum of
 * blocks or content. The reader accepts every block size, checks block checksums, passes over a
 * content checksum, and stops at the end mark: bytes behind it, a second frame too, are ignored.
 *
 * The frame is ours; blocks are compressed by a native package and decoded by lz4-block.ts. That is
 * several times faster than the package's own frames and needs no trust in what a frame states.
 */
const FRAME_MAGIC = 0x184d2204
const VERSION_1_INDEPENDENT = 0x60
const BLOCK_SIZE_64_KIB = 0x40
const BLOCK_BYTES = 64 * 1024
const STORED_MASK = 0x80000000
const FLAG_RESERVED = 0x03
const FLAG_CONTENT_CHECKSUM = 0x04
const FLAG_CONTENT_SIZE = 0x08
const FLAG_BLOCK_CHECKSUM = 0x10
const FLAGS_VERSION = 0xe0

/** The native call puts an int32 (little-endian) before the block: its plain size. */
interface NativeModule {
  compressSync(bytes: Buffer): Buffer
}

let nativeOnce: NativeModule | null | undefined

function native(): NativeModule | null {
  if (nativeOnce === undefined) nativeOnce = loadNative<NativeModule>('lz4-napi') ?? null
  return nativeOnce
}

export function compressLz4(bytes: Buffer): Buffer {
  const header = Buffer.allocUnsafe(7)
  header.writeUInt32LE(FRAME_MAGIC, 0)
  header[4] = VERSION_1_INDEPENDENT
  header[5] = BLOCK_SIZE_64_KIB
  header[6] = (xxhash32(header.subarray(4, 6)) >>> 8) & 0xff
  const chunks: Buffer[] = [header]
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    appendBlock(chunks, bytes.subarray(start, start + BLOCK_BYTES))
  }
  chunks.push(Buffer.alloc(4))
  return Buffer.concat(chunks)
}

// A block that does not shrink is stored, also where there is no native module.
function appendBlock(chunks: Buffer[], plain: Buffer): void {
  const block = native()?.compressSync(plain)
  if (block !== undefined && block.length - 4 < plain.length) {
    block.writeUInt32LE(block.length - 4, 0)
    chunks.push(block)
    return
  }
  const size = Buffer.allocUnsafe(4)
  size.writeUInt32LE((plain.length | STORED_MASK) >>> 0)
  chunks.push(size, plain)
}

/**
 * `isChecksumIgnored` is for magic 0, whose writers computed the header's checksum over the wrong
 * bytes.
 */
export function decompressLz4(bytes: Buffer, maxBytes: number, isChecksumIgnored: boolean): Buffer {
  const plain = borrowDecompressedLz4(bytes, maxBytes, isChecksumIgnored)
  return plain.buffer === lz4BlockDecoder().target.buffer ? Buffer.from(plain) : plain
}

/**
 * As `decompressLz4`, but the result may lie in the decoder's memory: it holds until anything else
 * is decompressed.
 */
export function borrowDecompressedLz4(
  bytes: Buffer,
  maxBytes: number,
  isChecksumIgnored: boolean,
): Buffer {
  const { flags, maxBlockBytes, end } = readHeader(bytes, isChecksumIgnored)
  const { target } = lz4BlockDecoder()
  /** What came before the plain bytes that lie in `target`, where that was full. */
  const parts: Buffer[] = []
  let partsBytes = 0
  let usedBytes = 0
  let position = end
  for (;;) {
    if (position + 4 > bytes.length) throw invalidData('lz4', 'no end mark')
    const field = bytes.readUInt32LE(position)
    const size = field & ~STORED_MASK
    position += 4
    if (size === 0) break
    if (size > maxBlockBytes) throw invalidData('lz4', `a block of ${size} bytes`)
    if (position + size > bytes.length) throw invalidData('lz4', 'cut block')
    const block = bytes.subarray(position, position + size)
    position += size
    if (flags & FLAG_BLOCK_CHECKSUM) {
      checkBlock(block, bytes, position)
      position += 4
    }
    if (usedBytes + maxBlockBytes > target.length) {
      parts.push(Buffer.from(target.subarray(0, usedBytes)))
      partsBytes += usedBytes
      usedBytes = 0
    }
    usedBytes = decodeBlock(block, field >= STORED_MASK, usedBytes, maxBlockBytes)
    if (partsBytes + usedBytes > maxBytes) throw tooLarge(maxBytes)
  }
  if (flags & FLAG_CONTENT_CHECKSUM && position + 4 > bytes.length) {
    throw invalidData('lz4', 'cut content checksum')
  }
  const last = target.subarray(0, usedBytes)
  return parts.length === 0 ? last : Buffer.concat([...parts, last], partsBytes + usedBytes)
}

function checkBlock(block: Buffer, bytes: Buffer, checksumAt: number): void {
  if (checksumAt + 4 > bytes.length) throw invalidData('lz4', 'cut block checksum')
  if (bytes.readUInt32LE(checksumAt) !== xxhash32(block)) {
    throw invalidData('lz4', 'wrong block checksum')
  }
}

/** Puts the plain bytes of a block behind those that are there; returns how many there are then. */
function decodeBlock(
  block: Buffer,
  isStored: boolean,
  usedBytes: number,
  maxBlockBytes: number,
): number {
  const { target, decode } = lz4BlockDecoder()
  if (isStored) return usedBytes + block.copy(target, usedBytes)
  const end = decode(block, usedBytes, usedBytes + maxBlockBytes)
  if (end < 0) throw invalidData('lz4', 'damaged block')
  return end
}

interface FrameHeader {
  readonly flags: number
  readonly maxBlockBytes: number
  /** The position behind the header. */
  readonly end: number
}

function readHeader(bytes: Buffer, isChecksumIgnored: boolean): FrameHeader {
  if (bytes.length < 7) throw invalidData('lz4', 'cut header')
  if (bytes.readUInt32LE(0) !== FRAME_MAGIC) throw invalidData('lz4', 'not an LZ4 frame')
  const flags = bytes[4]!
  if ((flags & FLAGS_VERSION) !== VERSION_1_INDEPENDENT || flags & FLAG_RESERVED) {
    throw invalidData('lz4', 'unsupported flags')
  }
  const descriptor = bytes[5]!
  const blockSizeCode = descriptor >>> 4
  if (descriptor & 0x0f || blockSizeCode < 4 || blockSizeCode > 7) {
    throw invalidData('lz4', 'unsupported block size')
  }
  const checksumAt = flags & FLAG_CONTENT_SIZE ? 14 : 6
  if (bytes.length <= checksumAt) throw invalidData('lz4', 'cut header')
  const checksum = (xxhash32(bytes.subarray(4, checksumAt)) >>> 8) & 0xff
  if (!isChecksumIgnored && bytes[checksumAt] !== checksum) {
    throw invalidData('lz4', 'wrong header checksum')
  }
  return { flags, maxBlockBytes: 1 << (2 * blockSizeCode + 8), end: checksumAt + 1 }
}
