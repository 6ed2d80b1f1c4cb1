import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { lockFile } from './file-lock.ts'

/**
 * The disk, as everything outside of `runtime` sees it. Calls are synchronous, because an append is
 * one system call and a hop to a worker costs more than the write; what waits for the device
 * (`sync`) is a promise. Errors are Node's, with `code` (`ENOENT`, `ENOSPC`, …). Tests hand in a
 * disk in memory (`test/support/memory-file-system.ts`).
 */
export interface FileSystem {
  /** `'r'` read only, `'r+'` read and write an existing file, `'w+'` create or truncate, `'a+'`
   *  read and write, create when missing, keep what is there (positions are honoured), `'wx+'`
   *  create, failing with `EEXIST` when it is there. */
  open(path: string, flags: OpenFlags): File
  exists(path: string): boolean
  stat(path: string): FileStat
  /** Names of the entries, sorted. */
  list(path: string): string[]
  /** With parents; no error when it is there. */
  makeDirectory(path: string): void
  readFile(path: string): Buffer
  /**
   * Writes the whole file, not atomically. For what must survive see `writeFileAtomic`. The mode is
   * that of a new file, less the umask; 0o666 when left out.
   */
  writeFile(path: string, data: Uint8Array | string, mode?: number): void
  /** Replaces a target that exists, in one step. */
  rename(source: string, target: string): void
  /** No error when the file is missing. */
  remove(path: string): void
  /** Directory with all that is in it; no error when it is missing. */
  removeDirectory(path: string): void
  /** Makes renames, creations and removals in a directory survive a loss of power. */
  syncDirectory(path: string): void
  /** See `lockFile`; left out: files can't be locked. */
  readonly lockFile?: typeof lockFile
  /** How many files may be kept open; left out: unknown. */
  readonly maxOpenFiles?: number
  /** The volume that `path` lies on. */
  volumeSpace(path: string): VolumeSpace
}

/** -1 where the system does not tell. */
export interface VolumeSpace {
  readonly totalBytes: number
  readonly usableBytes: number
}

export type OpenFlags = 'r' | 'r+' | 'w+' | 'a+' | 'wx+'

export interface FileStat {
  readonly sizeBytes: number
  readonly modifiedMs: number
  readonly isDirectory: boolean
  readonly isFile: boolean
  /** Names the file itself, whatever it is called: how `/proc/locks` refers to it. */
  readonly inode: number
  /** The number of the device that the file lies on. */
  readonly device: number
}

export interface File {
  readonly path: string
  /** Reads up to `length` bytes; returns how many, 0 at the end of the file. */
  read(target: Uint8Array, targetOffset: number, length: number, position: number): number
  /** As `read`, off the event loop: for what is probably not in the page cache. */
  readAsync(
    target: Uint8Array,
    targetOffset: number,
    length: number,
    position: number,
  ): Promise<number>
  /** Writes every byte of every chunk, in order, at `position`; returns their number. */
  write(chunks: readonly Uint8Array[], position: number): number
  /** Cuts, or extends with zeros (sparse). */
  truncate(sizeBytes: number): void
  sizeBytes(): number
  /** Resolves once the device has the data (fdatasync). */
  sync(): Promise<void>
  /** As `sync`, on the calling thread: for stopping and rolling. */
  syncNow(): void
  close(): void
}

/** Sockets need descriptors, too. */
const SHARE_OF_FILES = 0.5
const MAX_OPEN_FILES = 10_000

function maxOpenFiles(): number | undefined {
  try {
    const limits = fs.readFileSync('/proc/self/limits', 'utf8')
    const limit = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1])
    return Number.isNaN(limit) ? undefined : Math.min(limit * SHARE_OF_FILES, MAX_OPEN_FILES)
  } catch {
    // Only Linux tells.
    return undefined
  }
}

const openFilesLimit = maxOpenFiles()

export const nodeFileSystem: FileSystem = {
  lockFile,
  ...(openFilesLimit === undefined ? {} : { maxOpenFiles: openFilesLimit }),
  open(path, flags) {
    const mode = flags === 'a+' ? fs.constants.O_RDWR | fs.constants.O_CREAT : flags
    return new NodeFile(path, fs.openSync(path, mode))
  },
  exists: (path) => fs.existsSync(path),
  stat(path) {
    const stat = fs.statSync(path)
    return {
      sizeBytes: stat.size,
      modifiedMs: stat.mtimeMs,
      isDirectory: stat.isDirectory(),
      isFile: stat.isFile(),
      inode: stat.ino,
      device: stat.dev,
    }
  },
  list: (path) => fs.readdirSync(path).sort(),
  makeDirectory,
  readFile: (path) => fs.readFileSync(path),
  writeFile: (path, data, mode) => fs.writeFileSync(path, data, mode === undefined ? {} : { mode }),
  rename: (source, target) => fs.renameSync(source, target),
  remove: (path) => fs.rmSync(path, { force: true }),
  removeDirectory: (path) => fs.rmSync(path, { recursive: true, force: true }),
  syncDirectory(path) {
    // Windows can neither open nor sync a directory; its file system journals renames itself.
    if (process.platform === 'win32') return
    const descriptor = fs.openSync(path, 'r')
    try {
      fs.fsyncSync(descriptor)
    } finally {
      fs.closeSync(descriptor)
    }
  },
  volumeSpace(path) {
    try {
      const { bsize, blocks, bavail } = fs.statfsSync(path)
      return { totalBytes: blocks * bsize, usableBytes: bavail * bsize }
    } catch {
      return { totalBytes: -1, usableBytes: -1 }
    }
  },
}

