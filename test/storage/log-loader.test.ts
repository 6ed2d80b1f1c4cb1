import { describe, expect, test } from 'vitest'
import * as batch from '../../src/records/record-batch.ts'
import type { UnifiedLog } from '../../src/storage/unified-log.ts'
import { batchOf, FIRST_TIMESTAMP, LOG_DIRECTORY, openLog, readAll } from '../support/logs.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const LOG = `${LOG_DIRECTORY}/00000000000000000000.log`

function filledDisk(count: number, config = {}): { disk: MemoryFileSystem; log: UnifiedLog } {
  const disk = new MemoryFileSystem()
  const log = openLog({ fileSystem: disk, config: { indexIntervalBytes: 100, ...config } })
  for (let i = 0; i < count; i++) {
    const options = { producerId: 7, producerEpoch: 0, baseSequence: 2 * i }
    const timestamp = FIRST_TIMESTAMP + 10 * i
    log.appendAsLeader(batchOf([`a${i}`, `b${i}`], { ...options, timestamp }), i < 3 ? 0 : 1)
  }
  return { disk, log }
}

function cut(disk: MemoryFileSystem, path: string, sizeBytes: number): void {
  disk.writeFile(path, disk.readFile(path).subarray(0, sizeBytes))
}

describe('a log that was not closed', () => {
  test('keeps the whole batches, wherever its last segment is cut', () => {
    const { disk } = filledDisk(4)
    const bytes = disk.readFile(LOG)
    const ends = [...batch.batches(bytes)].map((at) => at + batch.sizeInBytes(bytes, at))
    for (let sizeBytes = 0; sizeBytes <= bytes.length; sizeBytes++) {
      const torn = disk.copy()
      cut(torn, LOG, sizeBytes)
      const log = openLog({ fileSystem: torn, config: { indexIntervalBytes: 100 } })
      const whole = ends.filter((end) => end <= sizeBytes).length
      expect(log.logEndOffset, `cut at ${sizeBytes}`).toBe(2 * whole)
      expect(torn.stat(LOG).sizeBytes).toBe(ends[whole - 1] ?? 0)
      expect(readAll(log)).toHaveLength(2 * whole)
      expect(log.producerState.producers.get(7)?.lastSequence ?? -1).toBe(2 * whole - 1)
      expect(log.latestEpoch).toBe(whole === 0 ? -1 : whole <= 3 ? 0 : 1)
      const next = { producerId: 7, producerEpoch: 0, baseSequence: 2 * whole }
      expect(log.appendAsLeader(batchOf(['next'], next), 1).firstOffset).toBe(2 * whole)
    }
  })

  test('ends before a batch with a wrong byte', () => {
    const { disk } = filledDisk(3)
    const bytes = disk.readFile(LOG)
    const last = [...batch.batches(bytes)].at(-1)!
    // The base offset and the leader epoch lie outside of the checksum.
    for (let at = last + batch.MAGIC_OFFSET; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at]! ^= 0x10
      const copy = disk.copy()
      copy.writeFile(LOG, damaged)
      expect(openLog({ fileSystem: copy }).logEndOffset, `byte ${at - last}`).toBe(4)
    }
  })

  test('drops the segments behind a damaged one', () => {
    const { disk, log } = filledDisk(9, { segmentBytes: 300 })
    expect(log.segments.length).toBeGreaterThan(2)
    const second = log.segments[1]!
    cut(disk, second.path, second.sizeBytes - 1)
    const recovered = openLog({ fileSystem: disk.copy(), config: { segmentBytes: 300 } })
    expect(recovered.segments.map((segment) => segment.baseOffset)).toEqual([0, second.baseOffset])
    expect(readAll(recovered)).toEqual(readAll(log).slice(0, recovered.logEndOffset))
  })

  test('is read from the recovery point on only', () => {
    const { disk, log } = filledDisk(9, { segmentBytes: 300 })
    const [first, second] = log.segments
    const damaged = disk.readFile(first!.path)
    damaged[damaged.length - 1]! ^= 1
    disk.writeFile(first!.path, damaged)
    const options = { recoveryPoint: second!.baseOffset, config: { segmentBytes: 300 } }
    const recovered = openLog({ fileSystem: disk.copy(), ...options })
    expect(recovered.logEndOffset).toBe(18)
    expect(recovered.recoveryPoint).toBe(second!.baseOffset)
  })

  test('has the indexes that it had', () => {
    const { disk, log } = filledDisk(20, { segmentBytes: 500 })
    const recovered = openLog({
      fileSystem: disk.copy(),
      config: { segmentBytes: 500, indexIntervalBytes: 100 },
    })
    log.close()
    recovered.close()
    for (const [i, segment] of log.segments.entries()) {
      const other = recovered.segments[i]!
      for (const [ours, theirs] of [
        [segment.offsetIndex, other.offsetIndex],
        [segment.timeIndex, other.timeIndex],
      ] as const) {
        expect(theirs.file.entryCount).toBe(ours.file.entryCount)
        for (let entry = 0; entry < ours.file.entryCount; entry++) {
          expect(theirs.file.peek(entry)).toEqual(ours.file.peek(entry))
        }
      }
    }
  })

  test('rolls earlier by the jitter that it drew', () => {
    const config = { segmentMs: 1000, segmentJitterMs: 1000 }
    const random = { next: () => 0.5, bytes: (length: number) => Buffer.alloc(length) }
    const log = openLog({ config, random })
    for (const timestamp of [0, 500, 501]) {
      log.appendAsLeader(batchOf(['a'], { timestamp: FIRST_TIMESTAMP + timestamp }), 0)
    }
    expect(log.segments.map((segment) => segment.baseOffset)).toEqual([0, 2])
  })

  test('recognises retries and gaps of the producers that it knew', () => {
    const { disk } = filledDisk(3)
    const log = openLog({ fileSystem: disk.copy() })
    const send = (baseSequence: number) => {
      const options = { producerId: 7, producerEpoch: 0, baseSequence }
      return log.appendAsLeader(batchOf(['a2', 'b2'], options), 1)
    }
    expect(send(4)).toMatchObject({ isDuplicate: true, firstOffset: 4 })
    expect(() => send(8)).toThrow('Out of order')
    expect(send(6)).toMatchObject({ isDuplicate: false, firstOffset: 6 })
  })

  test('starts anew at its start when its files are gone', () => {
    const log = openLog({ logStartOffset: 40 })
    expect(log).toMatchObject({ logStartOffset: 40, logEndOffset: 40 })
    const { disk } = filledDisk(3)
    expect(openLog({ fileSystem: disk, logStartOffset: 100 })).toMatchObject({
      logStartOffset: 100,
      logEndOffset: 100,
    })
  })
})

