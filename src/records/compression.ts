import { compressGzip, decompressGzip } from './codecs/gzip.ts'
import type { MaybePromise } from './codecs/limits.ts'
import { borrowDecompressedLz4, compressLz4, decompressLz4 } from './codecs/lz4.ts'
import { compressSnappy, decompressSnappy } from './codecs/snappy.ts'
import { compressZstd, decompressZstd } from './codecs/zstd.ts'
import { RecordError } from './record-errors.ts'

export type { MaybePromise } from './codecs/limits.ts'

/** Kafka's names, at the index that is the codec's number in the attributes. */
export const COMPRESSION_NAMES = ['none', 'gzip', 'snappy', 'lz4', 'zstd'] as const

export type CompressionName = (typeof COMPRESSION_NAMES)[number]

export const CODEC_NONE = 0
export const CODEC_GZIP = 1
export const CODEC_SNAPPY = 2
export const CODEC_LZ4 = 3
export const CODEC_ZSTD = 4

/**
 * The most that the records of one batch may become. Kafka has no such limit; a producer's batch is
 * at most a few megabytes, and a byte of gzip may stand for a thousand.
 */
export const DEFAULT_MAX_DECOMPRESSED_BYTES = 128 * 1024 * 1024

/**
 * Above this size gzip leaves the event loop. LZ4 and snappy never do: they take about as long as
 * the hop (64 KB: 20 to 80 µs). Zstandard has no synchronous library and always does.
 */
const ASYNC_BYTES = 64 * 1024

/** Throws for the numbers 5 to 7, which no codec has. */
export function compressionName(codec: number): CompressionName {
  const name = COMPRESSION_NAMES[codec]
  if (name === undefined) {
    throw new RecordError('UNKNOWN_SERVER_ERROR', `Unknown compression type id: ${codec}`)
  }
  return name
}

export function compressionCodec(name: CompressionName): number {
  return COMPRESSION_NAMES.indexOf(name)
}

/** A level is for gzip (1–9) and zstd; without one the library's default is taken. */
export function compress(codec: number, bytes: Buffer, level?: number): MaybePromise<Buffer> {
  switch (compressionName(codec)) {
    case 'none':
      return bytes
    case 'gzip':
      return compressGzip(bytes, level, bytes.length > ASYNC_BYTES)
    case 'snappy':
      return compressSnappy(bytes)
    case 'lz4':
      return compressLz4(bytes)
    case 'zstd':
      return compressZstd(bytes, level)
  }
}

/** `magic` is that of the batch: see `decompressLz4`. Throws a RecordError, or rejects with one. */
export function decompress(
  codec: number,
  bytes: Buffer,
  maxBytes: number,
  magic = 2,
): MaybePromise<Buffer> {
  switch (compressionName(codec)) {
    case 'none':
      return bytes
    case 'gzip':
      return decompressGzip(bytes, maxBytes, bytes.length > ASYNC_BYTES)
    case 'snappy':
      return decompressSnappy(bytes, maxBytes)
    case 'lz4':
      return decompressLz4(bytes, maxBytes, magic === 0)
    case 'zstd':
      return decompressZstd(bytes, maxBytes)
  }
}

/**
 * As `decompress`, for who is done with the result before anything else is decompressed: it may lie
 * in memory that the next call fills again.
 */
export function borrowDecompressed(
  codec: number,
  bytes: Buffer,
  maxBytes: number,
): MaybePromise<Buffer> {
  if (codec === CODEC_LZ4) return borrowDecompressedLz4(bytes, maxBytes, false)
  return decompress(codec, bytes, maxBytes)
}
