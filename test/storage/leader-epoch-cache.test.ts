import { describe, expect, test } from 'vitest'
import { silentLogger } from '../../src/runtime/logger.ts'
import { LeaderEpochCache } from '../../src/storage/leader-epoch-cache.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

function newCache(...entries: [epoch: number, startOffset: number][]) {
  const disk = new MemoryFileSystem()
  const cache = new LeaderEpochCache(disk, '/', silentLogger)
  for (const [epoch, startOffset] of entries) cache.assign(epoch, startOffset)
  cache.save()
  return { disk, cache }
}

const read = (disk: MemoryFileSystem) => disk.readFile('//leader-epoch-checkpoint').toString()

describe('LeaderEpochCache', () => {
  test('writes a line for each epoch and reads it back', () => {
    const { disk } = newCache([0, 0], [3, 25])
    expect(read(disk)).toBe('0\n2\n0 0\n3 25\n')
    const { entries } = new LeaderEpochCache(disk, '/', silentLogger)
    expect(entries).toEqual([
      { epoch: 0, startOffset: 0 },
      { epoch: 3, startOffset: 25 },
    ])
  })

  test('starts anew when the file is damaged', () => {
    const { disk } = newCache([0, 0])
    disk.writeFile('/leader-epoch-checkpoint', '0\n5\n0 0\n')
    expect(new LeaderEpochCache(disk, '/', silentLogger).entries).toEqual([])
  })

  test('drops entries that a new one contradicts', () => {
    const { cache } = newCache([0, 0], [1, 10], [2, 20])
    cache.assign(2, 30)
    expect(cache.entries).toHaveLength(3)
    cache.assign(3, 15)
    expect(cache.entries.map(({ epoch }) => epoch)).toEqual([0, 1, 3])
  })

  test('knows where an epoch ended', () => {
    const { cache } = newCache([1, 10], [3, 20], [5, 30])
    const end = (epoch: number) => cache.endOffsetFor(epoch, 44)
    expect(end(5)).toEqual({ epoch: 5, endOffset: 44 })
    expect(end(3)).toEqual({ epoch: 3, endOffset: 30 })
    expect(end(4)).toEqual({ epoch: 3, endOffset: 30 })
    expect(end(0)).toEqual({ epoch: 0, endOffset: 10 })
    expect(end(6)).toEqual({ epoch: -1, endOffset: -1 })
    expect(end(-1)).toEqual({ epoch: -1, endOffset: -1 })
  })

  test('knows the epoch of an offset', () => {
    const { cache } = newCache([1, 10], [3, 20])
    expect([9, 10, 19, 20, 99].map((offset) => cache.epochForOffset(offset))).toEqual([
      -1, 1, 1, 3, 3,
    ])
  })

  test('is cut with the log, at both ends', () => {
    const { cache } = newCache([1, 10], [3, 20], [5, 30])
    cache.truncateFromEnd(30)
    expect(cache.latestEpoch).toBe(3)
    cache.truncateFromStart(25)
    expect(cache.entries).toEqual([{ epoch: 3, startOffset: 25 }])
  })
})
