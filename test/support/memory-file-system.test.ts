import { describe, expect, test } from 'vitest'
import { writeFileAtomic } from '../../src/runtime/file-system.ts'
import { ManualClock } from './manual-clock.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { SeededRandom } from './seeded-random.ts'

describe('MemoryFileSystem', () => {
  test('crash() loses what was not synced, and entries of directories that were not', async () => {
    const disk = new MemoryFileSystem()
    disk.makeDirectory('/data')
    disk.syncDirectory('/')
    const file = disk.open('/data/a', 'a+')
    file.write([Buffer.from('safe')], 0)
    await file.sync()
    disk.syncDirectory('/data')
    file.write([Buffer.from(' lost')], 4)
    disk.writeFile('/data/b', 'lost')
    expect(disk.readFile('/data/a').toString()).toBe('safe lost')
    disk.crash()
    expect(disk.list('/data')).toEqual(['a'])
    expect(disk.readFile('/data/a').toString()).toBe('safe')
    expect(() => file.write([Buffer.from('x')], 0)).toThrow('EBADF')
  })

  test('crash(random) keeps a part of the unsynced growth', () => {
    const disk = new MemoryFileSystem()
    disk.writeFile('/a', 'unsynced')
    disk.syncDirectory('/')
    disk.crash(new SeededRandom(1))
    expect('unsynced'.startsWith(disk.readFile('/a').toString())).toBe(true)
  })

  test('writeFileAtomic() leaves the old or the new content', () => {
    const disk = new MemoryFileSystem()
    writeFileAtomic(disk, '/a', 'old')
    disk.failOn('sync', { pathPart: '.tmp', times: 1 })
    expect(() => writeFileAtomic(disk, '/a', 'new')).toThrow('EIO')
    disk.crash()
    expect(disk.readFile('/a').toString()).toBe('old')
    writeFileAtomic(disk, '/a', 'new')
    disk.crash()
    expect(disk.readFile('/a').toString()).toBe('new')
  })

  test('truncate() extends with zeros and cuts for good', () => {
    const disk = new MemoryFileSystem()
    const file = disk.open('/a', 'w+')
    file.write([Buffer.from('abcdef')], 0)
    file.truncate(2)
    file.truncate(4)
    expect(disk.readFile('/a')).toEqual(Buffer.from('ab\0\0'))
  })

  test('rename() moves a directory with what is in it', () => {
    const disk = new MemoryFileSystem()
    disk.makeDirectory('/data/t-0')
    disk.writeFile('/data/t-0/x', '1')
    disk.rename('/data/t-0', '/data/t-0.deleted')
    expect(disk.list('/data/t-0.deleted')).toEqual(['x'])
    expect(disk.exists('/data/t-0')).toBe(false)
  })
})

describe('ManualClock', () => {
  test('advance() fires due timers in order, also those that callbacks set', () => {
    const clock = new ManualClock()
    const fired: string[] = []
    clock.setTimer(20, () => fired.push(`b at ${clock.monotonicMs()}`))
    clock.setTimer(10, () => {
      fired.push(`a at ${clock.monotonicMs()}`)
      clock.setTimer(5, () => fired.push(`c at ${clock.monotonicMs()}`))
    })
    clock.setTimer(15, () => fired.push('never')).cancel()
    clock.advance(20)
    expect(fired).toEqual(['a at 10', 'c at 15', 'b at 20'])
  })
})
