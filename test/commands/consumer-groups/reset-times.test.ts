import { describe, expect, test } from 'vitest'
import { parseDateTime, parseDuration } from '../../../src/commands/consumer-groups/reset-times.ts'

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

describe('parseDuration()', () => {
  test.each([
    ['PT1H', 3_600_000],
    ['P1DT2H30M', 95_400_000],
    ['pt1.5s', 1_500],
    ['PT-1.5S', -1_500],
    ['-P1D', -86_400_000],
    ['PT0S', 0],
  ])('%s is %i ms', (text, expected) => {
    expect(parseDuration(text)).toBe(expected)
  })

  test.each(['1h', 'P', 'PT', 'P1DT', 'PT1H2', ''])("refuses '%s'", (text) => {
    expect(() => parseDuration(text)).toThrow('Text cannot be parsed to a Duration')
  })
})
