/** Which characters a place of an expression takes. */
export type CharTest = (codePoint: number) => boolean

/** What holds between two characters. */
export type Assertion = 'text-start' | 'text-end' | 'line-start' | 'line-end' | 'word' | 'not-word'

/** An expression as a tree. Captures and greediness don't matter where all of a text has to match. */
export type Node =
  | { readonly type: 'empty' }
  | { readonly type: 'char'; readonly test: CharTest }
  | { readonly type: 'assert'; readonly assertion: Assertion }
  | { readonly type: 'sequence'; readonly nodes: readonly Node[] }
  | { readonly type: 'choice'; readonly nodes: readonly Node[] }
  | { readonly type: 'repeat'; readonly node: Node; readonly min: number; readonly max: number }

export const EMPTY: Node = { type: 'empty' }

export function isWordChar(codePoint: number): boolean {
  return codePoint === 0x5f || isBetween(codePoint, '0', '9') || isLetter(codePoint)
}

/** Perl's and POSIX's classes, of ASCII alone, by their letter or name. */
export const NAMED_CLASSES: ReadonlyMap<string, CharTest> = new Map<string, CharTest>([
  ['d', (c) => isBetween(c, '0', '9')],
  ['s', (c) => c === 0x20 || (c >= 9 && c <= 13 && c !== 11)],
  ['w', isWordChar],
  ['[:alnum:]', (c) => isBetween(c, '0', '9') || isLetter(c)],
  ['[:alpha:]', isLetter],
  ['[:ascii:]', (c) => c < 128],
  ['[:blank:]', (c) => c === 0x20 || c === 9],
  ['[:cntrl:]', (c) => c < 32 || c === 127],
  ['[:digit:]', (c) => isBetween(c, '0', '9')],
  ['[:graph:]', (c) => c > 32 && c < 127],
  ['[:lower:]', (c) => isBetween(c, 'a', 'z')],
  ['[:print:]', (c) => c >= 32 && c < 127],
  ['[:punct:]', (c) => c > 32 && c < 127 && !isLetter(c) && !isBetween(c, '0', '9')],
  ['[:space:]', (c) => c === 0x20 || (c >= 9 && c <= 13)],
  ['[:upper:]', (c) => isBetween(c, 'A', 'Z')],
  ['[:word:]', isWordChar],
  ['[:xdigit:]', (c) => isBetween(c, '0', '9') || isBetween(c | 0x20, 'a', 'f')],
])

/** A general category or script of Unicode; undefined where there is none of that name. */
export function unicodeClass(name: string): CharTest | undefined {
  if (name === 'Any') return () => true
  if (!/^[A-Za-z_]+$/.test(name)) return undefined
  const property = name.length <= 2 ? name : `Script=${name}`
  try {
    const pattern = new RegExp(`^\\p{${property}}$`, 'u')
    return (c) => pattern.test(String.fromCodePoint(c))
  } catch {
    return undefined
  }
}

/** Also the other cases of what the test takes. */
export function foldCase(test: CharTest): CharTest {
  return (c) => {
    if (test(c)) return true
    const text = String.fromCodePoint(c)
    return [text.toLowerCase(), text.toUpperCase()].some((other) => {
      const codePoint = other.codePointAt(0)!
      return String.fromCodePoint(codePoint) === other && test(codePoint)
    })
  }
}

function isLetter(codePoint: number): boolean {
  return isBetween(codePoint | 0x20, 'a', 'z') && codePoint < 128
}

function isBetween(codePoint: number, first: string, last: string): boolean {
  return codePoint >= first.charCodeAt(0) && codePoint <= last.charCodeAt(0)
}