describe('a log that was closed', () => {
  test('opens without a look at its batches', () => {
    const { disk, log } = filledDisk(9, { segmentBytes: 300 })
    log.close()
    disk.failOn('read', { pathPart: '00000000000000000000.log' })
    const config = { segmentBytes: 300 }
    const reopened = openLog({ fileSystem: disk, hadCleanShutdown: true, config })
    expect(reopened).toMatchObject({ logEndOffset: 18, recoveryPoint: 18 })
    expect(reopened.producerState.producers.get(7)?.lastSequence).toBe(17)
  })

  test.each(['.index', '.timeindex'])('gets a damaged %s rebuilt', (suffix) => {
    const { disk, log } = filledDisk(20)
    log.close()
    const path = LOG.replace('.log', suffix)
    disk.writeFile(path, Buffer.alloc(disk.stat(path).sizeBytes))
    const reopened = openLog({
      fileSystem: disk,
      hadCleanShutdown: true,
      config: { indexIntervalBytes: 100 },
    })
    expect(reopened.segments[0]!.offsetIndex.lastOffset).toBe(
      log.segments[0]!.offsetIndex.lastOffset,
    )
    expect(reopened.segments[0]!.timeIndex.lastEntry.timestamp).toBeGreaterThan(0)
    expect(readAll(reopened, 30)).toHaveLength(10)
  })

  test('is cut before a batch that cannot be one at its end', () => {
    const { disk, log } = filledDisk(4)
    log.close()
    const bytes = disk.readFile(LOG)
    disk.writeFile(LOG, Buffer.concat([bytes, Buffer.alloc(100, 0xff)]))
    const reopened = openLog({ fileSystem: disk, hadCleanShutdown: true })
    expect(reopened.logEndOffset).toBe(8)
    expect(disk.readFile(LOG)).toEqual(bytes)
  })

  test('finds its producers without a whole snapshot', () => {
    const { disk, log } = filledDisk(4)
    log.close()
    const path = `${LOG_DIRECTORY}/00000000000000000008.snapshot`
    cut(disk, path, 30)
    const reopened = openLog({ fileSystem: disk, hadCleanShutdown: true })
    expect(reopened.producerState.producers.get(7)?.lastSequence).toBe(7)
  })
})

describe('what a cleaner or a deletion left behind', () => {
  test('is finished when the new segment is complete, and undone when it is not', () => {
    const { disk, log } = filledDisk(9, { segmentBytes: 300 })
    log.close()
    const [first, second] = log.segments
    const compacted = disk.readFile(first!.path)
    for (const suffix of ['.log', '.index', '.timeindex']) {
      const path = LOG.replace('.log', suffix)
      disk.writeFile(`${path}.swap`, disk.readFile(path))
    }
    disk.writeFile(`${second!.path}.cleaned`, 'half of a segment')
    disk.writeFile(`${second!.path}.swap`, 'an older one')
    disk.writeFile(`${LOG_DIRECTORY}/00000000000000000099.log.deleted`, 'x')
    const config = { segmentBytes: 300 }
    const reopened = openLog({ fileSystem: disk, config })
    expect(reopened.logEndOffset).toBe(18)
    expect(disk.readFile(LOG)).toEqual(compacted)
    expect(disk.list(LOG_DIRECTORY).filter((name) => /swap|cleaned|deleted/.test(name))).toEqual([])
  })
})
