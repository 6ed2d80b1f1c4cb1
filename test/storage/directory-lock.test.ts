import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { lockFile } from '../../src/runtime/file-lock.ts'
import { nodeFileSystem } from '../../src/runtime/file-system.ts'
import { currentProcess } from '../../src/runtime/process-identity.ts'
import {
  type DirectoryLock,
  DirectoryLockedError,
  lockDirectory,
} from '../../src/storage/directory-lock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

const LOCK = '/data/.kafka-ts.lock'
const self = { pid: 100, startTime: '5000' }
const held: DirectoryLock[] = []

afterEach(() => {
  for (const lock of held.splice(0)) lock.release()
})

function newDisk(): MemoryFileSystem {
  const disk = new MemoryFileSystem()
  for (const path of ['/data', '/proc/self']) disk.makeDirectory(path)
  disk.writeFile('/proc/self/stat', '')
  return disk
}

function run(disk: MemoryFileSystem, pid: number, startTime: string, state = 'S'): void {
  disk.makeDirectory(`/proc/${pid}`)
  const fields = `${pid} (a (b) c) ${state} ${'0 '.repeat(18)}${startTime} 0`
  disk.writeFile(`/proc/${pid}/stat`, fields)
}

function lock(disk: MemoryFileSystem): DirectoryLock {
  const taken = lockDirectory(disk, '/data', self)
  held.push(taken)
  return taken
}

describe('lockDirectory()', () => {
  test('notes process id and start time, and leaves nothing behind', () => {
    const disk = newDisk()
    const taken = lock(disk)
    expect(disk.readFile(LOCK).toString()).toBe('100 5000\n')
    taken.release()
    expect(disk.list('/data')).toEqual([])
  })

  test('refuses a second time within the process', () => {
    const disk = newDisk()
    lock(disk)
    expect(() => lock(disk)).toThrow(DirectoryLockedError)
  })

  test("refuses another living process's directory", () => {
    const disk = newDisk()
    run(disk, 4711, '123')
    disk.writeFile(LOCK, '4711 123\n')
    expect(() => lock(disk)).toThrow("Log directory '/data' is in use by process 4711")
  })

  test.each([
    ['a dead process', '4712 123\n'],
    ['a dead process that nobody has buried', '4713 125\n'],
    ['a process whose id was given out again', '4711 99\n'],
    ['an earlier process with our id', '100 4999\n'],
    ['nobody that it names', ''],
  ])('takes over from %s', (_, content) => {
    const disk = newDisk()
    run(disk, 4711, '123')
    run(disk, 4713, '125', 'Z')
    disk.writeFile(LOCK, content)
    lock(disk)
    expect(disk.readFile(LOCK).toString()).toBe('100 5000\n')
    expect(disk.list('/data')).toEqual(['.kafka-ts.lock'])
  })

  test('passes over the .lock that Apache left behind, and refuses one that it holds', () => {
    const disk = newDisk()
    disk.writeFile('/data/.lock', '')
    const { inode } = disk.stat('/data/.lock')
    disk.writeFile('/proc/locks', `1: POSIX  ADVISORY  WRITE 77 00:00:${inode + 1} 0 EOF\n`)
    lock(disk).release()
    disk.writeFile('/proc/locks', `1: POSIX  ADVISORY  WRITE 77 00:00:${inode} 0 EOF\n`)
    expect(() => lock(disk)).toThrow("process 77, which holds a lock on '/data/.lock'")
  })

  test('knows when this process started', () => {
    const { pid, startTime } = currentProcess(nodeFileSystem)
    expect(pid).toBe(process.pid)
    if (process.platform === 'linux') expect(startTime).toMatch(/^\d+$/)
  })
})

test('a lock of the system keeps Apache out, and us out of the directory of an Apache', () => {
  const directory = mkdtempSync(join(tmpdir(), 'directory-lock-'))
  try {
    const first = lockFile(join(directory, '.lock'))
    if (first === 'unsupported') {
      console.warn('SKIPPED: files can not be locked on this machine')
      return
    }
    if (first === 'held') throw new Error('Nobody else knows this directory')
    // Another descriptor is another holder, as another process would be.
    expect(() => lockDirectory(nodeFileSystem, directory)).toThrow(
      `Log directory '${directory}' is in use by a process that holds a lock on '${directory}/.lock'`,
    )
    first.release()
    const ours = lockDirectory(nodeFileSystem, directory)
    expect(lockFile(join(directory, '.lock'))).toBe('held')
    ours.release()
    const again = lockFile(join(directory, '.lock'))
    expect(again).toMatchObject({})
    if (typeof again === 'object') again.release()
  } finally {
    rmSync(directory, { recursive: true })
  }
})
