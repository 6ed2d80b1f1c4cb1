import type { Clock } from '../../src/runtime/clock.ts'
import type { File, OpenFlags } from '../../src/runtime/file-system.ts'
import {
  diskError,
  type FileOperation,
  MemoryContent,
  type MemoryDirectory,
  MemoryFile,
  MemoryFileSystem as ReliableFileSystem,
} from '../../src/runtime/memory-file-system.ts'
import type { Random } from '../../src/runtime/random.ts'

export type DiskOperation = FileOperation | 'open' | 'rename' | 'remove' | 'list'

interface Failure {
  readonly operation: DiskOperation
  readonly code: string
  readonly pathPart: string
  timesLeft: number
}

/** What of a file would survive a loss of power. */
interface Synced {
  readonly bytes: Buffer
  readonly sizeBytes: number
}

const NOTHING: Synced = { bytes: Buffer.alloc(0), sizeBytes: 0 }

/**
 * A disk in memory, as pessimistic as POSIX allows: `crash()` keeps only synced content of files,
 * and only the directory entries that were there at the last `syncDirectory`. A process that dies
 * alone (`kill -9`) loses nothing: a test opens the same disk again. Paths are absolute.
 */
export class MemoryFileSystem extends ReliableFileSystem {
  readonly clock: Pick<Clock, 'nowMs'>
  readonly #syncedEntries = new WeakMap<MemoryDirectory, MemoryDirectory['entries']>()
  readonly #syncedContent = new WeakMap<MemoryContent, Synced>()
  #generation = 0
  #failures: Failure[] = []

  constructor(clock: Pick<Clock, 'nowMs'> = { nowMs: () => 0 }) {
    super({ clock })
    this.clock = clock
  }

  /** Loses what was not synced. With `random`, files keep a random part of their unsynced growth. */
  crash(random?: Random): void {
    this.#generation++
    this.#crash(this.root, random)
  }

  /** The same files on another disk: what the next process finds should this one be killed now. */
  copy(): MemoryFileSystem {
    const copy = new MemoryFileSystem(this.clock)
    copy.adopt(this)
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

  override open(path: string, flags: OpenFlags): File {
    this.check('open', path)
    return super.open(path, flags)
  }

  protected override openFile(path: string, content: MemoryContent, isWritable: boolean): File {
    return new UnreliableFile(this, path, content, isWritable, this.#generation)
  }

  override list(path: string): string[] {
    this.check('list', path)
    return super.list(path)
  }

  override rename(source: string, target: string): void {
    this.check('rename', source)
    super.rename(source, target)
  }

  override remove(path: string): void {
    this.check('remove', path)
    super.remove(path)
  }

  override removeDirectory(path: string): void {
    this.check('remove', path)
    super.removeDirectory(path)
  }

  override syncDirectory(path: string): void {
    this.check('sync', path)
    const directory = this.directory(path, 'open')
    this.#syncedEntries.set(directory, new Map(directory.entries))
  }

  syncContent(content: MemoryContent, synced: Synced): void {
    this.#syncedContent.set(content, synced)
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

  #crash(directory: MemoryDirectory, random?: Random): void {
    directory.entries = new Map(this.#syncedEntries.get(directory))
    for (const node of directory.entries.values()) {
      if (node instanceof MemoryContent) this.#crashContent(node, random)
      else this.#crash(node, random)
    }
  }

  #crashContent(content: MemoryContent, random?: Random): void {
    const { bytes, sizeBytes } = this.#syncedContent.get(content) ?? NOTHING
    const growth = Math.max(0, content.writtenBytes - sizeBytes)
    const kept = random === undefined ? 0 : Math.floor(random.next() * (growth + 1))
    const tail = Buffer.from(content.bytes.subarray(sizeBytes, sizeBytes + kept))
    content.truncate(0)
    content.write(bytes, 0, content.modifiedMs)
    content.truncate(sizeBytes)
    if (kept > 0) content.write(tail, sizeBytes, content.modifiedMs)
    this.syncContent(content, snapshot(content))
  }
}

class UnreliableFile extends MemoryFile {
  readonly #disk: MemoryFileSystem
  readonly #generation: number

  constructor(
    disk: MemoryFileSystem,
    path: string,
    content: MemoryContent,
    isWritable: boolean,
    generation: number,
  ) {
    super(path, content, isWritable, disk.clock)
    this.#disk = disk
    this.#generation = generation
  }

  // What was written before the call is safe once the promise resolves; what came later is not.
  override async sync(): Promise<void> {
    this.ensureUsable('sync')
    const synced = snapshot(this.content)
    await Promise.resolve()
    this.ensureUsable('sync')
    this.#disk.syncContent(this.content, synced)
  }

  override syncNow(): void {
    this.ensureUsable('sync')
    this.#disk.syncContent(this.content, snapshot(this.content))
  }

  protected override ensureUsable(operation: FileOperation): void {
    super.ensureUsable(operation)
    this.#disk.check(operation, this.path, this.#generation)
  }
}

function snapshot(content: MemoryContent): Synced {
  return { bytes: Buffer.from(content.bytes), sizeBytes: content.sizeBytes }
}
