import { loadNative } from '../native.ts'
import { invalidData, tooLarge } from './limits.ts'

/**
 * Snappy in the framing of Java's SnappyOutputStream, which Kafka's clients write: a header of 16
 * bytes (magic, version, oldest compatible version), then blocks, each an int32 length and as many
 * bytes of raw snappy. Bytes without the magic are one raw block, as some clients send.
 */
const HEADER = Buffer.from('82534e41505059000000000100000001', 'hex')
const MAGIC_BYTES = 8
const MAGIC_HEAD = HEADER.readInt32BE(0)
const MIN_COMPATIBLE_VERSION = 1
const BLOCK_BYTES = 32 * 1024

/** A block below this size is decoded here: the call out would cost more. */
const MIN_NATIVE_BYTES = 512
/** A copy of three bytes gives at most 64. */
const MAX_RATIO = 22

/** `copyOutputData` makes both calls five times faster: no memory of their own for the collector. */
interface NativeModule {
  compressSync(bytes: Uint8Array, options: { copyOutputData: true }): Buffer
  uncompressSync(bytes: Uint8Array, options: { asBuffer: true; copyOutputData: true }): Buffer
}

let nativeOnce: NativeModule | null | undefined

function native(): NativeModule | null {
  if (nativeOnce === undefined) nativeOnce = loadNative<NativeModule>('snappy') ?? null
  return nativeOnce
}

export function compressSnappy(bytes: Buffer): Buffer {
  const chunks: Buffer[] = [HEADER]
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) {
    const block = compressRaw(bytes.subarray(start, start + BLOCK_BYTES))
    const length = Buffer.allocUnsafe(4)
    length.writeInt32BE(block.length)
    chunks.push(length, block)
  }
  return Buffer.concat(chunks)
}

export function decompressSnappy(bytes: Buffer, maxBytes: number): Buffer {
  if (bytes.length === 0) throw invalidData('snappy', 'there are no bytes')
  if (bytes.length < HEADER.length || !hasMagic(bytes, 0)) {
    const length = uncompressedLength(bytes)
    if (length > maxBytes) throw tooLarge(maxBytes)
    return decompressRaw(bytes, length)
  }
  const blocks = framedBlocks(bytes)
  let total = 0
  for (const block of blocks) total += uncompressedLength(block)
  if (total > maxBytes) throw tooLarge(maxBytes)
  if (blocks.length === 1) return decompressRaw(blocks[0]!, total)
  return Buffer.concat(
    blocks.map((block) => decompressRaw(block, uncompressedLength(block))),
    total,
  )
}

/**
 * A further header may stand between blocks, and only there its version is checked; fewer than four
 * bytes at the end are ignored.
 */
function framedBlocks(bytes: Buffer): Buffer[] {
  const blocks: Buffer[] = []
  let position = HEADER.length
  while (position + 4 <= bytes.length) {
    const length = bytes.readInt32BE(position)
    if (length === MAGIC_HEAD) {
      if (position + HEADER.length > bytes.length) throw invalidData('snappy', 'cut header')
      if (!hasMagic(bytes, position)) return blocks
      checkVersion(bytes, position)
      position += HEADER.length
      continue
    }
    position += 4
    if (length < 0) throw invalidData('snappy', `invalid block size ${length}`)
    if (position + length > bytes.length) throw invalidData('snappy', 'cut block')
    blocks.push(bytes.subarray(position, position + length))
    position += length
  }
  return blocks
}

function hasMagic(bytes: Buffer, position: number): boolean {
  return bytes.compare(HEADER, 0, MAGIC_BYTES, position, position + MAGIC_BYTES) === 0
}

function checkVersion(bytes: Buffer, position: number): void {
  const version = bytes.readInt32BE(position + MAGIC_BYTES)
  if (version < MIN_COMPATIBLE_VERSION) {
    throw invalidData('snappy', `version ${version} of the framing is not readable`)
  }
}

/** Raw snappy opens with the length of what it holds, an unsigned varint of at most 32 bits. */
function uncompressedLength(block: Buffer): number {
  let length = 0
  for (let i = 0; i < 5 && i < block.length; i += 1) {
    const byte = block[i]!
    length += (byte & 0x7f) * 2 ** (7 * i)
    if (byte < 0x80) {
      if (length > 0xffffffff) break
      return length
    }
  }
  throw invalidData('snappy', 'no length at the start of a block')
}

/** How many bytes the length at the start takes: `uncompressedLength` has seen that it ends. */
function lengthBytes(block: Buffer): number {
  let count = 1
  while (block[count - 1]! >= 0x80) count += 1
  return count
}

function decompressRaw(block: Buffer, length: number): Buffer {
  // A length beyond the ratio is a lie, not worth the memory.
  if (length > block.length * MAX_RATIO) throw invalidData('snappy', 'wrong length')
  const library = block.length < MIN_NATIVE_BYTES ? null : native()
  if (library === null) return decompressHere(block, length)
  try {
    return library.uncompressSync(block, { asBuffer: true, copyOutputData: true })
  } catch (error) {
    throw invalidData('snappy', 'damaged block', error)
  }
}

function decompressHere(block: Buffer, length: number): Buffer {
  let position = lengthBytes(block)
  const out = Buffer.allocUnsafe(length)
  let at = 0
  while (position < block.length) {
    const tag = block[position++]!
    if ((tag & 3) === 0) {
      let size = (tag >>> 2) + 1
      if (size > 60) {
        const extra = size - 60
        if (position + extra > block.length) throw invalidData('snappy', 'cut literal')
        size = block.readUIntLE(position, extra) + 1
        position += extra
      }
      if (position + size > block.length || at + size > length) {
        throw invalidData('snappy', 'a literal beyond the end')
      }
      copyLiteral(block, position, out, at, size)
      position += size
      at += size
      continue
    }
    const size = (tag & 3) === 1 ? ((tag >>> 2) & 7) + 4 : (tag >>> 2) + 1
    const offsetBytes = (tag & 3) === 3 ? 4 : tag & 3
    if (position + offsetBytes > block.length) throw invalidData('snappy', 'cut copy')
    let offset = block[position]!
    if (offsetBytes === 1) offset |= (tag >>> 5) << 8
    else if (offsetBytes === 2) offset |= block[position + 1]! << 8
    else offset = block.readUInt32LE(position)
    position += offsetBytes
    if (offset === 0 || offset > at || at + size > length) {
      throw invalidData('snappy', 'a copy beyond the end')
    }
    for (const end = at + size; at < end; at += 1) out[at] = out[at - offset]!
  }
  if (at !== length) throw invalidData('snappy', 'fewer bytes than stated')
  return out
}

function copyLiteral(source: Buffer, from: number, target: Buffer, to: number, size: number): void {
  if (size > 64) source.copy(target, to, from, from + size)
  else for (let i = 0; i < size; i += 1) target[to + i] = source[from + i]!
}

function compressRaw(block: Buffer): Buffer {
  return native()?.compressSync(block, { copyOutputData: true }) ?? literalsOnly(block)
}

/** Valid snappy that saves nothing, for machines without the native module. */
function literalsOnly(block: Buffer): Buffer {
  const out = Buffer.allocUnsafe(block.length + 16)
  let at = 0
  let rest = block.length
  for (; rest >= 0x80; rest >>>= 7) out[at++] = (rest & 0x7f) | 0x80
  out[at++] = rest
  if (block.length > 0) {
    out[at++] = 61 << 2
    at = out.writeUInt16LE(block.length - 1, at)
    at += block.copy(out, at)
  }
  return out.subarray(0, at)
}
