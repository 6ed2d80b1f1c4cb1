import type { Clock } from './clock.ts'
import type { File, FileStat, FileSystem, OpenFlags, VolumeSpace } from './file-system.ts'

export interface MemoryFileSystemOptions {
  /** For the times of files; they are all 0 without it. */
  readonly clock?: Pick<Clock, 'nowMs'>
  /** The bytes that all files may have together; a write beyond it fails with `ENOSPC`. */
  readonly maxBytes?: number
}

/**
 * A disk in memory. It keeps what a process writes for as long as the process lives, and no longer:
 * a sync has nothing to do. Paths are absolute; the bytes of a file that were never written are
 * zeros and take no memory, as in a sparse file.
 */
export class MemoryFileSystem implements FileSystem {
  protected readonly root: MemoryDirectory
  readonly #clock: Pick<Clock, 'nowMs'>
  readonly #usage: Usage

  constructor({
    clock = { nowMs: () => 0 },
    maxBytes = Number.POSITIVE_INFINITY,
  }: MemoryFileSystemOptions = {}) {
    this.#clock = clock
    this.#usage = { bytes: 0, maxBytes }
    this.root = new MemoryDirectory(clock.nowMs())
  }

  /** The bytes that are written in all files together. */
  get usedBytes(): number {
    return this.#usage.bytes
  }

