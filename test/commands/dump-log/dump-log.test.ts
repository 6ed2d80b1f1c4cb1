import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { command } from '../../../src/commands/dump-log/index.ts'
import { silentLogger } from '../../../src/runtime/logger.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { runInProcess } from '../../support/command-context.ts'
import { batchOf, openLog } from '../../support/logs.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'
import { readTar, writeFiles } from '../../support/tar.ts'

const archive = new URL('../../storage/fixtures/clean.tar.gz', import.meta.url)
const golden = new URL('fixtures/clean-directory.txt.gz', import.meta.url)

function run(disk: MemoryFileSystem, words: readonly string[]) {
  const runtime = { ...nodeRuntime, fileSystem: disk, logger: silentLogger }
  return runInProcess(command, words, { runtime, workingDirectory: '/' })
}

describe('dump-log', () => {
  const disk = new MemoryFileSystem()
  writeFiles(disk, '/clean', readTar(archive))
  // Parts that begin with `$ OPTIONS`: what Apache's tool prints of a directory of Apache's.
  const parts = gunzipSync(readFileSync(golden)).toString().split(/^\$ /m).slice(1)

  test.each(parts.map((part) => [part.slice(0, part.indexOf('\n')), part] as const))(
    'prints what Apache prints with %s',
    async (option, part) => {
      const expected = part.slice(part.indexOf('\n') + 1)
      const files = [...expected.matchAll(/^Dumping (.*)$/gm)].map(([, file]) => file)
      const { stdout, exitCode } = await run(disk, ['--files', files.join(','), option])
      expect(exitCode).toBe(0)
      expect(stdout.split('\n')).toEqual(expected.split('\n'))
    },
  )

  test('tells where an index does not fit its log', async () => {
    const own = new MemoryFileSystem()
    const log = openLog({ fileSystem: own, config: { indexIntervalBytes: 1 } })
    for (const value of ['a', 'b', 'c']) log.appendAsLeader(batchOf([value]), 0)
    log.close()
    const path = '/data/t-0/00000000000000000000'
    const index = own.readFile(`${path}.index`)
    index.writeInt32BE(9, index.length - 8)
    own.writeFile(`${path}.index`, index)
    const times = own.readFile(`${path}.timeindex`)
    times.writeUInt32BE(1, 4)
    own.writeFile(`${path}.timeindex`, times)
    const words = ['--verify-index-only', '--files', `${path}.index,${path}.timeindex`]
    const { stdout, stderr } = await run(own, words)
    expect(stdout).toBe(`Dumping ${path}.index\nDumping ${path}.timeindex\n`)
    expect(stderr).toContain(`Mismatches in :${path}.index\n  Index offset: 9, log offset: 2\n`)
    expect(stderr).toContain(`Found timestamp mismatch in :${path}.timeindex`)
    const sanity = await run(own, ['--index-sanity-check', '--files', `${path}.index`])
    expect(sanity.stdout).toContain('passed sanity check')
  })

  test('tells of bytes behind the last batch, files of other kinds, and files that are not there', async () => {
    const own = new MemoryFileSystem()
    own.makeDirectory('/d')
    own.writeFile('/d/7.log', Buffer.concat([batchOf(['x']), Buffer.from('torn')]))
    own.writeFile('/d/a.txt', 'x')
    const cut = await run(own, ['--files', '/d/7.log,/d/a.txt'])
    expect(cut).toMatchObject({ exitCode: 0, stderr: 'Ignoring unknown file /d/a.txt\n' })
    expect(cut.stdout).toContain('Log starting offset: 7\n')
    expect(cut.stdout).toContain('Found 4 invalid bytes at the end of 7.log\n')
    expect(await run(own, ['--files', '/d/8.log'])).toMatchObject({
      exitCode: 1,
      stderr: 'Exception in thread "main" java.nio.file.NoSuchFileException: /d/8.log\n',
    })
    const class_ = ['--print-data-log', '--value-decoder-class', 'com.example.Mine']
    const unknown = await run(own, ['--files', '/d/7.log', ...class_])
    expect(unknown.stderr).toContain('ClassNotFoundException: com.example.Mine')
  })
})
