/**
 * Java's `.properties` files, as `java.util.Properties` reads and writes them.
 *
 * A logical line is one or more natural lines: a line that ends in an odd number of backslashes goes
 * on in the next one, without that line's leading blanks. A key ends at the first unescaped `=`, `:`
 * or blank; one separator with blanks around it is skipped. `#` or `!` at the start of a logical
 * line makes a comment. Files are ISO-8859-1, other characters are written `\uXXXX`.
 */

/** A file that Java would refuse too. */
export class PropertiesError extends Error {
  override readonly name = 'PropertiesError'
}

/** The settings in the order of their first mention; the last mention of a name wins. */
export function parseProperties(data: Uint8Array | string): Map<string, string> {
  const text = typeof data === 'string' ? data : Buffer.from(data).toString('latin1')
  const properties = new Map<string, string>()
  for (const line of logicalLines(text)) {
    const keyEnd = endOfKey(line)
    const valueStart = startOfValue(line, keyEnd)
    properties.set(decodeEscapes(line.slice(0, keyEnd)), decodeEscapes(line.slice(valueStart)))
  }
  return properties
}

/** One `key=value` line each, after the comment lines; ends with a line feed. */
export function printProperties(
  properties: Iterable<readonly [string, string]>,
  comments: readonly string[] = [],
): string {
  const lines = comments.map((comment) => `#${escapeNonAscii(comment)}`)
  for (const [key, value] of properties) lines.push(`${escapeKey(key)}=${escapeValue(value)}`)
  return lines.map((line) => `${line}\n`).join('')
}

function logicalLines(text: string): string[] {
  const lines: string[] = []
  const naturalLines = text.split(/\r\n|\r|\n/)
  if (naturalLines.at(-1) === '') naturalLines.pop()
  let pending: string | null = null
  for (const naturalLine of naturalLines) {
    const line: string = naturalLine.replace(/^[ \t\f]+/, '')
    if (!pending && /^(?:$|[#!])/.test(line)) {
      pending = null
      continue
    }
    const whole: string = (pending ?? '') + line
    pending = endsInOddBackslashes(line) ? whole.slice(0, -1) : null
    if (pending === null) lines.push(whole)
  }
  if (pending !== null) lines.push(pending)
  return lines
}

function endsInOddBackslashes(line: string): boolean {
  let count = 0
  while (line[line.length - 1 - count] === '\\') count++
  return count % 2 === 1
}

function endOfKey(line: string): number {
  for (let i = 0; i < line.length; i++) {
    const character = line[i]!
    if (character === '\\') i++
    else if ('=: \t\f'.includes(character)) return i
  }
  return line.length
}

function startOfValue(line: string, keyEnd: number): number {
  const separator = /[ \t\f]*[=:]?[ \t\f]*/y
  separator.lastIndex = keyEnd
  separator.exec(line)
  return separator.lastIndex
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' }

function decodeEscapes(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S]|$)/g, (_match, code: string) => {
    if (code[0] !== 'u') return ESCAPES[code] ?? code
    if (code.length !== 5) throw new PropertiesError('Malformed \\uxxxx encoding.')
    return String.fromCharCode(Number.parseInt(code.slice(1), 16))
  })
}

function escapeKey(key: string): string {
  return escapeSpecials(key).replaceAll(' ', '\\ ')
}

function escapeValue(value: string): string {
  return escapeSpecials(value).replace(/^ /, '\\ ')
}

const PRINTED_ESCAPES: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\f': '\\f',
}

function escapeSpecials(text: string): string {
  const escaped = text
    .replace(/[\\=:#!]/g, '\\$&')
    .replace(/[\t\n\r\f]/g, (c) => PRINTED_ESCAPES[c]!)
  return escapeNonAscii(escaped)
}

function escapeNonAscii(text: string): string {
  return text.replace(/[^ -~]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).toUpperCase()
    return `\\u${code.padStart(4, '0')}`
  })
}
