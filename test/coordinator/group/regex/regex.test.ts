import { expect, test } from 'vitest'
import { Regex, RegexSyntaxError } from '../../../../src/coordinator/group/regex/regex.ts'

/** What RE2/J, which Apache uses, says of an expression: its error, or which of the texts match. */
const EXPRESSIONS: readonly (readonly [string, string])[] = [
  ['a(b', 'ERR missing closing )'],
  ['a)b', 'ERR regexp/syntax: internal error'],
  ['*a', 'ERR missing argument to repetition operator'],
  ['a**', 'ERR invalid nested repetition operator'],
  ['a*+', 'ERR invalid nested repetition operator'],
  ['a{1001}', 'ERR invalid repeat count'],
  ['[a', 'ERR missing closing ]'],
  ['[z-a]', 'ERR invalid character class range'],
  ['\\', 'ERR trailing backslash at end of expression'],
  ['\\8', 'ERR invalid escape sequence'],
  ['(?P<n', 'ERR invalid named capture'],
  ['(?P<1a>x)', 'ok x'],
  ['(?<n>x)', 'ok x'],
  ['(?=a)', 'ERR invalid or unsupported Perl syntax'],
  ['a{2,1}', 'ERR invalid repeat count'],
  ['[[:foo:]]', 'ERR invalid character class range'],
  ['\\pX', 'ERR invalid character class range'],
  ['(?i)AbC', 'ok abc ABC'],
  ['x{2}', 'ok xx'],
  ['(?U)a', 'ok a'],
  ['a{,3}', 'ok a{,3}'],
  ['a{2', 'ok a{2'],
  ['(?i:ab)c', 'ok abc'],
  ['[^a-c]', 'ok x α é ] - K k y _'],
  ['\\Qa.b\\E+', 'ok a.b a.bb'],
  ['\\p{Greek}', 'ok α'],
  ['\\pL+', 'ok a ab abc aaa b x xx ABC α foo é xxxxxx c aac K k y xxy'],
  ['[[:alpha:]]+', 'ok a ab abc aaa b x xx ABC foo xxxxxx c aac K k y xxy'],
  ['^a$', 'ok a'],
  ['\\Aa\\z', 'ok a'],
  ['a|b|', 'ok a b ∅'],
  ['()', 'ok ∅'],
  ['(?s).', 'ok a b x α é c ] - K k y _'],
  ['\\x{41}b', 'ok'],
  ['\\x41', 'ok'],
  ['\\012', 'ok'],
  ['\\bfoo\\b', 'ok foo'],
  ['[\\d_]+', 'ok 1_ _'],
  ['[]a]', 'ok a ]'],
  ['[a-]', 'ok a -'],
  ['a{0}', 'ok ∅'],
  ['(a|b)*c', 'ok abc c aac'],
  ['\\C', 'ERR invalid escape sequence'],
  ['\\Z', 'ERR invalid escape sequence'],
  ['(?m)^a$', 'ok a'],
  ['x*?y', 'ok y xxy'],
  ['[[:^alpha:]]', 'ok α é ] - _'],
  ['\\PL', 'ok ] - _'],
  ['\\p{^L}', 'ok ] - _'],
  ['(?i)[k]', 'ok K k'],
  ['a++', 'ERR invalid nested repetition operator'],
  ['(?P<n>a)(?P<n>b)', 'ERR duplicate capture group name'],
  ['[[:word:]]', 'ok a b x c K k y _'],
  ['\\_', 'ok _'],
  ['\\-', 'ok -'],
  ['\\é', 'ok é'],
  ['x{1,2}{3}', 'ERR invalid nested repetition operator'],
  ['(?)', 'ok ∅'],
  ['(?i', 'ERR invalid or unsupported Perl syntax'],
  ['a||b', 'ok a b ∅'],
  ['(|a)+', 'ok a aaa ∅'],
]

const TEXTS =
  'a ab abc aaa b x xx ABC a.b a.bb α foo é xxxxxx c aac 1_ ] - K k y xxy {2 a{2 a{,3} _ ∅'.split(
    ' ',
  )

test.each(EXPRESSIONS)('Regex %s is taken as RE2/J takes it', (text, expected) => {
  expect(verdict(text)).toBe(expected)
})

test('Regex.matches() takes no longer for an expression that makes others backtrack', () => {
  const regex = Regex.compile('(a*)*(a|a)*(.*a){20}b')
  expect(regex.matches('a'.repeat(240))).toBe(false)
})

function verdict(text: string): string {
  try {
    const regex = Regex.compile(text)
    return ['ok', ...TEXTS.filter((each) => regex.matches(each === '∅' ? '' : each))].join(' ')
  } catch (error) {
    if (error instanceof RegexSyntaxError) return `ERR ${error.message}`
    throw error
  }
}
