import { basename, dirname, normalize } from 'node:path/posix'
import type { Clock } from '../../src/runtime/clock.ts'
import type {
  File,
  FileStat,
  FileSystem,
  OpenFlags,
  VolumeSpace,
} from '../../src/runtime/file-system.ts'
import type { Random } from '../../src/runtime/random.ts'

export type DiskOperation =
  | 'open'
  | 'read'
  | 'write'
  | 'truncate'
  | 'sync'
  | 'rename'
  | 'remove'
  | 'list'

interface Failure {
  readonly operation: DiskOperation
  readonly code: string
  readonly pathPart: string
  timesLeft: number
}

/**
 * A disk in memory, as pessimistic as POSIX allows: `crash()` keeps only synced content of files,
 * and only the directory entries that were there at the last `syncDirectory`. A process that dies
 * alone (`kill -9`) loses nothing: a test opens the same disk again. Paths are absolute.
 */
export class MemoryFileSystem implements FileSystem {
  readonly #root: Directory
  readonly #clock: Pick<Clock, 'nowMs'>
  #generation = 0
  #failures: Failure[] = []

  constructor(clock: Pick<Clock, 'nowMs'> = { nowMs: () => 0 }) {
    this.#clock = clock
    this.#root = new Directory(clock.nowMs())
  }

  /** Loses what was not synced. With `random`, files keep a random part of their unsynced growth. */
  crash(random?: Random): void {
    this.#generation++
    this.#root.crash(random)
  }

