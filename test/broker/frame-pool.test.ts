import { describe, expect, test } from 'vitest'
import { FramePool, MAX_POOLED_BYTES, MIN_POOLED_BYTES } from '../../src/broker/frame-pool.ts'

describe('FramePool', () => {
  test.each([MIN_POOLED_BYTES, 20_000, 65_536, 65_537, MAX_POOLED_BYTES])(
    'uses the memory of a frame of %i bytes again',
    (sizeBytes) => {
      const pool = new FramePool()
      const frame = pool.take(sizeBytes)
      expect(frame.length).toBe(sizeBytes)
      pool.giveBack(frame)
      expect(pool.take(sizeBytes).buffer).toBe(frame.buffer)
      expect(pool.take(sizeBytes).buffer).not.toBe(frame.buffer)
    },
  )

  test('does not take back frames that it does not make', () => {
    const pool = new FramePool()
    for (const sizeBytes of [MIN_POOLED_BYTES - 1, MAX_POOLED_BYTES + 1]) {
      const frame = Buffer.alloc(sizeBytes)
      pool.giveBack(frame)
      expect(pool.take(Math.min(sizeBytes, MAX_POOLED_BYTES)).buffer).not.toBe(frame.buffer)
    }
  })

  test('holds a limited amount of free memory', () => {
    const pool = new FramePool()
    const frames = Array.from({ length: 40 }, () => pool.take(MAX_POOLED_BYTES))
    for (const frame of frames) pool.giveBack(frame)
    const known = new Set(frames.map(({ buffer }) => buffer))
    const again = Array.from({ length: 40 }, () => pool.take(MAX_POOLED_BYTES))
    expect(again.filter(({ buffer }) => known.has(buffer))).toHaveLength(32)
  })
})
