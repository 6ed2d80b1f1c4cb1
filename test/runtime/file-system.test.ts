import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { nodeFileSystem } from '../../src/runtime/file-system.ts'
import { temporaryDirectory } from '../support/broker-process.ts'

const directory = temporaryDirectory('file-system')
afterAll(() => directory.remove())

describe('nodeFileSystem.makeDirectory()', () => {
  test('makes parents, and takes a directory that is there', () => {
    const path = join(directory.path, 'a/b/c')
    nodeFileSystem.makeDirectory(path)
    nodeFileSystem.makeDirectory(path)
    expect(nodeFileSystem.stat(path).isDirectory).toBe(true)
  })

  test('refuses a path with a file in it', () => {
    const file = join(directory.path, 'file')
    nodeFileSystem.writeFile(file, '')
    expect(() => nodeFileSystem.makeDirectory(file)).toThrow('EEXIST')
    expect(() => nodeFileSystem.makeDirectory(join(file, 'below'))).toThrow(/EEXIST|ENOTDIR/)
  })

  test.skipIf(process.platform !== 'linux')('ends where no directory can be made', () => {
    expect(() => nodeFileSystem.makeDirectory('/proc/nowhere/below')).toThrow('ENOENT')
  })
})
