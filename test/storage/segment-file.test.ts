import { describe, expect, test } from 'vitest'
import type { File, OpenFlags } from '../../src/runtime/file-system.ts'
import { FileMaker } from '../../src/storage/file-maker.ts'
import { SegmentFile } from '../../src/storage/segment-file.ts'
import { openLog } from '../support/logs.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { MemoryFileSystem } from '../support/memory-file-system.ts'

describe('SegmentFile', () => {
  /** A disk that counts which files are open. */
  class CountingDisk extends MemoryFileSystem {
    readonly maxOpenFiles: number
    readonly opened = new Set<string>()
    most = 0

    constructor(maxOpenFiles: number) {
      super()
      this.maxOpenFiles = maxOpenFiles
    }

    override open(path: string, flags: OpenFlags): File {
      const file = super.open(path, flags)
      const close = file.close.bind(file)
      this.opened.add(path)
      this.most = Math.max(this.most, this.opened.size)
      file.close = () => {
        this.opened.delete(path)
        close()
      }
      return file
    }
  }

  test('makes its file with the first write, and keeps no more files open than may be', () => {
    const disk = new CountingDisk(3)
    const files = Array.from({ length: 10 }, (_, i) => new SegmentFile(disk, `/${i}.log`))
    expect(files[0]!.sizeBytes()).toBe(0)
    expect(disk.exists('/0.log')).toBe(false)
    for (let round = 0; round < 2; round++) {
      for (const file of files) file.write([Buffer.from('ab')], round * 2)
    }
    expect(disk.most).toBeLessThanOrEqual(4)
    expect(disk.opened.size).toBe(3)
    for (const file of files) {
      const bytes = Buffer.alloc(4)
      expect(file.read(bytes, 0, 4, 0)).toBe(4)
      expect(bytes.toString()).toBe('abab')
      file.close()
    }
    expect(disk.opened.size).toBe(0)
    expect(() => files[0]!.write([], 0)).toThrow('EBADF')
  })

  test('stays open under a call off the event loop', async () => {
    const disk = new CountingDisk(1)
    const [first, second] = [new SegmentFile(disk, '/1.log'), new SegmentFile(disk, '/2.log')]
    first.write([Buffer.from('x')], 0)
    const syncing = first.sync()
    second.write([Buffer.from('y')], 0)
    expect(disk.opened).toEqual(new Set(['/1.log', '/2.log']))
    await syncing
    first.close()
    second.close()
  })
})

describe('a new log', () => {
  const names = (disk: MemoryFileSystem) => disk.list('/log').filter((name) => name !== 'x')

  test('has no files until it is left alone, or has a record', () => {
    const clock = new ManualClock()
    const disk = new MemoryFileSystem(clock)
    disk.makeDirectory('/log')
    const log = openLog({ clock, fileSystem: disk, directory: '/log' })
    log.assignEpochStartOffset(0, 0)
    expect(names(disk)).toEqual([])
    const maker = new FileMaker(clock)
    maker.add(log)
    clock.advance(99)
    maker.add(log)
    clock.advance(99)
    expect(names(disk)).toEqual([])
    clock.advance(1)
    expect(names(disk)).toEqual([
      '00000000000000000000.index',
      '00000000000000000000.log',
      '00000000000000000000.timeindex',
      'leader-epoch-checkpoint',
    ])
  })

  test('is as new after a crash before its first record', () => {
    const disk = new MemoryFileSystem()
    disk.makeDirectory('/log')
    const log = openLog({ fileSystem: disk, directory: '/log' })
    log.assignEpochStartOffset(0, 0)
    log.abandon()
    const again = openLog({ fileSystem: disk, directory: '/log' })
    expect(again).toMatchObject({ logStartOffset: 0, logEndOffset: 0 })
    again.close()
  })
})
