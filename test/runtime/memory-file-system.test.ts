import { expect, test } from 'vitest'
import { MemoryFileSystem } from '../../src/runtime/memory-file-system.ts'

test('MemoryFileSystem refuses more than it may hold, and counts what goes', () => {
  const disk = new MemoryFileSystem({ maxBytes: 100 })
  disk.makeDirectory('/a/b')
  disk.writeFile('/a/b/one', Buffer.alloc(60))
  disk.open('/a/sparse', 'w+').truncate(1_000_000)
  expect(() => disk.writeFile('/a/two', Buffer.alloc(50))).toThrow('ENOSPC')
  expect(disk.volumeSpace()).toEqual({ totalBytes: 100, usableBytes: 40 })
  disk.removeDirectory('/a/b')
  disk.writeFile('/a/two', Buffer.alloc(90))
  disk.writeFile('/a/three', Buffer.alloc(10))
  disk.rename('/a/three', '/a/two')
  expect(disk.usedBytes).toBe(10)
  expect(() => disk.list('/b')).toThrow('ENOENT')
})

test('MemoryFileSystem.fork() gives a disk that goes its own way', () => {
  const disk = new MemoryFileSystem()
  const file = disk.open('/log', 'w+')
  file.write([Buffer.from('abc')], 0)
  const fork = disk.fork()
  file.write([Buffer.from('X')], 1)
  fork.open('/log', 'r+').write([Buffer.from('YZ')], 3)
  expect(disk.readFile('/log').toString()).toBe('aXc')
  expect(fork.readFile('/log').toString()).toBe('abcYZ')
  expect([disk.usedBytes, fork.usedBytes]).toEqual([3, 5])
  fork.open('/log', 'w+')
  expect(disk.readFile('/log').toString()).toBe('aXc')
})
