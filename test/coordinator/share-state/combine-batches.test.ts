import { describe, expect, test } from 'vitest'
import { combineBatches } from '../../../src/coordinator/share-state/combine-batches.ts'
import type { ShareStateBatch } from '../../../src/coordinator/share-state/share-persister.ts'
import { SeededRandom } from '../../support/seeded-random.ts'

/** `first-last:state/count`, e.g. `0-9:2/1`. */
function batches(text: string): ShareStateBatch[] {
  return [...text.matchAll(/(\d+)-(\d+):(\d)\/(\d+)/g)].map((match) => {
    const [firstOffset, lastOffset, deliveryState, deliveryCount] = match.slice(1).map(Number)
    return {
      firstOffset: firstOffset!,
      lastOffset: lastOffset!,
      deliveryState: deliveryState!,
      deliveryCount: deliveryCount!,
    }
  })
}

function text(combined: readonly ShareStateBatch[]): string {
  return combined
    .map((batch) => {
      const { firstOffset, lastOffset, deliveryState, deliveryCount } = batch
      return `${firstOffset}-${lastOffset}:${deliveryState}/${deliveryCount}`
    })
    .join(' ')
}

describe('combineBatches()', () => {
  test.each([
    ['keeps a lone batch', '0-9:0/1', '', -1, '0-9:0/1'],
    ['puts batches in order', '20-29:0/1', '0-9:2/1', -1, '0-9:2/1 20-29:0/1'],
    ['joins neighbours of one fate', '0-9:2/1', '10-19:2/1', -1, '0-19:2/1'],
    ['keeps neighbours of two fates apart', '0-9:2/1', '10-19:0/1', -1, '0-9:2/1 10-19:0/1'],
    ['joins what overlaps with one fate', '0-9:2/1', '5-19:2/1', -1, '0-19:2/1'],
    ['lets the higher state win', '0-9:0/1', '0-9:2/1', -1, '0-9:2/1'],
    ['lets the higher count win', '0-9:2/1', '3-5:0/2', -1, '0-2:2/1 3-5:0/2 6-9:2/1'],
    ['drops a lower count inside', '0-9:0/2', '3-5:2/1', -1, '0-9:0/2'],
    ['keeps the rest of a lower count', '0-9:0/2', '5-15:0/1', -1, '0-9:0/2 10-15:0/1'],
    ['cuts the end of a lower count', '0-9:0/1', '5-15:0/2', -1, '0-4:0/1 5-15:0/2'],
    ['covers a shorter one', '0-5:0/1', '0-9:2/1', -1, '0-9:2/1'],
    ['follows a shorter one that wins', '0-5:2/2', '0-9:0/1', -1, '0-5:2/2 6-9:0/1'],
    ['drops what lies before the start', '0-9:2/1', '10-19:0/1', 10, '10-19:0/1'],
    ['cuts what begins before the start', '0-9:2/1', '', 4, '4-9:2/1'],
  ] as const)('%s', (_, kept, fresh, startOffset, expected) => {
    expect(text(combineBatches(batches(kept), batches(fresh), startOffset))).toBe(expected)
  })

  test('gives every offset the strongest fate that any batch has for it', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = new SeededRandom(seed)
      const pick = (limit: number) => Math.floor(random.next() * limit)
      const make = () =>
        Array.from({ length: pick(8) }, (): ShareStateBatch => {
          const firstOffset = pick(30)
          const deliveryState = [0, 2, 4][pick(3)]!
          return {
            firstOffset,
            lastOffset: firstOffset + pick(10),
            deliveryState,
            deliveryCount: 1 + pick(3),
          }
        })
      const [kept, fresh, startOffset] = [make(), make(), pick(10) - 1]
      const combined = combineBatches(kept, fresh, startOffset)
      for (let offset = 0; offset < 45; offset += 1) {
        const holds = (batch: ShareStateBatch) =>
          batch.firstOffset <= offset && offset <= batch.lastOffset
        const fates = [...kept, ...fresh]
          .filter((batch) => holds(batch) && offset >= startOffset)
          .map(({ deliveryCount, deliveryState }) => deliveryCount * 10 + deliveryState)
        const found = combined.filter(holds)
        expect(found.length, `seed ${seed}, offset ${offset}`).toBe(fates.length === 0 ? 0 : 1)
        if (found.length === 0) continue
        const { deliveryCount, deliveryState } = found[0]!
        expect(deliveryCount * 10 + deliveryState, `seed ${seed}`).toBe(Math.max(...fates))
      }
    }
  })
})
