import { beforeEach, describe, expect, test, vi } from 'vitest'
import { framedTable, styleFor, withSpinner } from '../../../src/commands/shared/terminal.ts'
import { command as storage } from '../../../src/commands/storage/index.ts'
import { command as topics } from '../../../src/commands/topics/index.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { commandContext, runInProcess, TextOutput } from '../../support/command-context.ts'
import { ManualClock } from '../../support/manual-clock.ts'

const spinners = vi.hoisted(() => ({ started: [] as string[], stopped: 0 }))
vi.mock('ora', () => ({
  default: ({ text }: { text: string }) => ({
    start() {
      spinners.started.push(text)
      return { stop: () => spinners.stopped++ }
    },
  }),
}))

beforeEach(() => {
  spinners.started = []
  spinners.stopped = 0
})

const ESCAPE = '\u001b['

describe('styleFor()', () => {
  test('colours on a terminal', async () => {
    const style = await styleFor(new TextOutput(true), {})
    expect(style.error('no')).toBe(`${ESCAPE}31mno${ESCAPE}39m`)
  })

  test.each([
    ['a pipe', false, {}],
    ['NO_COLOR', true, { NO_COLOR: '1' }],
    ['TERM=dumb', true, { TERM: 'dumb' }],
  ])('leaves text alone under %s', async (_, isTerminal, env) => {
    const style = await styleFor(new TextOutput(isTerminal), env)
    expect([style.error('no'), style.strong('no'), style.faint('no')]).toEqual(['no', 'no', 'no'])
  })
})

describe('Help', () => {
  test.each([
    ['topics', topics, ['--help']],
    ['storage format', storage, ['format', '--help']],
  ] as const)('of %s is painted on a terminal, in the same words', async (_, command, words) => {
    const piped = await runInProcess(command, words)
    const shown = await runInProcess(command, words, { isTerminal: true })
    const plain = await runInProcess(command, words, { isTerminal: true, env: { NO_COLOR: '1' } })
    expect(plain).toEqual(piped)
    const [text, painted] = [piped.stdout + piped.stderr, shown.stdout + shown.stderr]
    expect(painted).toContain(`${ESCAPE}1mExamples:${ESCAPE}22m`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of colours.
    expect(painted.replace(/\u001b\[\d+m/g, '')).toBe(text)
    expect(text).not.toContain(ESCAPE)
  })
})

test('framedTable() draws frames without colour', async () => {
  const table = await framedTable(['GROUP', 'LAG'], [['readers', '3']])
  const lines = [
    '┌─────────┬─────┐',
    '│ GROUP   │ LAG │',
    '├─────────┼─────┤',
    '│ readers │ 3   │',
    '└─────────┴─────┘',
  ]
  expect(table).toBe(lines.join('\n'))
})

describe('withSpinner()', () => {
  async function wait(isTerminal: boolean, ms: number): Promise<string> {
    const clock = new ManualClock()
    const context = commandContext([], { isTerminal, runtime: { ...nodeRuntime, clock } })
    let finish: (result: string) => void = () => {}
    const work = new Promise<string>((resolve) => {
      finish = resolve
    })
    const result = withSpinner(context, 'Waiting', work)
    clock.advance(ms)
    // The library is loaded meanwhile.
    await import('ora')
    await vi.waitFor(() => expect(spinners.started).toHaveLength(isTerminal && ms >= 1000 ? 1 : 0))
    finish('done')
    return result
  }

  test('turns on a terminal after a second, until the work is done', async () => {
    expect(await wait(true, 1_000)).toBe('done')
    expect(spinners).toEqual({ started: ['Waiting'], stopped: 1 })
  })

  test.each([
    ['work that is shorter', true, 999],
    ['a pipe', false, 5_000],
  ])('shows nothing for %s', async (_, isTerminal, ms) => {
    expect(await wait(isTerminal, ms)).toBe('done')
    expect(spinners).toEqual({ started: [], stopped: 0 })
  })

  test('fails as the work fails', async () => {
    const context = commandContext([], { isTerminal: true })
    await expect(withSpinner(context, 'Waiting', Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
  })
})
