import { expect, test } from 'vitest'
import { command } from '../../src/commands/log-dirs.ts'
import { runInProcess } from '../support/command-context.ts'

test.each([
  [['--bootstrap-server', 'a:1'], 'Missing required argument "[describe]"\n'],
  [['--describe', '--broker-list', '1,x'], 'For input string: "x"\n'],
])('%j is refused before a cluster is asked', async (words, message) => {
  const result = await runInProcess(command, words)
  expect(result).toMatchObject({ exitCode: 1, stdout: '' })
  expect(result.stderr).toContain(message)
})
