import { expect, test } from 'vitest'
import { findCommand } from '../../src/commands/index.ts'
import { aliasNames, batchFile, command, shellScript } from '../../src/commands/install-aliases.ts'
import { nodeRuntime } from '../../src/runtime/runtime.ts'
import { runInProcess } from '../support/command-context.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

function install(fileSystem: MemoryFileSystem, ...words: string[]) {
  const runtime = { ...nodeRuntime, fileSystem }
  return runInProcess(command, ['--dir', 'bin', ...words], { runtime, workingDirectory: '/w' })
}

test("install-aliases writes a script under the name of each of Kafka's", async () => {
  const fileSystem = new MemoryFileSystem()
  expect((await install(fileSystem)).exitCode).toBe(0)
  const names = fileSystem.list('/w/bin')
  expect(names).toContain('kafka-topics.sh')
  expect(names).toContain('kafka-console-consumer.sh')
  expect(names).not.toContain('kafka-install-aliases.sh')
  expect(names).toHaveLength(aliasNames().length)
  for (const name of names) expect(findCommand(name)).toBeDefined()
})

test('install-aliases writes over its own files only, unless it is told to', async () => {
  const fileSystem = new MemoryFileSystem()
  await install(fileSystem)
  expect((await install(fileSystem)).exitCode).toBe(0)
  fileSystem.writeFile('/w/bin/kafka-topics.sh', "Kafka's own")
  expect(await install(fileSystem)).toMatchObject({ exitCode: 1, stdout: '' })
  expect(fileSystem.readFile('/w/bin/kafka-topics.sh').toString()).toBe("Kafka's own")
  expect((await install(fileSystem, '--force')).exitCode).toBe(0)
  expect(fileSystem.readFile('/w/bin/kafka-topics.sh').toString()).toContain('topics "$@"')
})

test('Paths with blanks and quotes are quoted for either shell', () => {
  const program = { node: "/o'brien/node", script: 'C:\\100% mine\\kafka-ts.js' }
  expect(shellScript(program, 'topics')).toContain("exec '/o'\\''brien/node' ")
  expect(batchFile(program, 'topics')).toContain('"C:\\100%% mine\\kafka-ts.js" topics %*\r\n')
})
