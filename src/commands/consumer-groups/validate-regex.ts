/**
 * What RE2, the syntax of subscriptions that the broker evaluates (KIP-848), would refuse; undefined
 * when it would take the expression. RE2 has neither look-around nor back references.
 */
export function regexProblem(regex: string): string | undefined {
  return unsupported(regex) ?? unbalanced(regex) ?? refusedByJavaScript(regex)
}

function unsupported(regex: string): string | undefined {
  if (/(?<!\\)\(\?<[=!]/.test(regex)) return 'invalid named capture'
  if (/(?<!\\)\(\?[=!>]/.test(regex)) return 'invalid or unsupported Perl syntax'
  if (/(?<!\\)(\\\\)*\\[1-9]/.test(regex)) return 'invalid escape sequence'
  if (/(?<!\\)[*+?]{2}(?<![*+?]\?)|(?<!\\)\}[*+]/.test(regex)) {
    return 'invalid nested repetition operator'
  }
  if (/^[*+]|^\?|[(|][*+]|\|\?/.test(regex)) return 'missing argument to repetition operator'
  if (repeatsTooOften(regex)) return 'invalid repeat count'
  return undefined
}

/** RE2 copies what is repeated, so it sets a limit. */
const MAX_REPEAT = 1000

function repeatsTooOften(regex: string): boolean {
  const counts = regex.matchAll(/(?<!\\)\{(\d+)(?:,(\d*))?\}/g)
  return [...counts].some(
    ([, least, most]) => Math.max(Number(least), Number(most ?? 0)) > MAX_REPEAT,
  )
}

function unbalanced(regex: string): string | undefined {
  let depth = 0
  let isInClass = false
  for (let index = 0; index < regex.length; index++) {
    const character = regex[index]
    if (character === '\\') {
      index++
      if (index === regex.length) return 'trailing backslash at end of expression'
    } else if (isInClass) {
      if (character === ']') isInClass = false
    } else if (character === '[') {
      isInClass = true
      // A bracket that comes first is one of the characters.
      if (regex[index + 1] === '^') index++
      if (regex[index + 1] === ']') index++
    } else if (character === '(') depth++
    else if (character === ')') {
      if (depth === 0) return 'unexpected )'
      depth--
    }
  }
  if (isInClass) return 'missing closing ]'
  return depth > 0 ? 'missing closing )' : undefined
}

/** What RE2 calls what JavaScript finds. */
const RE2_MESSAGES: Readonly<Record<string, string>> = {
  'Range out of order in character class': 'invalid character class range',
  'Nothing to repeat': 'missing argument to repetition operator',
  'numbers out of order in {} quantifier': 'invalid repeat count',
}

function refusedByJavaScript(regex: string): string | undefined {
  const pattern = regex
    .replaceAll('(?P<', '(?<')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:')
  try {
    new RegExp(pattern)
    return undefined
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return RE2_MESSAGES[message.replace(/^.*: /, '')] ?? message.replace(/^.*: /, '').toLowerCase()
  }
}
