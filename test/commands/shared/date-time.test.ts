import { describe, expect, test } from 'vitest'
import { parseDateTime } from '../../../src/commands/shared/date-time.ts'

describe('parseDateTime()', () => {
  test.each([
    ['2024-02-29T12:00:00.500Z', 1_709_208_000_500],
    ['2024-02-29T12:00:00.500', 1_709_208_000_500],
    ['2024-02-29T12:00:00', 1_709_208_000_000],
    ['2024-02-29T12:00', 1_709_208_000_000],
    ['2024-02-29T12:00:00.000+01:00', 1_709_204_400_000],
    ['2024-02-29T12:00:00.000-0130', 1_709_213_400_000],
    ['2024-02-29T12:00:00.000+01', 1_709_204_400_000],
  ])('%s is %i', (text, expected) => {
    expect(parseDateTime(text)).toBe(expected)
  })

  test.each(['2024-13-01T00:00:00.000', '2024-01-01Tnoon', '24-1-1T0:0'])('refuses %s', (text) => {
    expect(() => parseDateTime(text)).toThrow(`Unparseable date: "${text}"`)
  })

  test('refuses a date without a time', () => {
    expect(() => parseDateTime('2024-01-01')).toThrow("does not contain a 'T'")
  })
})
