/**
 * A `.snapshot` file: the producers as they were just before the offset that names it. It spares a
 * start from reading the log. Big-endian (offset, size, field):
 *
 *      0  2  version, 1
 *      2  4  CRC-32C of all that follows it
 *      6  4  number of producers, then for each of them 46 bytes:
 *            0  8  producer id               22  4  offset delta of its last batch
 *            8  2  producer epoch            26  8  timestamp
 *           10  4  last sequence             34  4  coordinator epoch
 *           14  8  last offset               38  8  first offset of the open transaction, or -1
 */
import { crc32c } from '../records/crc32c.ts'
import { readInt64, writeInt64 } from '../records/record-batch.ts'
import { ProducerStateEntry } from './producer-state-entry.ts'

const VERSION = 1
const CRC_OFFSET = 2
const COUNT_OFFSET = 6
const ENTRIES_OFFSET = 10
const ENTRY_BYTES = 46

export class CorruptSnapshotError extends Error {
  override readonly name = 'CorruptSnapshotError'
}

export function encodeSnapshot(entries: readonly ProducerStateEntry[]): Buffer {
  const bytes = Buffer.alloc(ENTRIES_OFFSET + entries.length * ENTRY_BYTES)
  bytes.writeInt16BE(VERSION, 0)
  bytes.writeInt32BE(entries.length, COUNT_OFFSET)
  entries.forEach((entry, i) => {
    encodeEntry(bytes, ENTRIES_OFFSET + i * ENTRY_BYTES, entry)
  })
  bytes.writeUInt32BE(crc32c(bytes.subarray(COUNT_OFFSET)), CRC_OFFSET)
  return bytes
}

function encodeEntry(bytes: Buffer, at: number, entry: ProducerStateEntry): void {
  writeInt64(bytes, at, entry.producerId)
  bytes.writeInt16BE(entry.producerEpoch, at + 8)
  bytes.writeInt32BE(entry.lastSequence, at + 10)
  writeInt64(bytes, at + 14, entry.lastDataOffset)
  bytes.writeInt32BE(entry.lastBatch?.offsetDelta ?? 0, at + 22)
  writeInt64(bytes, at + 26, entry.lastTimestamp)
  bytes.writeInt32BE(entry.coordinatorEpoch, at + 34)
  writeInt64(bytes, at + 38, entry.currentTxnFirstOffset)
}

/** Throws `CorruptSnapshotError` when the bytes are not a whole snapshot. */
export function decodeSnapshot(bytes: Buffer): ProducerStateEntry[] {
  if (bytes.length < ENTRIES_OFFSET) throw new CorruptSnapshotError('Snapshot is cut off')
  const version = bytes.readInt16BE(0)
  if (version !== VERSION) throw new CorruptSnapshotError(`Snapshot has unknown version ${version}`)
  if (bytes.readUInt32BE(CRC_OFFSET) !== crc32c(bytes.subarray(COUNT_OFFSET))) {
    throw new CorruptSnapshotError('Snapshot has a wrong checksum')
  }
  const count = bytes.readInt32BE(COUNT_OFFSET)
  if (bytes.length !== ENTRIES_OFFSET + count * ENTRY_BYTES) {
    throw new CorruptSnapshotError(`Snapshot of ${count} producers has ${bytes.length} bytes`)
  }
  return Array.from({ length: count }, (_, i) =>
    decodeEntry(bytes, ENTRIES_OFFSET + i * ENTRY_BYTES),
  )
}

function decodeEntry(bytes: Buffer, at: number): ProducerStateEntry {
  const entry = new ProducerStateEntry(readInt64(bytes, at))
  entry.producerEpoch = bytes.readInt16BE(at + 8)
  entry.lastTimestamp = readInt64(bytes, at + 26)
  entry.coordinatorEpoch = bytes.readInt32BE(at + 34)
  entry.currentTxnFirstOffset = readInt64(bytes, at + 38)
  const lastOffset = readInt64(bytes, at + 14)
  if (lastOffset >= 0) {
    entry.batches.push({
      lastSequence: bytes.readInt32BE(at + 10),
      lastOffset,
      offsetDelta: bytes.readInt32BE(at + 22),
      timestamp: entry.lastTimestamp,
    })
  }
  return entry
}
