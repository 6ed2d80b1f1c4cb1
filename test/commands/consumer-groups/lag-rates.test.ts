import { describe, expect, test } from 'vitest'
import { LagRates } from '../../../src/commands/consumer-groups/lag-rates.ts'
import type { OffsetRow } from '../../../src/commands/consumer-groups/offset-rows.ts'
import { durationText } from '../../../src/commands/shared/duration-text.ts'

function row(currentOffset: number | undefined, logEndOffset: number | undefined): OffsetRow {
  return {
    groupId: 'g',
    topic: 't',
    partition: 0,
    leaderEpoch: undefined,
    currentOffset,
    logEndOffset,
    consumerId: undefined,
    host: undefined,
    clientId: undefined,
  }
}

describe('LagRates', () => {
  test('tells rates and the time to catch up once there was time to see them', () => {
    const rates = new LagRates()
    expect(rates.add(0, [row(0, 100)])[0]).toMatchObject({
      consumedPerSecond: undefined,
      catchUpMs: undefined,
    })
    expect(rates.add(2_000, [row(60, 120)])[0]).toMatchObject({
      consumedPerSecond: 30,
      producedPerSecond: 10,
      catchUpMs: 3_000,
    })
  })

  test('knows who falls behind, who has read all, and who has no offset', () => {
    const rates = new LagRates()
    rates.add(0, [row(0, 10)])
    expect(rates.add(1_000, [row(0, 20)])[0]!.catchUpMs).toBe(Number.POSITIVE_INFINITY)
    expect(rates.add(2_000, [row(30, 30)])[0]!.catchUpMs).toBe(0)
    expect(rates.add(3_000, [row(undefined, 30)])[0]!.catchUpMs).toBeUndefined()
  })

  test('looks back half a minute and no further', () => {
    const rates = new LagRates()
    rates.add(0, [row(0, 0)])
    rates.add(30_000, [row(0, 0)])
    const [rated] = rates.add(31_000, [row(50, 50)])
    expect(rated!.consumedPerSecond).toBe(50)
  })
})

test.each([
  [0, '0s'],
  [350, '350ms'],
  [12_400, '12s'],
  [125_000, '2m 5s'],
  [3_600_000, '1h'],
  [90_061_000, '1d 1h'],
])('durationText(%d) is %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})
