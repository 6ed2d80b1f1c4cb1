import { describe, expect, test } from 'vitest'
import { parseDuration } from '../../src/config/iso-duration.ts'

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
