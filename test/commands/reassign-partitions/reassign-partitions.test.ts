import { expect, test } from 'vitest'
import { command } from '../../../src/commands/reassign-partitions/index.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { runInProcess } from '../../support/command-context.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'

function execute(plan: string) {
  const fileSystem = new MemoryFileSystem()
  fileSystem.makeDirectory('/w')
  fileSystem.writeFile('/w/plan.json', Buffer.from(plan))
  return runInProcess(command, ['--execute', '--reassignment-json-file', 'plan.json'], {
    runtime: { ...nodeRuntime, fileSystem },
    workingDirectory: '/w',
  })
}

test.each([
  ['{"partitions":[]}', 'Partition reassignment list cannot be empty'],
  ['{"version":2,"partitions":[]}', 'Not supported version field value 2'],
  [
    '{"partitions":[{"topic":"t","partition":0,"replicas":[]}]}',
    'Partition replica list cannot be empty',
  ],
  [
    '{"partitions":[{"topic":"t","partition":0,"replicas":[1,1]}]}',
    'Partition replica lists may not contain duplicate entries: t-0 contains multiple entries for 1',
  ],
  [
    '{"partitions":[{"topic":"t","partition":0,"replicas":[1],"log_dirs":["a","b"]}]}',
    'Size of replicas list [1] is different from size of log dirs list [a, b] for partition t-0',
  ],
  ['{"partitions":[{"partition":0}]}', 'No such field exists: `topic`'],
  [
    '{"version":1\n',
    'Unexpected end-of-input: expected close marker for Object (start marker at [Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); line: 1, column: 1])',
  ],
])('--execute refuses %s before a cluster is asked', async (plan, message) => {
  expect(await execute(plan)).toEqual({
    exitCode: 1,
    stdout: `Error: ${message}\n\n`,
    stderr: '',
  })
})

test.each([
  [['--list', '--throttle', '1'], 'Option "[throttle]" can\'t be used with action "[list]"\n'],
  [['--generate', '--broker-list', '1'], 'Missing required argument "[topics-to-move-json-file]"'],
])('%j does not fit together', async (words, message) => {
  const run = await runInProcess(command, words)
  expect(run).toMatchObject({ exitCode: 1, stdout: '' })
  expect(run.stderr).toContain(message)
})