  /** The same files on another disk: what the next process finds should this one be killed now. */
  copy(): MemoryFileSystem {
    const copy = new MemoryFileSystem(this.#clock)
    const copyDirectory = (path: string) => {
      copy.makeDirectory(path)
      for (const name of this.list(path)) {
        const child = `${path === '/' ? '' : path}/${name}`
        if (this.stat(child).isDirectory) copyDirectory(child)
        else copy.writeFile(child, this.readFile(child))
      }
    }
    copyDirectory('/')
    return copy
  }

  /** Makes matching operations fail with `code`, the next `times` times (for ever if left out). */
  failOn(
    operation: DiskOperation,
    options: { code?: string; pathPart?: string; times?: number } = {},
  ): void {
    const { code = 'EIO', pathPart = '', times = Number.POSITIVE_INFINITY } = options
    this.#failures.push({ operation, code, pathPart, timesLeft: times })
  }

  heal(): void {
    this.#failures = []
  }

  open(path: string, flags: OpenFlags): File {
    this.check('open', path)
    let node = this.#find(path)
    if (node === undefined) {
      if (flags === 'r' || flags === 'r+') throw diskError('ENOENT', 'open', path)
      node = new Content(this.#clock.nowMs())
      this.#parent(path, 'open').entries.set(basename(path), node)
    } else if (flags === 'wx+') throw diskError('EEXIST', 'open', path)
    if (node instanceof Directory) throw diskError('EISDIR', 'open', path)
    if (flags === 'w+') node.truncate(0)
    return new MemoryFile(this, path, node, this.#generation, flags !== 'r')
  }

  exists(path: string): boolean {
    return this.#find(path) !== undefined
  }

  stat(path: string): FileStat {
    const node = this.#existing(path, 'stat')
    const isDirectory = node instanceof Directory
    const sizeBytes = isDirectory ? 0 : node.sizeBytes
    return {
      sizeBytes,
      modifiedMs: node.modifiedMs,
      isDirectory,
      isFile: !isDirectory,
      inode: node.inode,
      device: 0,
    }
  }

  list(path: string): string[] {
    this.check('list', path)
    return [...this.#directory(path, 'scandir').entries.keys()].sort()
  }

  makeDirectory(path: string): void {
    let directory = this.#root
    for (const name of segments(path)) {
      let next = directory.entries.get(name)
      if (next === undefined) {
        next = new Directory(this.#clock.nowMs())
        directory.entries.set(name, next)
      }
      if (!(next instanceof Directory)) throw diskError('EEXIST', 'mkdir', path)
      directory = next
    }
  }

  readFile(path: string): Buffer {
    const file = this.open(path, 'r')
    const bytes = Buffer.alloc(file.sizeBytes())
    file.read(bytes, 0, bytes.length, 0)
    return bytes
  }

  writeFile(path: string, data: Uint8Array | string): void {
    this.open(path, 'w+').write([typeof data === 'string' ? Buffer.from(data) : data], 0)
  }

  rename(source: string, target: string): void {
    this.check('rename', source)
    const node = this.#existing(source, 'rename')
    const occupant = this.#find(target)
    if (occupant instanceof Directory && occupant.entries.size > 0) {
      throw diskError('ENOTEMPTY', 'rename', target)
    }
    const targetParent = this.#parent(target, 'rename')
    this.#parent(source, 'rename').entries.delete(basename(source))
    targetParent.entries.set(basename(target), node)
  }

  remove(path: string): void {
    this.check('remove', path)
    if (this.#find(path) instanceof Directory) throw diskError('ERR_FS_EISDIR', 'rm', path)
    if (this.exists(path)) this.#parent(path, 'rm').entries.delete(basename(path))
  }

  removeDirectory(path: string): void {
    this.check('remove', path)
    if (this.exists(path)) this.#parent(path, 'rm').entries.delete(basename(path))
  }

  volumeSpace(): VolumeSpace {
    return { totalBytes: -1, usableBytes: -1 }
  }

  syncDirectory(path: string): void {
    this.check('sync', path)
    this.#directory(path, 'open').sync()
  }

  /** Throws when a test wants this operation to fail, or the disk crashed since `generation`. */
  check(operation: DiskOperation, path: string, generation = this.#generation): void {
    if (generation !== this.#generation) throw diskError('EBADF', operation, path)
    const failure = this.#failures.find(
      (each) => each.operation === operation && path.includes(each.pathPart) && each.timesLeft > 0,
    )
    if (failure === undefined) return
    failure.timesLeft--
    throw diskError(failure.code, operation, path)
  }

  nowMs(): number {
    return this.#clock.nowMs()
  }

  #find(path: string): Node | undefined {
    let node: Node | undefined = this.#root
    for (const name of segments(path)) {
      if (!(node instanceof Directory)) return undefined
      node = node.entries.get(name)
    }
    return node
  }

  #existing(path: string, call: string): Node {
    const node = this.#find(path)
    if (node === undefined) throw diskError('ENOENT', call, path)
    return node
  }

  #directory(path: string, call: string): Directory {
    const node = this.#existing(path, call)
    if (node instanceof Directory) return node
    throw diskError('ENOTDIR', call, path)
  }

  #parent(path: string, call: string): Directory {
    return this.#directory(dirname(normalize(path)), call)
  }
}

type Node = Directory | Content

let nextInode = 1

class Directory {
  readonly inode = nextInode++
  readonly modifiedMs: number
  entries = new Map<string, Node>()
  #syncedEntries = new Map<string, Node>()

  constructor(modifiedMs: number) {
    this.modifiedMs = modifiedMs
  }

  sync(): void {
    this.#syncedEntries = new Map(this.entries)
  }

  crash(random?: Random): void {
    this.entries = new Map(this.#syncedEntries)
    for (const node of this.entries.values()) node.crash(random)
  }
}

/** Bytes of a file. Memory is taken up to the last byte written; what lies behind is zeros. */
class Content {
  readonly inode = nextInode++
  modifiedMs: number
  sizeBytes = 0
  #bytes: Buffer = Buffer.alloc(0)
  #writtenBytes = 0
  #synced: { bytes: Buffer; sizeBytes: number } = { bytes: Buffer.alloc(0), sizeBytes: 0 }

  constructor(modifiedMs: number) {
    this.modifiedMs = modifiedMs
  }

  read(target: Uint8Array, targetOffset: number, length: number, position: number): number {
    const count = Math.max(0, Math.min(length, this.sizeBytes - position))
    target.fill(0, targetOffset, targetOffset + count)
    const written = this.#bytes.subarray(position, Math.min(position + count, this.#writtenBytes))
    target.set(written, targetOffset)
    return count
  }

  write(chunk: Uint8Array, position: number, nowMs: number): void {
    const end = position + chunk.byteLength
    if (end > this.#bytes.length) {
      const grown = Buffer.alloc(Math.max(end, 2 * this.#bytes.length))
      this.#bytes.copy(grown, 0, 0, this.#writtenBytes)
      this.#bytes = grown
    }
    this.#bytes.set(chunk, position)
    this.#writtenBytes = Math.max(this.#writtenBytes, end)
    this.sizeBytes = Math.max(this.sizeBytes, end)
    this.modifiedMs = nowMs
  }

  truncate(sizeBytes: number): void {
    if (sizeBytes < this.#writtenBytes) {
      this.#bytes.fill(0, sizeBytes)
      this.#writtenBytes = sizeBytes
    }
    this.sizeBytes = sizeBytes
  }

  snapshot(): { bytes: Buffer; sizeBytes: number } {
    const bytes = Buffer.from(this.#bytes.subarray(0, this.#writtenBytes))
    return { bytes, sizeBytes: this.sizeBytes }
  }

  sync(snapshot = this.snapshot()): void {
    this.#synced = snapshot
  }

  crash(random?: Random): void {
    const { bytes, sizeBytes } = this.#synced
    const growth = Math.max(0, this.#writtenBytes - sizeBytes)
    const kept = random === undefined ? 0 : Math.floor(random.next() * (growth + 1))
    const tail = Buffer.from(this.#bytes.subarray(sizeBytes, sizeBytes + kept))
    this.truncate(0)
    this.write(bytes, 0, this.modifiedMs)
    this.truncate(sizeBytes)
    if (kept > 0) this.write(tail, sizeBytes, this.modifiedMs)
    this.sync()
  }
}

class MemoryFile implements File {
  readonly path: string
  readonly #disk: MemoryFileSystem
  readonly #content: Content
  readonly #generation: number
  readonly #isWritable: boolean
  #isClosed = false

  constructor(
    disk: MemoryFileSystem,
    path: string,
    content: Content,
    generation: number,
    isWritable: boolean,
  ) {
    this.path = path
    this.#disk = disk
    this.#content = content
    this.#generation = generation
    this.#isWritable = isWritable
  }

  read(target: Uint8Array, targetOffset: number, length: number, position: number): number {
    this.#check('read')
    return this.#content.read(target, targetOffset, length, position)
  }

  async readAsync(
    target: Uint8Array,
    targetOffset: number,
    length: number,
    position: number,
  ): Promise<number> {
    return this.read(target, targetOffset, length, position)
  }

  write(chunks: readonly Uint8Array[], position: number): number {
    this.#check('write')
    let at = position
    for (const chunk of chunks) {
      this.#content.write(chunk, at, this.#disk.nowMs())
      at += chunk.byteLength
    }
    return at - position
  }

  truncate(sizeBytes: number): void {
    this.#check('truncate')
    this.#content.truncate(sizeBytes)
  }

  sizeBytes(): number {
    return this.#content.sizeBytes
  }

  // What was written before the call is safe once the promise resolves; what came later is not.
  async sync(): Promise<void> {
    this.#check('sync')
    const snapshot = this.#content.snapshot()
    await Promise.resolve()
    this.#check('sync')
    this.#content.sync(snapshot)
  }

  syncNow(): void {
    this.#check('sync')
    this.#content.sync()
  }

  close(): void {
    this.#isClosed = true
  }

  #check(operation: DiskOperation): void {
    if (this.#isClosed) throw diskError('EBADF', operation, this.path)
    if (!this.#isWritable && (operation === 'write' || operation === 'truncate')) {
      throw diskError('EBADF', operation, this.path)
    }
    this.#disk.check(operation, this.path, this.#generation)
  }
}

function segments(path: string): string[] {
  return normalize(path)
    .split('/')
    .filter((name) => name !== '' && name !== '.')
}

function diskError(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code, syscall: call, path })
}
