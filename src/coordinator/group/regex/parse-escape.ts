import { type Cursor, refuse } from './cursor.ts'
import { type CharTest, NAMED_CLASSES, unicodeClass } from './syntax.ts'

const CONTROLS: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 }
const MAX_CODE_POINT = 0x10ffff

/** What stands behind a backslash: a character, or a class of them. */
export function parseEscape(cursor: Cursor): number | CharTest {
  const char = cursor.next()
  if (char === undefined) refuse('trailing backslash at end of expression')
  if ('dsw'.includes(char)) return NAMED_CLASSES.get(char)!
  if ('DSW'.includes(char)) return not(NAMED_CLASSES.get(char.toLowerCase())!)
  if (char === 'p' || char === 'P') return parseUnicodeClass(cursor, char === 'P')
  if (char === 'x') return parseHex(cursor)
  if (char >= '0' && char <= '7') return parseOctal(cursor, char)
  const control = CONTROLS[char]
  if (control !== undefined) return control
  if (/^[A-Za-z0-9]$/.test(char)) refuse('invalid escape sequence')
  return char.codePointAt(0)!
}

/** A single digit but zero would refer back to a group, which RE2 can't. */
function parseOctal(cursor: Cursor, first: string): number {
  const isOctal = (char: string | undefined) => char !== undefined && char >= '0' && char <= '7'
  if (first !== '0' && !isOctal(cursor.peek())) refuse('invalid escape sequence')
  let digits = first
  while (digits.length < 3 && isOctal(cursor.peek())) digits += cursor.next()
  return Number.parseInt(digits, 8)
}

function parseHex(cursor: Cursor): number {
  const digits = cursor.take('{')
    ? (cursor.until('}') ?? '')
    : `${cursor.next() ?? ''}${cursor.next() ?? ''}`
  const isWhole = /^[0-9A-Fa-f]+$/.test(digits)
  const codePoint = Number.parseInt(digits, 16)
  if (!isWhole || codePoint > MAX_CODE_POINT) refuse('invalid escape sequence')
  return codePoint
}

function parseUnicodeClass(cursor: Cursor, isNegated: boolean): CharTest {
  const name = cursor.take('{') ? cursor.until('}') : cursor.next()
  if (name === undefined) refuse('invalid character class range')
  const isInverted = name.startsWith('^')
  const test = unicodeClass(isInverted ? name.slice(1) : name)
  if (test === undefined) refuse('invalid character class range')
  return isNegated === isInverted ? test : not(test)
}

export function not(test: CharTest): CharTest {
  return (c) => !test(c)
}
