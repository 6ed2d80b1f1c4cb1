import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { command } from '../../../src/commands/protocol/index.ts'
import { runInProcess } from '../../support/command-context.ts'

const TEST = join(import.meta.dirname, '../..')
const VECTORS = join(TEST, 'protocol/fixtures/vectors')

interface Line {
  readonly [name: string]: unknown
}

async function protocol(verb: string, lines: readonly (Line | string)[]) {
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  const run = await runInProcess(command, [verb], {
    stdin: texts.map((text) => `${text}\n`).join(''),
  })
  const out = run.stdout.trimEnd().split('\n')
  return { exitCode: run.exitCode, lines: out.map((text) => JSON.parse(text) as Line) }
}

function vectors(file: string): Line[] {
  const text = readFileSync(join(VECTORS, file), 'utf8').trimEnd()
  return text.split('\n').map((line) => JSON.parse(line) as Line)
}

describe('protocol', () => {
  const bodies = readdirSync(VECTORS).filter((file) => file !== 'frames.jsonl')

  test('decode and encode turn every vector into the other half of itself', async () => {
    const all = bodies.flatMap(vectors)
    const decoded = await protocol(
      'decode',
      all.map(({ json: _, ...line }) => line),
    )
    expect(decoded.exitCode).toBe(0)
    expect(decoded.lines.map(({ json }) => json)).toEqual(all.map(({ json }) => json))

    const plain = all.filter((line) => line.case !== 'unknownTags')
    const encoded = await protocol(
      'encode',
      plain.map(({ hex: _, ...line }) => line),
    )
    expect(encoded.exitCode).toBe(0)
    expect(encoded.lines.map(({ hex }) => hex)).toEqual(plain.map(({ hex }) => hex))
  })

  test('decode reads record batches', async () => {
    const file = join(TEST, 'records/fixtures/v2.jsonl')
    const [first] = readFileSync(file, 'utf8').split('\n')
    const { hex, batches } = JSON.parse(first!) as Line
    const { lines } = await protocol('decode', [{ kind: 'records', hex }])
    expect(lines[0]!.batches).toEqual(batches)
  })

  test('a line that cannot be read is answered in its place, and the exit code is 1', async () => {
    const good = { api: 'Heartbeat', version: 0, kind: 'response', hex: '001b' }
    const { exitCode, lines } = await protocol('decode', [
      'not json',
      { ...good, hex: '00' },
      good,
      { ...good, hex: '001b00' },
      { ...good, version: 99 },
      { ...good, api: 'Hartbeat' },
      { ...good, kind: 'answer' },
      { ...good, hex: 'xyz' },
    ])
    expect(exitCode).toBe(1)
    expect(lines).toHaveLength(8)
    expect(lines[2]).toEqual({ ...good, json: { errorCode: 27 } })
    const errors = lines.filter((_, index) => index !== 2).map(({ error }) => error)
    expect(errors.every((error) => typeof error === 'string' && error !== '')).toBe(true)
  })

  test('encode fills in defaults and refuses what the version cannot say', async () => {
    const base = { api: 'Heartbeat', version: 1, kind: 'response' }
    const { exitCode, lines } = await protocol('encode', [
      { ...base, json: { errorCode: 27 } },
      { ...base, version: 0, json: { throttleTimeMs: 1, errorCode: 0 } },
      { ...base, json: { errorCode: 70_000 } },
      { ...base, json: { errorCode: '27' } },
    ])
    expect(exitCode).toBe(1)
    expect(lines[0]!.hex).toBe('00000000001b')
    expect(lines.slice(1).every(({ error }) => typeof error === 'string')).toBe(true)
  })

  test('keeps all 64 bits', async () => {
    const line = { api: 'LeaveGroup', version: 0, kind: 'response' }
    expect((await protocol('encode', [{ ...line, json: {} }])).lines[0]!.hex).toBe('0000')
    const offset = { api: 'OffsetCommitValue', version: 0, kind: 'coordinator-value' }
    const json = { offset: '9223372036854775807', metadata: '', commitTimestamp: '-1' }
    const { lines } = await protocol('encode', [{ ...offset, json }])
    const back = await protocol('decode', [{ ...offset, hex: lines[0]!.hex }])
    expect(back.lines[0]!.json).toEqual(json)
  })

  test('list names every API key', async () => {
    const { stdout } = await runInProcess(command, ['list'])
    expect(stdout).toMatch(/^0 +Produce +3-13 +9\+$/m)
    expect(stdout.trimEnd().split('\n').length).toBeGreaterThan(88)
  })
})
