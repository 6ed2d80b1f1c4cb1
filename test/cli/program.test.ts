import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findCommand } from '../../src/commands/index.ts'
import { runProgram } from '../../src/commands/shared/program.ts'
import { KAFKA_TS_VERSION } from '../../src/commands/shared/version.ts'
import { runBuilt } from '../support/built-program.ts'
import { commandContext } from '../support/command-context.ts'

const root = join(import.meta.dirname, '../..')

async function runWithout(words: readonly string[]) {
  const context = commandContext(words)
  const exitCode = await runProgram(words, context)
  return { exitCode, stdout: context.stdout.text, stderr: context.stderr.text }
}

describe('kafka-ts', () => {
  test('without arguments lists the commands by theme', async () => {
    const run = await runWithout([])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    await expect(run.stdout).toMatchFileSnapshot('__snapshots__/help/kafka-ts.txt')
  })

  test('--version tells its own version and the level of Kafka', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(KAFKA_TS_VERSION).toBe(version)
    const run = await runWithout(['--version'])
    expect(run).toEqual({ exitCode: 0, stdout: `kafka-ts ${version} (Kafka 4.3.1)\n`, stderr: '' })
  })

  test('suggests the names close to an unknown command', async () => {
    const run = await runWithout(['topcs', '--list'])
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toBe(
      "Unknown command 'topcs'\nDid you mean topics?\nType 'kafka-ts' for the list of commands.\n",
    )
  })

  test('refuses an option of its own that it does not know', async () => {
    const run = await runWithout(['--frobnicate'])
    expect(run).toMatchObject({ exitCode: 1, stdout: '' })
    expect(run.stderr).toContain("unknown option '--frobnicate'")
  })

  test("'help topics' shows the help on stdout and succeeds", async () => {
    const run = await runWithout(['help', 'topics'])
    expect(run).toMatchObject({ exitCode: 0, stderr: '' })
    expect(run.stdout).toContain('kafka-ts topics --create')
    expect((await runWithout(['help', 'nothing'])).exitCode).toBe(1)
  })

  test("finds a command under the name of Kafka's script", () => {
    expect(findCommand('kafka-topics.sh')).toBe(findCommand('topics'))
    expect(findCommand('kafka-topics')).toBe(findCommand('topics'))
    expect(findCommand('kafka-nothing.sh')).toBeUndefined()
  })
})

describe('the built program', () => {
  test('answers an option error on stderr with exit code 1', () => {
    const run = runBuilt(['topics', '--desc'])
    expect(run).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'desc is not a recognized option\nDid you mean --describe?\n',
    })
  })

  test('adds the trace under --debug', () => {
    expect(runBuilt(['topics', '--desc', '--debug']).stderr).toContain('OptionError: desc')
  })

  test('writes its output whole before it exits', () => {
    expect(runBuilt(['topics', '--version'])).toEqual({
      exitCode: 0,
      stdout: '4.3.1\n',
      stderr: '',
    })
    const help = runBuilt(['help', 'topics'])
    expect(help.stdout.split('\n').length).toBeGreaterThan(50)
  })

  // What a start loads decides how long it takes, and is easier to hold than the time itself.
  test.each([
    [
      ['topics', '--version'],
      ['cli.cjs', 'commands/topics.cjs'],
    ],
    [['--version'], ['cli.cjs']],
  ])('%j loads no more files than needed', (words, files) => {
    const script = `
      const dist = ${JSON.stringify(join(root, 'dist'))}
      process.on('exit', () => {
        const loaded = Object.keys(require.cache).map((path) => path.replaceAll('\\\\', '/'))
        require('node:fs').writeSync(2, JSON.stringify(loaded))
      })
      require(dist + '/cli.cjs').main(${JSON.stringify(words)})`
    const { stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' })
    const loaded = (JSON.parse(stderr) as string[]).map((path) => path.replace(/^.*\/dist\//, ''))
    expect(loaded.sort()).toEqual([...files].sort())
  })
})
