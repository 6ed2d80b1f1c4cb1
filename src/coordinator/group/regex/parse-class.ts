import { type Cursor, refuse } from './cursor.ts'
import { not, parseEscape } from './parse-escape.ts'
import { type CharTest, foldCase, NAMED_CLASSES } from './syntax.ts'

/** A class in brackets, the first of which has been read: `[a-z_[:digit:]\pL]`. */
export function parseClass(cursor: Cursor, isFolded: boolean): CharTest {
  const isNegated = cursor.take('^')
  const tests: CharTest[] = []
  for (let isFirst = true; isFirst || cursor.peek() !== ']'; isFirst = false) {
    if (cursor.isAtEnd) refuse('missing closing ]')
    // A dash between two others means a range; at the ends it means itself.
    const isStray = cursor.peek() === '-' && !isFirst && cursor.peek(1) !== ']'
    if (isStray && cursor.peek(1) === undefined) refuse('missing closing ]')
    if (isStray && cursor.peek(1) !== ']') refuse('invalid character class range')
    tests.push(posixClass(cursor) ?? parseRange(cursor))
  }
  cursor.take(']')
  const any: CharTest = (c) => tests.some((test) => test(c))
  const test = isFolded ? foldCase(any) : any
  return isNegated ? not(test) : test
}

function posixClass(cursor: Cursor): CharTest | undefined {
  const mark = cursor.mark()
  if (!cursor.take('[:')) return undefined
  const inside = cursor.until(':]')
  if (inside === undefined) {
    cursor.reset(mark)
    return undefined
  }
  const isNegated = inside.startsWith('^')
  const test = NAMED_CLASSES.get(`[:${isNegated ? inside.slice(1) : inside}:]`)
  if (test === undefined) refuse('invalid character class range')
  return isNegated ? not(test) : test
}

function parseRange(cursor: Cursor): CharTest {
  const first = parseChar(cursor)
  if (typeof first !== 'number') return first
  const isRange = cursor.peek() === '-' && cursor.peek(1) !== undefined && cursor.peek(1) !== ']'
  if (!isRange) return (c) => c === first
  cursor.next()
  const last = parseChar(cursor)
  if (typeof last !== 'number' || last < first) refuse('invalid character class range')
  return (c) => c >= first && c <= last
}

function parseChar(cursor: Cursor): number | CharTest {
  const char = cursor.next()
  if (char === undefined) refuse('missing closing ]')
  return char === '\\' ? parseEscape(cursor) : char.codePointAt(0)!
}