  /**
   * The same files on another disk, which goes its own way from here on. No bytes are copied before
   * one of the two writes to a file again, so a copy takes time by the number of files alone.
   */
  fork(): MemoryFileSystem {
    const { maxBytes } = this.#usage
    const copy = new MemoryFileSystem({ clock: this.#clock, maxBytes })
    copy.adopt(this)
    return copy
  }

  protected adopt(other: MemoryFileSystem): void {
    this.root.entries = forkEntries(other.root, this.#usage)
  }

  open(path: string, flags: OpenFlags): File {
    let node = this.find(path)
    if (node === undefined) {
      if (flags === 'r' || flags === 'r+') throw diskError('ENOENT', 'open', path)
      node = new MemoryContent(this.#clock.nowMs(), this.#usage)
      const [parent, name] = this.#place(path, 'open')
      parent.entries.set(name, node)
    } else if (flags === 'wx+') throw diskError('EEXIST', 'open', path)
    if (node instanceof MemoryDirectory) throw diskError('EISDIR', 'open', path)
    if (flags === 'w+') node.truncate(0)
    return this.openFile(path, node, flags !== 'r')
  }

  protected openFile(path: string, content: MemoryContent, isWritable: boolean): File {
    return new MemoryFile(path, content, isWritable, this.#clock)
  }

  exists(path: string): boolean {
    return this.find(path) !== undefined
  }

  stat(path: string): FileStat {
    const node = this.find(path)
    if (node === undefined) throw diskError('ENOENT', 'stat', path)
    const isDirectory = node instanceof MemoryDirectory
    return {
      sizeBytes: isDirectory ? 0 : node.sizeBytes,
      modifiedMs: node.modifiedMs,
      isDirectory,
      isFile: !isDirectory,
      inode: node.inode,
      device: 0,
    }
  }

  list(path: string): string[] {
    return [...this.directory(path, 'scandir').entries.keys()].sort()
  }

  makeDirectory(path: string): void {
    let directory = this.root
    for (const name of segments(path)) {
      let next = directory.entries.get(name)
      if (next === undefined) {
        next = new MemoryDirectory(this.#clock.nowMs())
        directory.entries.set(name, next)
      }
      if (!(next instanceof MemoryDirectory)) throw diskError('EEXIST', 'mkdir', path)
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
    const node = this.find(source)
    if (node === undefined) throw diskError('ENOENT', 'rename', source)
    const occupant = this.find(target)
    if (occupant instanceof MemoryDirectory && occupant.entries.size > 0) {
      throw diskError('ENOTEMPTY', 'rename', target)
    }
    const [targetParent, targetName] = this.#place(target, 'rename')
    const [sourceParent, sourceName] = this.#place(source, 'rename')
    sourceParent.entries.delete(sourceName)
    if (occupant !== undefined && occupant !== node) release(occupant)
    targetParent.entries.set(targetName, node)
  }

  remove(path: string): void {
    const node = this.find(path)
    if (node instanceof MemoryDirectory) throw diskError('ERR_FS_EISDIR', 'rm', path)
    this.#unlink(path, node)
  }

  removeDirectory(path: string): void {
    this.#unlink(path, this.find(path))
  }

  syncDirectory(path: string): void {
    this.directory(path, 'open')
  }

  volumeSpace(): VolumeSpace {
    const { bytes, maxBytes } = this.#usage
    if (!Number.isFinite(maxBytes)) return { totalBytes: -1, usableBytes: -1 }
    return { totalBytes: maxBytes, usableBytes: Math.max(maxBytes - bytes, 0) }
  }

  protected find(path: string): MemoryNode | undefined {
    let node: MemoryNode | undefined = this.root
    for (const name of segments(path)) {
      if (!(node instanceof MemoryDirectory)) return undefined
      node = node.entries.get(name)
    }
    return node
  }

  protected directory(path: string, call: string): MemoryDirectory {
    const node = this.find(path)
    if (node instanceof MemoryDirectory) return node
    throw diskError(node === undefined ? 'ENOENT' : 'ENOTDIR', call, path)
  }

  #unlink(path: string, node: MemoryNode | undefined): void {
    if (node === undefined) return
    const [parent, name] = this.#place(path, 'rm')
    parent.entries.delete(name)
    release(node)
  }

  /** The directory that an entry belongs into, and the name that it has there. */
  #place(path: string, call: string): [MemoryDirectory, string] {
    const names = segments(path)
    const name = names.pop() ?? ''
    return [this.directory(`/${names.join('/')}`, call), name]
  }
}

export type MemoryNode = MemoryDirectory | MemoryContent

interface Usage {
  bytes: number
  readonly maxBytes: number
}

let nextInode = 1

export class MemoryDirectory {
  readonly inode = nextInode++
  readonly modifiedMs: number
  entries = new Map<string, MemoryNode>()

  constructor(modifiedMs: number) {
    this.modifiedMs = modifiedMs
  }
}

const NO_BYTES = Buffer.alloc(0)

/** Bytes of a file. Memory is taken up to the last byte written; what lies behind is zeros. */
export class MemoryContent {
  readonly inode = nextInode++
  modifiedMs: number
  sizeBytes = 0
  writtenBytes = 0
  /** Undefined once no directory has the file any more: it counts no longer. */
  #usage: Usage | undefined
  #bytes: Buffer = NO_BYTES
  /** Another disk has the same memory: it is copied before it is written to. */
  #isShared = false

  constructor(modifiedMs: number, usage: Usage) {
    this.modifiedMs = modifiedMs
    this.#usage = usage
  }

  /** The written bytes, for as long as nobody writes. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.writtenBytes)
  }

  fork(usage: Usage): MemoryContent {
    const copy = new MemoryContent(this.modifiedMs, usage)
    copy.sizeBytes = this.sizeBytes
    copy.writtenBytes = this.writtenBytes
    copy.#bytes = this.#bytes
    copy.#isShared = true
    this.#isShared = true
    usage.bytes += this.writtenBytes
    return copy
  }

  read(target: Uint8Array, targetOffset: number, length: number, position: number): number {
    const count = Math.max(0, Math.min(length, this.sizeBytes - position))
    const end = Math.min(position + count, this.writtenBytes)
    const copied = Math.max(end - position, 0)
    if (copied > 0) target.set(this.#bytes.subarray(position, end), targetOffset)
    if (copied < count) target.fill(0, targetOffset + copied, targetOffset + count)
    return count
  }

  /** False when the disk is full: nothing was written. */
  write(chunk: Uint8Array, position: number, nowMs: number): boolean {
    const end = position + chunk.byteLength
    if (!this.#count(Math.max(end - this.writtenBytes, 0))) return false
    this.#makeRoom(end)
    if (position > this.writtenBytes) this.#bytes.fill(0, this.writtenBytes, position)
    this.#bytes.set(chunk, position)
    this.writtenBytes = Math.max(this.writtenBytes, end)
    this.sizeBytes = Math.max(this.sizeBytes, end)
    this.modifiedMs = nowMs
    return true
  }

  truncate(sizeBytes: number): void {
    if (sizeBytes < this.writtenBytes) {
      this.#count(sizeBytes - this.writtenBytes)
      this.writtenBytes = sizeBytes
      if (sizeBytes === 0) {
        this.#bytes = NO_BYTES
        this.#isShared = false
      }
    }
    this.sizeBytes = sizeBytes
  }

  release(): void {
    this.#count(-this.writtenBytes)
    this.#usage = undefined
  }

  #count(bytes: number): boolean {
    const usage = this.#usage
    if (usage === undefined) return true
    if (bytes > 0 && usage.bytes + bytes > usage.maxBytes) return false
    usage.bytes += bytes
    return true
  }

  #makeRoom(end: number): void {
    if (end <= this.#bytes.length && !this.#isShared) return
    const isGrown = end > this.#bytes.length
    const size = isGrown ? Math.max(end, 2 * this.writtenBytes) : this.#bytes.length
    const own = Buffer.allocUnsafeSlow(size)
    this.#bytes.copy(own, 0, 0, this.writtenBytes)
    this.#bytes = own
    this.#isShared = false
  }
}

export class MemoryFile implements File {
  readonly path: string
  protected readonly content: MemoryContent
  readonly #isWritable: boolean
  readonly #clock: Pick<Clock, 'nowMs'>
  #isClosed = false

  constructor(
    path: string,
    content: MemoryContent,
    isWritable: boolean,
    clock: Pick<Clock, 'nowMs'>,
  ) {
    this.path = path
    this.content = content
    this.#isWritable = isWritable
    this.#clock = clock
  }

  read(target: Uint8Array, targetOffset: number, length: number, position: number): number {
    this.ensureUsable('read')
    return this.content.read(target, targetOffset, length, position)
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
    this.ensureUsable('write')
    let at = position
    for (const chunk of chunks) {
      if (!this.content.write(chunk, at, this.#clock.nowMs())) {
        throw diskError('ENOSPC', 'write', this.path)
      }
      at += chunk.byteLength
    }
    return at - position
  }

  truncate(sizeBytes: number): void {
    this.ensureUsable('truncate')
    this.content.truncate(sizeBytes)
  }

  sizeBytes(): number {
    return this.content.sizeBytes
  }

  async sync(): Promise<void> {
    this.ensureUsable('sync')
  }

  syncNow(): void {
    this.ensureUsable('sync')
  }

  close(): void {
    this.#isClosed = true
  }

  protected ensureUsable(operation: FileOperation): void {
    const isChange = operation === 'write' || operation === 'truncate'
    if (this.#isClosed || (isChange && !this.#isWritable)) {
      throw diskError('EBADF', operation, this.path)
    }
  }
}

export type FileOperation = 'read' | 'write' | 'truncate' | 'sync'

export function diskError(code: string, call: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${call} '${path}'`), { code, syscall: call, path })
}

function forkEntries(source: MemoryDirectory, usage: Usage): Map<string, MemoryNode> {
  const entries = new Map<string, MemoryNode>()
  for (const [name, node] of source.entries) {
    if (node instanceof MemoryContent) {
      entries.set(name, node.fork(usage))
      continue
    }
    const directory = new MemoryDirectory(node.modifiedMs)
    directory.entries = forkEntries(node, usage)
    entries.set(name, directory)
  }
  return entries
}

function release(node: MemoryNode): void {
  if (node instanceof MemoryContent) node.release()
  else for (const child of node.entries.values()) release(child)
}

function segments(path: string): string[] {
  const names: string[] = []
  for (const name of path.split(/[/\\]/)) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return names
}
