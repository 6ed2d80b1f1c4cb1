import { expect, test } from 'vitest'
import { regexProblem } from '../../../src/commands/consumer-groups/validate-regex.ts'

// Each answer is what Kafka 4.3 says of the same expression.
test.each([
  ['a.*b', undefined],
  ['(?i)orders-(eu|us)', undefined],
  ['[]a]+', undefined],
  ['a+?b??', undefined],
  ['a((', 'missing closing )'],
  ['[a', 'missing closing ]'],
  ['(?=a)', 'invalid or unsupported Perl syntax'],
  ['a(?<!b)', 'invalid named capture'],
  ['[b-a]', 'invalid character class range'],
  ['x{1001}', 'invalid repeat count'],
  ['|?', 'missing argument to repetition operator'],
  ['a\\1', 'invalid escape sequence'],
  ['a\\', 'trailing backslash at end of expression'],
  ['a**', 'invalid nested repetition operator'],
])('regexProblem(%j) is %j', (regex, problem) => {
  expect(regexProblem(regex)).toBe(problem)
})
