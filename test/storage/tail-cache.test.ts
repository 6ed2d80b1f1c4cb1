import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import * as batch from '../../src/records/record-batch.ts'
import { TailCache } from '../../src/storage/tail-cache.ts'
import { batchOf } from '../support/logs.ts'

function chunkAt(baseOffset: number, size: number, count = 1): Buffer {
  return batchOf(new Array<string>(count).fill('x'.repeat(size)), { baseOffset })
}

describe('LogTail', () => {
  test('keeps nothing of the memory that it was given', () => {
    const tail = new TailCache().newTail()
    const chunk = chunkAt(0, 10_000)
    const memory = Buffer.from(chunk)
    tail.append(memory, 0, 1)
    memory.fill(0)
    expect(tail.read(0, 1, 1e6, true)).toEqual([chunk])
  })

  test('joins small batches into few views', () => {
    const tail = new TailCache().newTail()
    for (let offset = 0; offset < 1000; offset++)
      tail.append(chunkAt(offset, 10), offset, offset + 1)
    expect(tail.read(0, 1000, 1e6, true).length).toBeLessThan(10)
  })

  test('starts over behind a gap', () => {
    const tail = new TailCache().newTail()
    tail.append(chunkAt(0, 10), 0, 1)
    tail.append(chunkAt(5, 10), 5, 6)
    expect(tail.startOffset).toBe(5)
  })

  test('keeps nothing of a log whose end nobody reads, until somebody does', () => {
    const tail = new TailCache().newTail()
    for (let offset = 0; offset < 20; offset++) {
      tail.append(chunkAt(offset, 100_000), offset, offset + 1)
    }
    expect(tail.startOffset).toBe(Number.POSITIVE_INFINITY)
    tail.noteReader()
    tail.append(chunkAt(20, 100_000), 20, 21)
    expect(tail.startOffset).toBe(20)
  })

  test('of any log gives way when the limit that all share is reached', () => {
    const cache = new TailCache(250_000)
    const [first, second] = [cache.newTail(), cache.newTail()]
    first.append(chunkAt(0, 100_000), 0, 1)
    second.append(chunkAt(0, 100_000), 0, 1)
    expect(first.startOffset).toBe(0)
    second.append(chunkAt(1, 100_000), 1, 2)
    expect(first.startOffset).toBe(Number.POSITIVE_INFINITY)
    expect(second.startOffset).toBe(0)
  })

  test('frees its memory when it is cleared', () => {
    const cache = new TailCache()
    const tail = cache.newTail()
    tail.append(chunkAt(0, 20_000), 0, 1)
    expect(cache.sizeBytes).toBeGreaterThan(20_000)
    tail.clear()
    expect(cache.sizeBytes).toBe(0)
  })

  propertyTest.prop([
    fc.array(fc.record({ size: fc.nat(12_000), count: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 30,
    }),
    fc.nat(100),
    fc.nat(100),
    fc.nat(40_000),
  ])('reads what a file would give', (batches, fromPercent, toPercent, maxBytes) => {
    const tail = new TailCache().newTail()
    const chunks: Buffer[] = []
    let nextOffset = 0
    for (const { size, count } of batches) {
      const chunk = chunkAt(nextOffset, size, count)
      tail.append(chunk, nextOffset, nextOffset + count)
      chunks.push(Buffer.from(chunk))
      nextOffset += count
    }
    const from = Math.floor((fromPercent / 101) * nextOffset)
    // A reader's end is where a batch starts.
    const ends = [...chunks.map((chunk) => batch.baseOffset(chunk, 0)), nextOffset]
    const end = ends[Math.floor((toPercent / 101) * ends.length)]!
    const wanted = chunks.filter(
      (chunk) => batch.lastOffset(chunk, 0) >= from && batch.baseOffset(chunk, 0) < end,
    )
    const expected = Buffer.concat(end > from ? wanted : [])
    const limit = Math.max(maxBytes, wanted[0]?.length ?? 0)
    const found = end > from ? Buffer.concat(tail.read(from, end, maxBytes, true)) : Buffer.alloc(0)
    expect(found.equals(expected.subarray(0, limit))).toBe(true)
  })
})
