import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { FileSystem } from '../../src/runtime/file-system.ts'

const BLOCK_BYTES = 512

/** The files of a gzipped ustar archive, by path. */
export function readTar(archive: URL): Map<string, Buffer> {
  const bytes = gunzipSync(readFileSync(archive))
  const files = new Map<string, Buffer>()
  for (let at = 0; bytes[at] !== 0; ) {
    const text = (offset: number, length: number) =>
      bytes.toString('latin1', at + offset, at + offset + length).replace(/\0.*$/s, '')
    const sizeBytes = Number.parseInt(text(124, 12), 8)
    const isFile = text(156, 1) === '0' || text(156, 1) === ''
    const start = at + BLOCK_BYTES
    if (isFile) files.set(text(0, 100), bytes.subarray(start, start + sizeBytes))
    at = start + Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES
  }
  return files
}

/** Lays files out on a disk, and makes all of it survive a crash. */
export function writeFiles(
  fileSystem: FileSystem,
  root: string,
  files: ReadonlyMap<string, Buffer>,
): void {
  for (const [name, bytes] of files) {
    const path = `${root}/${name}`
    fileSystem.makeDirectory(path.slice(0, path.lastIndexOf('/')))
    fileSystem.writeFile(path, bytes)
  }
}
