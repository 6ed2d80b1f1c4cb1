/** The two indexes of a segment, held against its log. */
import { basename, dirname, join } from 'node:path'
import * as batch from '../../records/record-batch.ts'
import { readRecords } from '../../records/record-reader.ts'
import type { File } from '../../runtime/file-system.ts'
import { BatchScanner, readFully } from '../../storage/batch-scanner.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Dump } from './dump.ts'
import type { DumpOptions } from './options.ts'

const INDEX_ENTRY_BYTES = 8
const TIME_ENTRY_BYTES = 12

interface IndexEntry {
  readonly offset: number
  readonly position: number
}

/** The files of the segment that an index belongs to. */
function segmentOf(path: string): { baseOffset: number; log: string; index: string } {
  const [base = ''] = basename(path).split('.')
  const file = (suffix: string) => join(dirname(path), `${base}${suffix}`)
  return { baseOffset: Number(base), log: file('.log'), index: file('.index') }
}

export async function dumpIndex(file: string, dump: Dump, options: DumpOptions): Promise<void> {
  const path = dump.path(file)
  const { baseOffset, log } = segmentOf(path)
  await dump.withFile(log, (opened) => {
    const bytes = dump.fileSystem.readFile(path)
    const entries = indexEntries(bytes, baseOffset)
    if (bytes.length < INDEX_ENTRY_BYTES) {
      dump.stdout.line(`${file} is empty.`)
      return
    }
    if (options.has('index-sanity-check')) {
      checkIndex(path, bytes, baseOffset)
      dump.stdout.line(`${file} passed sanity check.`)
      return
    }
    for (const { offset, position } of entries) {
      const scanner = new BatchScanner(opened, position, opened.sizeBytes(), 'headers')
      const lastOffset = scanner.next() ? scanner.lastOffset : -1
      if (lastOffset !== offset) dump.indexMismatch(path, offset, lastOffset)
      if (!dump.isVerifyOnly) dump.stdout.line(`offset: ${offset} position: ${position}`)
    }
  })
}

/** A preallocated file ends in zeros, which stand for nothing. */
function indexEntries(bytes: Buffer, baseOffset: number): IndexEntry[] {
  const entries: IndexEntry[] = []
  for (let at = 0; at + INDEX_ENTRY_BYTES <= bytes.length; at += INDEX_ENTRY_BYTES) {
    const offset = baseOffset + bytes.readInt32BE(at)
    if (offset === baseOffset && at > 0) break
    entries.push({ offset, position: bytes.readInt32BE(at + 4) })
  }
  return entries
}

// As a start checks it: the last entry is above the base, and the file holds whole entries.
function checkIndex(path: string, bytes: Buffer, baseOffset: number): void {
  const last = bytes.length - (bytes.length % INDEX_ENTRY_BYTES) - INDEX_ENTRY_BYTES
  const lastOffset = baseOffset + bytes.readInt32BE(last)
  if (lastOffset <= baseOffset) {
    throw corruptIndex(
      `Corrupt index found, index file (${path}) has non-zero size but the last offset is ${lastOffset} which is no greater than the base offset ${baseOffset}.`,
    )
  }
  if (bytes.length % INDEX_ENTRY_BYTES !== 0) {
    throw corruptIndex(
      `Index file ${path} is corrupt, found ${bytes.length} bytes which is neither positive nor a multiple of ${INDEX_ENTRY_BYTES}.`,
    )
  }
}

function corruptIndex(message: string): CommandError {
  return new CommandError(
    `Exception in thread "main" org.apache.kafka.storage.internals.log.CorruptIndexException: ${message}`,
  )
}

interface TimeEntry {
  readonly timestamp: number
  readonly offset: number
}

export async function dumpTimeIndex(file: string, dump: Dump, options: DumpOptions): Promise<void> {
  const path = dump.path(file)
  const { baseOffset, log, index } = segmentOf(path)
  await dump.withFile(log, async (opened) => {
    const bytes = dump.fileSystem.readFile(path)
    const entries = timeEntries(bytes, baseOffset)
    if (options.has('index-sanity-check')) {
      checkTimeIndex(path, bytes, entries, baseOffset)
      dump.stdout.line(`${file} passed sanity check.`)
      return
    }
    const positions = dump.fileSystem.exists(index)
      ? indexEntries(dump.fileSystem.readFile(index), baseOffset)
      : []
    let previous = batch.NO_TIMESTAMP
    for (const entry of entries) {
      await compareWithLog(path, entry, previous, { opened, positions, dump })
      previous = entry.timestamp
      if (!dump.isVerifyOnly) {
        dump.stdout.line(`timestamp: ${entry.timestamp} offset: ${entry.offset}`)
      }
    }
  })
}

function timeEntries(bytes: Buffer, baseOffset: number): TimeEntry[] {
  const entries: TimeEntry[] = []
  for (let at = 0; at + TIME_ENTRY_BYTES <= bytes.length; at += TIME_ENTRY_BYTES) {
    const offset = baseOffset + bytes.readInt32BE(at + 8)
    if (offset === baseOffset && at > 0) break
    entries.push({ timestamp: batch.readInt64(bytes, at), offset })
  }
  return entries
}

function checkTimeIndex(
  path: string,
  bytes: Buffer,
  entries: readonly TimeEntry[],
  baseOffset: number,
): void {
  const [first] = entries
  const last = entries.at(-1)
  if (first !== undefined && last !== undefined && last.timestamp < first.timestamp) {
    throw corruptIndex(
      `Corrupt time index found, time index file (${path}) has non-zero size but the last timestamp is ${last.timestamp} which is less than the first timestamp ${first.timestamp}`,
    )
  }
  if (last !== undefined && last.offset < baseOffset) {
    throw corruptIndex(
      `Corrupt time index found, time index file (${path}) has non-zero size but the last offset is ${last.offset} which is less than the first offset ${baseOffset}`,
    )
  }
  if (bytes.length % TIME_ENTRY_BYTES !== 0) {
    throw corruptIndex(
      `Time index file ${path} is corrupt, found ${bytes.length} bytes which is neither positive nor a multiple of ${TIME_ENTRY_BYTES}.`,
    )
  }
}

interface LogOfIndex {
  readonly opened: File
  readonly positions: readonly IndexEntry[]
  readonly dump: Dump
}

async function compareWithLog(
  path: string,
  { timestamp, offset }: TimeEntry,
  previous: number,
  { opened, positions, dump }: LogOfIndex,
): Promise<void> {
  const start = positions.findLast((entry) => entry.offset <= offset)?.position ?? 0
  const scanner = new BatchScanner(opened, start, opened.sizeBytes(), 'headers')
  let isFound = scanner.next()
  while (isFound && scanner.lastOffset < offset) isFound = scanner.next()
  if (!isFound || scanner.lastOffset !== offset) {
    dump.offsetNotFound(path, offset, isFound ? scanner.lastOffset : -1)
    return
  }
  const bytes = Buffer.allocUnsafe(scanner.sizeBytes)
  readFully(opened, bytes, bytes.length, scanner.position)
  const times = (await readRecords(bytes)).map((record) => record.timestamp)
  const greatest = Math.max(batch.NO_TIMESTAMP, ...times)
  if (greatest !== timestamp) dump.timeMismatch(path, timestamp, greatest)
  if (previous >= timestamp) dump.timeOutOfOrder(path, timestamp, previous)
}