// Node's own recursion never ends where a directory can't be made though its parent is there (in
// /proc, for one), so this one goes up at most once.
function makeDirectory(path: string): void {
  if (fs.existsSync(path) && fs.statSync(path).isDirectory()) return
  const parent = dirname(path)
  if (parent !== path) makeDirectory(parent)
  try {
    fs.mkdirSync(path)
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
    if (!isThere || !fs.statSync(path).isDirectory()) throw error
  }
}

/**
 * Replaces a small file so that after a crash either the old or the new content is there: writes
 * `PATH.tmp`, syncs it, renames it, syncs the directory.
 */
export function writeFileAtomic(
  fileSystem: FileSystem,
  path: string,
  data: Uint8Array | string,
): void {
  const temporaryPath = `${path}.tmp`
  const file = fileSystem.open(temporaryPath, 'w+')
  try {
    file.write([typeof data === 'string' ? Buffer.from(data) : data], 0)
    file.syncNow()
  } finally {
    file.close()
  }
  fileSystem.rename(temporaryPath, path)
  fileSystem.syncDirectory(dirname(path))
}

/** `writev` takes at most this many chunks in one call (IOV_MAX on Linux and macOS). */
const MAX_CHUNKS_PER_WRITE = 1024

class NodeFile implements File {
  readonly path: string
  readonly #openDescriptor: number
  #isClosed = false

  constructor(path: string, descriptor: number) {
    this.path = path
    this.#openDescriptor = descriptor
  }

  // The number of a closed descriptor may be another file's by now.
  get #descriptor(): number {
    if (!this.#isClosed) return this.#openDescriptor
    const error = new Error(`EBADF: '${this.path}' is closed`)
    throw Object.assign(error, { code: 'EBADF', syscall: 'access', path: this.path })
  }

  read(target: Uint8Array, targetOffset: number, length: number, position: number): number {
    return fs.readSync(this.#descriptor, target, targetOffset, length, position)
  }

  readAsync(
    target: Uint8Array,
    targetOffset: number,
    length: number,
    position: number,
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      fs.read(this.#descriptor, target, targetOffset, length, position, (error, count) =>
        error ? reject(error) : resolve(count),
      )
    })
  }

  write(chunks: readonly Uint8Array[], position: number): number {
    let at = position
    for (let start = 0; start < chunks.length; start += MAX_CHUNKS_PER_WRITE) {
      at += this.#writeSome(chunks.slice(start, start + MAX_CHUNKS_PER_WRITE), at)
    }
    return at - position
  }

  // The operating system may take less than it was given; the rest follows chunk by chunk.
  #writeSome(chunks: readonly Uint8Array[], position: number): number {
    let expected = 0
    for (const chunk of chunks) expected += chunk.byteLength
    let written =
      chunks.length === 1
        ? fs.writeSync(this.#descriptor, chunks[0]!, 0, expected, position)
        : fs.writevSync(this.#descriptor, chunks, position)
    while (written < expected) {
      const rest = remainder(chunks, written)
      written += fs.writeSync(this.#descriptor, rest, 0, rest.byteLength, position + written)
    }
    return written
  }

  truncate(sizeBytes: number): void {
    fs.ftruncateSync(this.#descriptor, sizeBytes)
  }

  sizeBytes(): number {
    return fs.fstatSync(this.#descriptor).size
  }

  sync(): Promise<void> {
    return new Promise((resolve, reject) => {
      fs.fdatasync(this.#descriptor, (error) => (error ? reject(error) : resolve()))
    })
  }

  syncNow(): void {
    fs.fdatasyncSync(this.#descriptor)
  }

  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    fs.closeSync(this.#openDescriptor)
  }
}

/** What is left of the chunk in which byte `skip` lies. */
function remainder(chunks: readonly Uint8Array[], skip: number): Uint8Array {
  let left = skip
  for (const chunk of chunks) {
    if (left < chunk.byteLength) return chunk.subarray(left)
    left -= chunk.byteLength
  }
  return new Uint8Array(0)
}
