import { describe, expect, test } from 'vitest'
import { command } from '../../../src/commands/features/index.ts'
import { runInProcess } from '../../support/command-context.ts'

describe('features', () => {
  test('feature-dependencies tells on which metadata.version a level depends', async () => {
    const words = [
      '--feature',
      'eligible.leader.replicas.version=1',
      '--feature',
      'group.version=1',
    ]
    const { stdout } = await runInProcess(command, ['feature-dependencies', ...words])
    expect(stdout.split('\n')).toEqual([
      'eligible.leader.replicas.version=1 requires:',
      '    metadata.version=23 (4.0-IV1)',
      'group.version=1 has no dependencies.',
      '',
    ])
  })

  test.each([
    [['upgrade'], 'You must specify at least one feature to upgrade'],
    [['disable'], 'You must specify at least one feature to disable'],
    [
      ['upgrade', '--release-version', '4.3', '--feature', 'group.version=1'],
      'Can not specify `release-version` with other feature flags.',
    ],
    [
      ['upgrade', '--feature', 'share.version'],
      "Can't parse feature=level string share.version: equals sign not found.",
    ],
    [
      ['downgrade', '--feature', 'share.version=x'],
      "Can't parse feature=level string share.version=x: unable to parse x as a short.",
    ],
    [
      ['disable', '--feature', 'group.version', '--feature', 'group.version'],
      'Feature group.version was specified more than once.',
    ],
    [['feature-dependencies', '--feature', 'metadata.version=99'], 'Unknown metadata.version 99'],
    [
      ['feature-dependencies', '--feature', 'group.version=7'],
      'No feature:group.version with feature level 7',
    ],
  ])('%j is refused before a cluster is asked', async (words, message) => {
    const result = await runInProcess(command, words)
    expect(result).toEqual({ exitCode: 1, stdout: '', stderr: `${message}\n` })
  })

  test.each([
    [['describe', '--bootstrap-server', 'a:1'], "unrecognized arguments: '--bootstrap-server a:1'"],
    [['--bootstrap-server', 'a:1'], 'too few arguments'],
    [
      ['--bootstrap-server', 'a:1', '--bootstrap-controller', 'b:1', 'describe'],
      'argument --bootstrap-controller: not allowed with argument --bootstrap-server',
    ],
  ])('%j is a syntax error, told in one line', async (words, message) => {
    const stderr = `Command line error: ${message}. Type --help for help.\n`
    expect(await runInProcess(command, words)).toEqual({ exitCode: 1, stdout: '', stderr })
  })
})
