import { describe, expect, test } from 'vitest'
import { command } from '../../src/commands/graduate.ts'
import { nodeRuntime } from '../../src/runtime/runtime.ts'
import { lockDirectory } from '../../src/storage/directory-lock.ts'
import { runInProcess } from '../support/command-context.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const META = (cluster: string, node = 1) =>
  `version=1\ncluster.id=${cluster}\nnode.id=${node}\ndirectory.id=AAAAAAAAAAAAAAAAAAAABQ\n`

function diskWith(files: Readonly<Record<string, string>>): MemoryFileSystem {
  const disk = new MemoryFileSystem()
  for (const [path, text] of Object.entries(files)) {
    disk.makeDirectory(path.slice(0, path.lastIndexOf('/')))
    disk.writeFile(path, text)
  }
  return disk
}

const STOPPED = {
  '/data/meta.properties': META('c1'),
  '/data/.kafka_cleanshutdown': '{"version":0,"brokerEpoch":5}',
  '/data/__cluster_metadata-0/partition.metadata': '',
  '/data/t-0/partition.metadata': '',
}

function run(disk: MemoryFileSystem, ...words: string[]) {
  const runtime = { ...nodeRuntime, fileSystem: disk }
  return runInProcess(command, words, { runtime, workingDirectory: '/' })
}

describe('graduate', () => {
  test('writes what Apache needs, and tells the next commands', async () => {
    const disk = diskWith(STOPPED)
    const words = ['--dir', 'data', '--to', 'server.properties', '--host', 'kafka.example.com']
    const { exitCode, stdout, stderr } = await run(disk, ...words)
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toContain('bin/kafka-server-start.sh /server.properties\n')
    const properties = disk.readFile('/server.properties').toString()
    expect(properties).toContain('\nnode.id=1\nlog.dirs=/data\n')
    expect(properties).toContain(
      '\nlisteners=PLAINTEXT://kafka.example.com:9092,CONTROLLER://kafka.example.com:9093\n',
    )
    expect(properties).not.toContain('metadata.log.dir')
    expect(await run(disk, ...words)).toMatchObject({
      exitCode: 1,
      stderr: "'server.properties' is there already: name another file, or add --force\n",
    })
    expect(await run(disk, ...words, '--force')).toMatchObject({ exitCode: 0 })
  })

  test('names the directory of the metadata where there are several', async () => {
    const disk = diskWith({
      '/other/meta.properties': META('c1'),
      '/other/.kafka_cleanshutdown': '',
      ...STOPPED,
    })
    await run(disk, '--dir', 'other,data', '--to', 'p')
    expect(disk.readFile('/p').toString()).toContain(
      'log.dirs=/other,/data\nmetadata.log.dir=/data\n',
    )
  })

  test('warns of a directory that was not stopped in order', async () => {
    const disk = diskWith(STOPPED)
    disk.remove('/data/.kafka_cleanshutdown')
    const { exitCode, stderr } = await run(disk, '--dir', 'data', '--to', 'p')
    expect(exitCode).toBe(0)
    expect(stderr).toContain("'/data' was not stopped in order")
  })

  test('refuses a directory that is in use', async () => {
    const disk = diskWith(STOPPED)
    const lock = lockDirectory(disk, '/data')
    const { exitCode, stderr } = await run(disk, '--dir', 'data', '--to', 'p')
    lock.release()
    expect(exitCode).toBe(1)
    expect(stderr).toContain('kafka-ts server-stop')
    expect(disk.exists('/p')).toBe(false)
  })

  test.each([
    ['nowhere', {}, "'/nowhere' is no directory"],
    ['d', { '/d/notes.txt': 'x' }, 'no Kafka node has worked on it'],
    ['d', { '/d/meta.properties': 'version=9\n' }, 'version 9 is unknown'],
    ['d', { '/d/meta.properties': META('c1') }, 'None of the directories has the metadata'],
    ['data,d', { '/d/meta.properties': META('c2'), ...STOPPED }, 'of one node'],
  ] as const)('refuses %s with what is wrong with it', async (dir, files, message) => {
    const { exitCode, stderr } = await run(diskWith(files), '--dir', dir, '--to', 'p')
    expect(exitCode).toBe(1)
    expect(stderr).toContain(message)
  })
})
