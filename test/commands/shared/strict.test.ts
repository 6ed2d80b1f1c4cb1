import { describe, expect, test } from 'vitest'
import { joptCommand } from '../../../src/commands/shared/command.ts'
import { CommandError } from '../../../src/commands/shared/command-error.ts'
import { errorLogger } from '../../../src/commands/shared/log-lines.ts'
import { runInProcess } from '../../support/command-context.ts'

const command = joptCommand({
  name: 'lenient',
  summary: 'Fails as it is told to',
  purpose: 'Fails as it is told to.',
  examples: [],
  options: {
    log: { description: 'Log an error' },
    note: { description: 'Note a failure' },
    throw: { description: 'Throw an error that exits with 0' },
    succeed: { description: 'Do nothing' },
  },
  run: async (options, context) => {
    if (options.has('log')) errorLogger(context)('bad')
    if (options.has('note')) context.noteFailure()
    if (options.has('throw')) throw new CommandError('bad', { exitCode: 0 })
    return 0
  },
})

describe.each(['--log', '--note', '--throw'])('%s', (word) => {
  test.each([
    [false, 0],
    [true, 1],
  ])('strict %j exits with %i', async (isStrict, exitCode) => {
    expect(await runInProcess(command, [word], { isStrict })).toMatchObject({ exitCode })
  })
})

test('Under --strict success is success', async () => {
  const run = await runInProcess(command, ['--succeed'], { isStrict: true })
  expect(run).toEqual({ exitCode: 0, stdout: '', stderr: '' })
})
