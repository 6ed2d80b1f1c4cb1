import { describe, expect, test } from 'vitest'
import { OffsetIndex } from '../../src/storage/offset-index.ts'
import { TimeIndex } from '../../src/storage/time-index.ts'
import { TxnIndex } from '../../src/storage/txn-index.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const BASE = 1000

function offsetIndex(disk: MemoryFileSystem, maxBytes = 100_000): OffsetIndex {
  return new OffsetIndex(disk, '/i.index', BASE, maxBytes)
}

describe('OffsetIndex', () => {
  test('finds the entry at or before an offset, among entries in memory and in the file', () => {
    const disk = new MemoryFileSystem()
    const index = offsetIndex(disk)
    const count = 3000
    for (let i = 0; i < count; i++) index.append(BASE + 10 * i + 9, 100 * i)
    const check = (each: OffsetIndex) => {
      for (const offset of [0, 8, 9, 10, 19, 5119, 5120, 20_000, 29_999, 1e6]) {
        const expected = 100 * Math.min(Math.floor((offset - 9) / 10), count - 1)
        expect(each.lookup(BASE + offset), `${offset}`).toBe(Math.max(expected, 0))
      }
      expect(each.offsetAtOrAfter(4900)).toBe(BASE + 499)
      expect(each.offsetAtOrAfter(4901)).toBe(BASE + 509)
      expect(each.offsetAtOrAfter(100 * count)).toBeUndefined()
    }
    check(index)
    index.append(BASE + 10 * count + 9, 100 * count)
    index.truncateTo(BASE + 10 * count)
    check(index)
    index.file.trim()
    check(offsetIndex(disk))
  })

  test('is preallocated with zeros in whole entries until it is trimmed', () => {
    const disk = new MemoryFileSystem()
    const index = offsetIndex(disk, 100)
    expect(disk.exists('/i.index')).toBe(false)
    index.file.make()
    expect(disk.readFile('/i.index')).toEqual(Buffer.alloc(96))
    index.append(BASE + 5, 7)
    index.file.writePending()
    expect(disk.stat('/i.index').sizeBytes).toBe(96)
    index.file.trim()
    expect(disk.readFile('/i.index').toString('hex')).toBe('0000000500000007')
  })

  test('takes offsets up to 2^31-1 above its base', () => {
    const index = offsetIndex(new MemoryFileSystem())
    expect(index.canAppendOffset(BASE + 0x7fffffff)).toBe(true)
    expect(index.canAppendOffset(BASE + 0x80000000)).toBe(false)
    expect(index.canAppendOffset(BASE - 1)).toBe(false)
  })

  test('is full after its last entry', () => {
    const index = offsetIndex(new MemoryFileSystem(), 16)
    index.append(BASE + 1, 1)
    expect(index.isFull).toBe(false)
    index.append(BASE + 2, 2)
    expect(index.isFull).toBe(true)
    expect(() => index.append(BASE + 3, 3)).toThrow('has room')
  })
})

describe('TimeIndex', () => {
  test('takes rising timestamps only and finds the last one not above', () => {
    const index = new TimeIndex(new MemoryFileSystem(), '/i.timeindex', BASE, 1200)
    index.maybeAppend(100, BASE + 1)
    index.maybeAppend(100, BASE + 2)
    index.maybeAppend(1_795_365_786_863, BASE + 3)
    expect(index.entryCount).toBe(2)
    expect(index.lookup(99)).toEqual({ timestamp: -1, offset: BASE })
    expect(index.lookup(100)).toEqual({ timestamp: 100, offset: BASE + 1 })
    expect(index.lookup(2e12)).toEqual({ timestamp: 1_795_365_786_863, offset: BASE + 3 })
    index.truncateTo(BASE + 3)
    expect(index.lastEntry).toEqual({ timestamp: 100, offset: BASE + 1 })
  })

  test('keeps a place for the entry that a roll adds', () => {
    const index = new TimeIndex(new MemoryFileSystem(), '/i.timeindex', BASE, 24)
    index.maybeAppend(1, BASE)
    expect(index.isFull).toBe(true)
    index.maybeAppend(2, BASE + 1, true)
    expect(index.entryCount).toBe(2)
  })
})

test('TxnIndex tells the aborted transactions of a range, and when it knows enough', () => {
  const disk = new MemoryFileSystem()
  const index = new TxnIndex(disk, '/i.txnindex', 0)
  expect(disk.exists('/i.txnindex')).toBe(false)
  const first = { producerId: 5, firstOffset: 5, lastOffset: 9, lastStableOffset: 10 }
  const second = { producerId: 6, firstOffset: 20, lastOffset: 24, lastStableOffset: 25 }
  for (const each of [first, second]) index.append(each)
  expect(disk.stat('/i.txnindex').sizeBytes).toBe(68)
  const collect = (from: number, to: number) => {
    const aborted: (typeof first)[] = []
    const isComplete = new TxnIndex(disk, '/i.txnindex', 0).collectAborted(from, to, aborted)
    return { aborted, isComplete }
  }
  expect(collect(0, 10)).toEqual({ aborted: [first], isComplete: true })
  expect(collect(10, 20)).toEqual({ aborted: [], isComplete: true })
  expect(collect(0, 100)).toEqual({ aborted: [first, second], isComplete: false })
  index.truncateTo(24)
  expect(collect(0, 100).aborted).toEqual([first])
})
