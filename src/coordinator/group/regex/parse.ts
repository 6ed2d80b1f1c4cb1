import { Cursor, refuse } from './cursor.ts'
import { parseClass } from './parse-class.ts'
import { parseEscape } from './parse-escape.ts'
import { type Assertion, type CharTest, EMPTY, foldCase, type Node } from './syntax.ts'

interface Flags {
  readonly isFolded: boolean
  readonly isMultiline: boolean
  readonly isDotAll: boolean
}

const NO_FLAGS: Flags = { isFolded: false, isMultiline: false, isDotAll: false }
const MAX_REPEAT = 1_000
const NEWLINE = 10

/** Parses RE2's syntax. Throws RegexSyntaxError. */
export function parseRegex(text: string): Node {
  const parser = new Parser(text)
  return parser.parse()
}

class Parser {
  readonly #cursor: Cursor
  readonly #names = new Set<string>()
  #flags = NO_FLAGS

  constructor(text: string) {
    this.#cursor = new Cursor(text)
  }

  parse(): Node {
    const node = this.#choice()
    if (!this.#cursor.isAtEnd) refuse('regexp/syntax: internal error')
    return node
  }

  #choice(): Node {
    const nodes = [this.#sequence()]
    while (this.#cursor.take('|')) nodes.push(this.#sequence())
    return nodes.length === 1 ? nodes[0]! : { type: 'choice', nodes }
  }

  #sequence(): Node {
    const nodes: Node[] = []
    for (;;) {
      const char = this.#cursor.peek()
      if (char === undefined || char === '|' || char === ')') break
      if (this.#cursor.take('\\Q')) {
        nodes.push(...this.#quoted())
        continue
      }
      if (this.#isRepeatAhead()) refuse('missing argument to repetition operator')
      nodes.push(this.#repeated(this.#atom()))
    }
    return nodes.length === 1 ? nodes[0]! : { type: 'sequence', nodes }
  }

  /** The last character of a quotation is what an operator behind it repeats. */
  #quoted(): Node[] {
    const text = this.#cursor.until('\\E') ?? this.#cursor.rest()
    const nodes = [...text].map((char) => this.#literal(char))
    const last = nodes.pop()
    return last === undefined ? [] : [...nodes, this.#repeated(last)]
  }

  #atom(): Node {
    const cursor = this.#cursor
    const char = cursor.next()!
    switch (char) {
      case '(':
        return this.#group()
      case '[':
        return this.#char(parseClass(cursor, this.#flags.isFolded))
      case '.':
        return this.#char(this.#flags.isDotAll ? () => true : (c) => c !== NEWLINE)
      case '^':
        return assertion(this.#flags.isMultiline ? 'line-start' : 'text-start')
      case '$':
        return assertion(this.#flags.isMultiline ? 'line-end' : 'text-end')
      case '\\':
        return this.#escape()
      default:
        return this.#literal(char)
    }
  }

  #escape(): Node {
    const cursor = this.#cursor
    if (cursor.take('A')) return assertion('text-start')
    if (cursor.take('z')) return assertion('text-end')
    if (cursor.take('b')) return assertion('word')
    if (cursor.take('B')) return assertion('not-word')
    const escaped = parseEscape(cursor)
    if (typeof escaped === 'number') return this.#literal(String.fromCodePoint(escaped))
    return this.#char(this.#flags.isFolded ? foldCase(escaped) : escaped)
  }

  #group(): Node {
    const outer = this.#flags
    if (this.#cursor.take('?') && this.#groupHead() === 'flags') return EMPTY
    const node = this.#choice()
    if (!this.#cursor.take(')')) refuse('missing closing )')
    this.#flags = outer
    return node
  }

  /** `flags`: `(?i)` is no group, it holds for what follows in the group around it. */
  #groupHead(): 'group' | 'flags' {
    const cursor = this.#cursor
    if (cursor.peek() === 'P' || (cursor.peek() === '<' && !'=!'.includes(cursor.peek(1) ?? '='))) {
      if (!cursor.take('P<') && !cursor.take('<')) refuse('invalid or unsupported Perl syntax')
      const name = cursor.until('>')
      if (name === undefined || !/^[A-Za-z0-9_]+$/.test(name)) refuse('invalid named capture')
      if (this.#names.has(name)) refuse('duplicate capture group name')
      this.#names.add(name)
      return 'group'
    }
    let isOn = true
    let hasSign = false
    let flags = this.#flags
    for (;;) {
      const char = cursor.next()
      if (char === 'i') flags = { ...flags, isFolded: isOn }
      else if (char === 'm') flags = { ...flags, isMultiline: isOn }
      else if (char === 's') flags = { ...flags, isDotAll: isOn }
      else if (char === '-' && !hasSign) [isOn, hasSign] = [false, true]
      else if (char === ':' || char === ')') {
        this.#flags = flags
        return char === ':' ? 'group' : 'flags'
      } else if (char !== 'U') refuse('invalid or unsupported Perl syntax')
    }
  }

  #repeated(node: Node): Node {
    const range = this.#repeatRange()
    if (range === undefined) return node
    this.#cursor.take('?')
    if (this.#isRepeatAhead()) refuse('invalid nested repetition operator')
    return { type: 'repeat', node, min: range.min, max: range.max }
  }

  #isRepeatAhead(): boolean {
    const mark = this.#cursor.mark()
    const isRepeat = this.#repeatRange() !== undefined
    this.#cursor.reset(mark)
    return isRepeat
  }

  /** Braces that don't hold a count are characters like others. */
  #repeatRange(): { min: number; max: number } | undefined {
    const cursor = this.#cursor
    if (cursor.take('*')) return { min: 0, max: Number.POSITIVE_INFINITY }
    if (cursor.take('+')) return { min: 1, max: Number.POSITIVE_INFINITY }
    if (cursor.take('?')) return { min: 0, max: 1 }
    const mark = cursor.mark()
    const inside = cursor.take('{') ? cursor.until('}') : undefined
    const match = /^(\d+)(,(\d*))?$/.exec(inside ?? '')
    if (match === null) {
      cursor.reset(mark)
      return undefined
    }
    const [, first, comma, last] = match
    const min = Number(first)
    const isOpen = comma !== undefined && last === ''
    const max = comma === undefined ? min : isOpen ? Number.POSITIVE_INFINITY : Number(last)
    const isTooLarge = min > MAX_REPEAT || (!isOpen && max > MAX_REPEAT)
    if (isTooLarge || max < min) refuse('invalid repeat count')
    return { min, max }
  }

  #literal(char: string): Node {
    const codePoint = char.codePointAt(0)!
    const test: CharTest = (c) => c === codePoint
    return { type: 'char', test: this.#flags.isFolded ? foldCase(test) : test }
  }

  #char(test: CharTest): Node {
    return { type: 'char', test }
  }
}

function assertion(name: Assertion): Node {
  return { type: 'assert', assertion: name }
}
