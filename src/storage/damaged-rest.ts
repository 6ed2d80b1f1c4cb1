/**
 * What recovery cuts off a log is kept beside it, as `<segment>.log.<position>.damaged`: behind
 * the damage may lie records that were acknowledged. Kafka passes over files of that name;
 * renamed to end in `.log`, `dump-log` reads what there is. They go with the topic.
 */
import * as batch from '../records/record-batch.ts'
import { RecordError } from '../records/record-errors.ts'
import type { FileSystem } from '../runtime/file-system.ts'
import { readFully } from './batch-scanner.ts'

const COPY_BYTES = 1024 * 1024
/** How far a whole batch is looked for behind a damaged one. */
const MAX_SEARCH_BYTES = 64 * COPY_BYTES

/** Copies what lies from `position` on; returns where to, `undefined` for nothing but zeros. */
export function keepRest(
  fileSystem: FileSystem,
  path: string,
  position: number,
): string | undefined {
  const target = `${path}.${position}.damaged`
  const source = fileSystem.open(path, 'r')
  let hasBytes = false
  try {
    const copy = fileSystem.open(target, 'w+')
    try {
      const chunk = Buffer.allocUnsafe(COPY_BYTES)
      for (let at = position; ; ) {
        const count = readFully(source, chunk, COPY_BYTES, at)
        if (count === 0) break
        const bytes = chunk.subarray(0, count)
        hasBytes ||= bytes.some((byte) => byte !== 0)
        copy.write([bytes], at - position)
        at += count
      }
      if (hasBytes) copy.syncNow()
    } finally {
      copy.close()
    }
  } catch (error) {
    fileSystem.remove(target)
    throw error
  } finally {
    source.close()
  }
  if (hasBytes) return target
  fileSystem.remove(target)
  return undefined
}

/** Whether a whole batch lies behind `position`: what is there is no unfinished write then. */
export function hasBatchBehind(fileSystem: FileSystem, path: string, position: number): boolean {
  const file = fileSystem.open(path, 'r')
  try {
    const sizeBytes = Math.min(Math.max(file.sizeBytes() - position, 0), MAX_SEARCH_BYTES)
    const rest = Buffer.allocUnsafe(sizeBytes)
    const count = readFully(file, rest, sizeBytes, position)
    for (let at = 1; at + batch.RECORD_BATCH_OVERHEAD <= count; at++) {
      if (isWholeBatch(rest, at, count)) return true
    }
    return false
  } finally {
    file.close()
  }
}

function isWholeBatch(bytes: Buffer, at: number, end: number): boolean {
  if (batch.magic(bytes, at) !== batch.CURRENT_MAGIC) return false
  const length = bytes.readInt32BE(at + batch.LENGTH_OFFSET)
  const sizeBytes = batch.LOG_OVERHEAD + length
  if (sizeBytes < batch.RECORD_BATCH_OVERHEAD || at + sizeBytes > end) return false
  try {
    batch.ensureValid(bytes, at)
    return true
  } catch (error) {
    if (error instanceof RecordError) return false
    throw error
  }
}
