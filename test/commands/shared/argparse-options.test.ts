import { describe, expect, test } from 'vitest'
import { argparseCommand, argparseSubcommand } from '../../../src/commands/shared/command.ts'
import { runInProcess } from '../../support/command-context.ts'

const command = argparseCommand({
  name: 'storage',
  summary: 'Format',
  program: 'kafka-storage',
  purpose: 'The storage tool.',
  helpExitCode: 0,
  examples: [],
  subcommands: {
    format: argparseSubcommand({
      summary: 'Format the folders',
      options: {
        config: { description: 'File', argument: 'CONFIG', short: '-c', isRequired: true },
        feature: { description: 'Level', argument: 'F', short: '-f', isRepeatable: true },
        standalone: { description: 'One', short: '-s' },
        'no-initial-controllers': { description: 'None', short: '-N' },
      },
      exclusive: [['standalone', 'no-initial-controllers']],
      async run(options, context) {
        context.stdout.line(`${options.value('config')} ${options.values('feature').join('+')}`)
        return undefined
      },
    }),
    info: argparseSubcommand({ summary: 'Info', options: {}, run: async () => undefined }),
  },
})

const tool = argparseCommand({
  name: 'transactions',
  summary: 'Look',
  program: 'kafka-transactions',
  purpose: 'The tool.',
  helpExitCode: 1,
  examples: [],
  subcommands: {
    list: argparseSubcommand({
      summary: 'List',
      options: {
        server: { description: 'Broker', argument: 'B', isBeforeSubcommand: true },
        version: { description: 'Version', short: '-v', isBeforeSubcommand: true },
        least: { description: 'Least', argument: 'N', type: 'long' },
      },
      async run(options, context) {
        context.stdout.line(`${options.value('server')} ${options.value('least')}`)
        return undefined
      },
    }),
  },
})

function run(...words: string[]) {
  return runInProcess(command, words)
}

describe('runArgparseCommand()', () => {
  test('reads long, short, joined and shortened spellings', async () => {
    for (const words of [
      ['format', '--config', 'x', '-f', 'a', '--feature=b'],
      ['form', '-cx', '-fa', '--feat', 'b'],
    ]) {
      expect(await run(...words)).toEqual({ exitCode: 0, stdout: 'x a+b\n', stderr: '' })
    }
  })

  test.each([
    [[], 'kafka-storage: error: too few arguments'],
    [['wat'], "kafka-storage: error: invalid choice: 'wat' (choose from 'format', 'info')"],
    [['format'], 'kafka-storage: error: argument --config/-c is required'],
    [['format', '-c'], 'kafka-storage: error: argument --config/-c: expected one argument'],
    [['format', '--bogus', 'x'], "kafka-storage: error: unrecognized arguments: '--bogus x'"],
    [
      ['format', '-c', 'x', '-s', '-N'],
      'kafka-storage: error: argument --no-initial-controllers/-N: not allowed with argument --standalone/-s',
    ],
  ])('%j fails with the usage and the reason on stderr', async (words, message) => {
    const result = await run(...words)
    expect(result).toMatchObject({ exitCode: 1, stdout: '' })
    expect(result.stderr).toMatch(/^usage: kafka-storage /)
    expect(result.stderr).toContain(message)
  })

  test('an option of the tool stands before the subcommand', async () => {
    const line = (await runInProcess(tool, ['--server=a:1', 'list', '--least', '-1'])).stdout
    expect(line).toBe('a:1 -1\n')
    const behind = await runInProcess(tool, ['list', '--server', 'a:1'])
    expect(behind.stderr).toContain("error: unrecognized arguments: '--server a:1'")
    expect((await runInProcess(tool, ['--server', 'a:1'])).stderr).toContain('too few arguments')
    const version = await runInProcess(tool, ['-v'])
    expect(version).toEqual({
      exitCode: 0,
      stdout: '4.3.1 (Commit:26b251a451ce941d)\n',
      stderr: '',
    })
  })

  test('help goes to stdout', async () => {
    const result = await run('--help')
    expect(result.exitCode).toBe(0)
    expect(result.stdout).toContain('Format the folders')
    expect((await run('format', '-h')).stdout).toContain('--config CONFIG, -c CONFIG')
  })
})
