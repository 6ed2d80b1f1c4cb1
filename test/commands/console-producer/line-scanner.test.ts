import { expect, test } from 'vitest'
import { LineScanner } from '../../../src/commands/console-producer/line-scanner.ts'

function linesOf(text: string, chunkBytes: number): string[] {
  const scanner = new LineScanner()
  const bytes = Buffer.from(text)
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    scanner.push(bytes.subarray(at, at + chunkBytes))
    for (let line = scanner.next(); line; line = scanner.next()) lines.push(line.toString())
  }
  const last = scanner.end()
  if (last) lines.push(last.toString())
  return lines
}

test.each([
  ['one\ntwo\n', ['one', 'two']],
  ['one\r\ntwo\r\n', ['one', 'two']],
  ['one\rtwo\n', ['one', 'two']],
  ['\n\n', ['', '']],
  ['\r\n\r\r\nx', ['', '', '', 'x']],
  ['last', ['last']],
  ['naïve – 日本語 🙂\nx', ['naïve – 日本語 🙂', 'x']],
  ['', []],
])('LineScanner cuts %j as Java does, however it comes', (text, expected) => {
  for (let chunkBytes = 1; chunkBytes <= 12; chunkBytes++) {
    expect(linesOf(text, chunkBytes)).toEqual(expected)
  }
})
