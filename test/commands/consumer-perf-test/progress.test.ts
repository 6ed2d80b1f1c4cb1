import { expect, test } from 'vitest'
import { detailedRow, totalRow } from '../../../src/commands/consumer-perf-test/progress.ts'

const MB = 1024 * 1024
const date = (timeMs: number) => `T${timeMs}`
const start = { timeMs: 1000, bytes: 0, records: 0 }
const middle = { timeMs: 3000, bytes: 8 * MB, records: 4000 }
const end = { timeMs: 4000, bytes: 10 * MB, records: 5000 }

test('the row of a whole test leaves the time of rebalances out of the rates of fetching', () => {
  expect(totalRow(start, end, 1000, date)).toBe(
    'T1000, T4000, 10.0000, 3.3333, 5000, 1666.6667, 1000, 2000, 5.0000, 2500.0000',
  )
})

test('the row of an interval has totals, and its own rates', () => {
  expect(detailedRow(middle, end, 0, date)).toBe(
    'T4000, 0, 10.0000, 2.0000, 5000, 1000.0000, 0, 1000, 2.0000, 1000.0000',
  )
})

test('an interval of rebalances alone has no rates of fetching', () => {
  expect(detailedRow(middle, end, 1000, date)).toContain('1000, 0, 0.0000, 0.0000')
})
