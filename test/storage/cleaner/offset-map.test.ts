import { fc, test as propertyTest } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { OffsetMap } from '../../../src/storage/cleaner/offset-map.ts'

function put(map: OffsetMap, key: string, offset: number): void {
  const bytes = Buffer.from(key)
  map.put(bytes, 0, bytes.length, offset)
}

function get(map: OffsetMap, key: string): number {
  const bytes = Buffer.from(key)
  return map.get(bytes, 0, bytes.length)
}

describe('OffsetMap', () => {
  propertyTest.prop([fc.array(fc.string({ maxLength: 3 }), { maxLength: 90 }), fc.nat()])(
    'knows the last offset of each key',
    (keys, seed) => {
      const map = new OffsetMap(100 * 24, 0.9, seed)
      const expected = new Map<string, number>()
      for (const [offset, key] of keys.entries()) {
        put(map, key, offset)
        expected.set(key, offset)
      }
      expect(map.size).toBe(expected.size)
      for (const [key, offset] of expected) expect(get(map, key)).toBe(offset)
      expect(get(map, 'not a key')).toBe(-1)
    },
  )

  test('says when no more keys fit', () => {
    const map = new OffsetMap(10 * 24, 0.5, 1)
    for (let i = 0; i < 4; i++) put(map, `key ${i}`, i)
    expect([map.hasRoomFor(1), map.hasRoomFor(2)]).toEqual([true, false])
  })
})
