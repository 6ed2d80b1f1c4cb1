import { expect, test } from 'vitest'
import { parseTimeArgument } from '../../../src/commands/shared/time-argument.ts'

const NOW = Date.UTC(2026, 0, 31, 12)

test.each([
  ['now', NOW],
  ['10m ago', NOW - 600_000],
  ['1.5h', NOW - 5_400_000],
  ['2 d ago', NOW - 2 * 86_400_000],
  ['1700000000000', 1_700_000_000_000],
  ['2026-01-31T11:00:00Z', NOW - 3_600_000],
  ['2026-01-31 13:00+01:00', NOW],
  ['2026-01-30', new Date(2026, 0, 30).getTime()],
])('parseTimeArgument() understands %s', (text, time) => {
  expect(parseTimeArgument('from', text, NOW)).toBe(time)
})

test.each(['', 'yesterday', '12', '2026-13-01', '5x ago'])(
  "parseTimeArgument() refuses '%s'",
  (text) => {
    expect(() => parseTimeArgument('from', text, NOW)).toThrow(`--from '${text}' is no time`)
  },
)
