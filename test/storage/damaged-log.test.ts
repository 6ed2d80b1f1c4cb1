import { describe, expect, test } from 'vitest'
import * as batch from '../../src/records/record-batch.ts'
import type { Logger } from '../../src/runtime/logger.ts'
import { readPartitionMetadata } from '../../src/storage/partition-metadata.ts'
import { batchOf, LOG_DIRECTORY, type LogOptions, openLog, readAll } from '../support/logs.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const CONFIG = { indexIntervalBytes: 100, segmentBytes: 1000 }

interface Subject {
  readonly disk: MemoryFileSystem
  readonly lines: string[]
  readonly all: string[]
  readonly paths: readonly string[]
  reopen(options?: LogOptions): ReturnType<typeof openLog>
}

/** A log of three segments, closed in an orderly way unless `isKilled`. */
function subject({ isKilled = false } = {}): Subject {
  const disk = new MemoryFileSystem()
  const log = openLog({ fileSystem: disk, config: CONFIG })
  for (let i = 0; i < 35; i++) log.appendAsLeader(batchOf([`value ${i}`]), 0)
  const all = readAll(log)
  const paths = log.segments.map((segment) => segment.path)
  expect(paths).toHaveLength(3)
  if (!isKilled) log.close()
  const lines: string[] = []
  const note = (message: string) => void lines.push(message)
  const logger: Logger = { debug: note, info: note, warn: note, error: note }
  const reopen = (options: LogOptions = {}) =>
    openLog({
      fileSystem: disk,
      hadCleanShutdown: !isKilled,
      config: CONFIG,
      logger,
      recoveryPoint: isKilled ? 0 : 35,
      ...options,
    })
  return { disk, lines, all, paths, reopen }
}

function change(disk: MemoryFileSystem, path: string, act: (bytes: Buffer) => Buffer): void {
  disk.writeFile(path, act(disk.readFile(path)))
}

function flip(disk: MemoryFileSystem, path: string, position: number): void {
  change(disk, path, (bytes) => {
    bytes[position]! ^= 0xff
    return bytes
  })
}

describe('a log that was closed and then damaged', () => {
  test.each([1, 10, 60])('is cut where %i bytes of its end are missing', (count) => {
    const { disk, lines, all, paths, reopen } = subject()
    change(disk, paths[2]!, (bytes) => bytes.subarray(0, -count))
    const log = reopen()
    expect(log.logEndOffset).toBe(34)
    expect(lines.join('\n')).toContain('though it should not be')
    expect(log.appendAsLeader(batchOf(['next']), 0).firstOffset).toBe(34)
    log.abandon()
    expect(readAll(reopen())).toEqual([...all.slice(0, 34), '34:next'])
  })

  test('tells when the end of it is gone', () => {
    const { disk, lines, paths, reopen } = subject()
    disk.remove(paths[2]!)
    const log = reopen()
    expect(lines.join('\n')).toContain(`ends at ${log.logEndOffset}, though 35 was reached`)
  })

  test.each([
    ['a position behind the log', 4],
    ['a wrong position', 7],
    ['a wrong offset', 3],
    ['a negative offset', 0],
  ])('is read whole though its index has %s', (_, byte) => {
    const { disk, all, paths, reopen } = subject()
    const index = paths[1]!.replace('.log', '.index')
    flip(disk, index, 8 + byte)
    const log = reopen()
    for (const [offset] of all.entries()) expect(readAll(log, offset)).toEqual(all.slice(offset))
  })

  test('names the file that a reader can’t go on in, once', () => {
    const { disk, lines, paths, reopen } = subject()
    change(disk, paths[1]!, (bytes) => {
      bytes.writeInt32BE(-5, batch.LENGTH_OFFSET)
      return bytes
    })
    const log = reopen()
    const read = () => readAll(log)
    expect(read).toThrow('length -5')
    expect(read).toThrow('length -5')
    expect(lines.filter((line) => line.includes(paths[1]!))).toHaveLength(1)
  })

  test('is kept aside when the checkpoint says that it starts behind its end', () => {
    const { disk, paths, reopen } = subject()
    const before = paths.map((path) => disk.readFile(path))
    expect(reopen({ logStartOffset: 1000 })).toMatchObject({ logEndOffset: 1000 })
    expect(paths.map((path) => disk.readFile(`${path}.0.damaged`))).toEqual(before)
  })
})

describe('a log that was killed and then damaged', () => {
  test('keeps aside what lies behind the damage', () => {
    const { disk, all, paths, reopen } = subject({ isKilled: true })
    const before = paths.map((path) => disk.readFile(path))
    const [, second] = [...batch.batches(before[1]!)]
    flip(disk, paths[1]!, second! + 70)
    const log = reopen()
    expect(readAll(log)).toEqual(all.slice(0, log.logEndOffset))
    const rest = disk.readFile(`${paths[1]}.${second}.damaged`)
    expect(rest).toHaveLength(before[1]!.length - second!)
    expect(disk.readFile(`${paths[2]}.0.damaged`)).toEqual(before[2])
  })

  test('opens on a full disk when an unfinished write is cut off', () => {
    const { disk, lines, all, paths, reopen } = subject({ isKilled: true })
    change(disk, paths[2]!, (bytes) => bytes.subarray(0, -3))
    disk.failOn('write', { code: 'ENOSPC', pathPart: '.damaged' })
    expect(readAll(reopen())).toEqual(all.slice(0, 34))
    expect(lines.join('\n')).toContain('could not be kept')
  })

  test('keeps no zeros aside', () => {
    const { disk, all, paths, reopen } = subject({ isKilled: true })
    change(disk, paths[2]!, (bytes) => Buffer.concat([bytes, Buffer.alloc(5000)]))
    expect(readAll(reopen())).toEqual(all)
    expect(disk.list(LOG_DIRECTORY).filter((name) => name.endsWith('.damaged'))).toEqual([])
  })
})

test.each(['', 'vers', 'version: 0\ntopic_id: short', '\0'.repeat(43)])(
  'partition.metadata that a loss of power has left as %j counts as none',
  (text) => {
    const disk = new MemoryFileSystem()
    disk.makeDirectory(LOG_DIRECTORY)
    disk.writeFile(`${LOG_DIRECTORY}/partition.metadata`, text)
    expect(readPartitionMetadata(disk, LOG_DIRECTORY)).toBeUndefined()
  },
)
