import { expect, test } from 'vitest'
import { dateFormat } from '../../../src/commands/shared/date-format.ts'

const TIME = new Date(2026, 1, 3, 14, 5, 6, 78).getTime()

test.each([
  ['yyyy-MM-dd HH:mm:ss:SSS', '2026-02-03 14:05:06:078'],
  ['yy/M/d h:mm a', '26/2/3 2:05 PM'],
  ["EEE, d MMM yyyy 'at' HH''mm", "Tue, 3 Feb 2026 at 14'05"],
  ['EEEE MMMM kk KK S', 'Tuesday February 14 02 78'],
])('%s', (pattern, text) => {
  expect(dateFormat(pattern)(TIME)).toBe(text)
})

test('tells the offset of the time zone', () => {
  expect(dateFormat('Z XXX')(TIME)).toMatch(/^[+-]\d{4} [+-]\d\d:\d\d$/)
})

test('refuses letters that mean nothing', () => {
  expect(() => dateFormat('yyyy-bb')).toThrow("Illegal pattern character 'b'")
})
