import type { File, FileSystem } from '../runtime/file-system.ts'

/** How many segments are open at once where the system does not tell how many may be. */
const DEFAULT_MAX_OPEN_FILES = 512

/**
 * The `.log` file of a segment. It is opened, and made, when it is first needed, so a directory may
 * have more segments than the process may have open. Those used last stay open, within a limit that
 * all segments share.
 */
export class SegmentFile implements File {
  readonly #fileSystem: FileSystem
  #path: string
  #file: File | undefined
  /** Calls off the event loop: the descriptor is not to be closed under them. */
  #pendingCalls = 0
  #isClosed = false

  constructor(fileSystem: FileSystem, path: string) {
    this.#fileSystem = fileSystem
    this.#path = path
  }

  get path(): string {
    return this.#path
  }

  get isBusy(): boolean {
    return this.#pendingCalls > 0
  }

  get isThere(): boolean {
    return this.#file !== undefined || this.#fileSystem.exists(this.#path)
  }

  /** Makes the file unless it is there. */
  make(): void {
    if (!this.isThere) this.#open()
  }

  sizeBytes(): number {
    if (this.#file) return this.#file.sizeBytes()
    return this.#fileSystem.exists(this.#path) ? this.#fileSystem.stat(this.#path).sizeBytes : 0
  }

  read(target: Uint8Array, targetOffset: number, length: number, position: number): number {
    return this.#open().read(target, targetOffset, length, position)
  }

  readAsync(
    target: Uint8Array,
    targetOffset: number,
    length: number,
    position: number,
  ): Promise<number> {
    const file = this.#open()
    return this.#hold(() => file.readAsync(target, targetOffset, length, position))
  }

  write(chunks: readonly Uint8Array[], position: number): number {
    return this.#open().write(chunks, position)
  }

  truncate(sizeBytes: number): void {
    this.#open().truncate(sizeBytes)
  }

  async sync(): Promise<void> {
    if (!this.isThere) return
    const file = this.#open()
    await this.#hold(() => file.sync())
  }

  syncNow(): void {
    if (this.isThere) this.#open().syncNow()
  }

  renameTo(path: string): void {
    if (this.isThere) this.#fileSystem.rename(this.#path, path)
    this.#path = path
  }

  /** Nothing can be done with it any more. */
  close(): void {
    this.#isClosed = true
    this.release()
  }

  /** Gives the descriptor back; the next use takes another. */
  release(): void {
    openFiles.delete(this)
    const file = this.#file
    this.#file = undefined
    file?.close()
  }

  #open(): File {
    if (this.#isClosed) {
      throw Object.assign(new Error(`EBADF: '${this.#path}' is closed`), { code: 'EBADF' })
    }
    this.#file ??= this.#fileSystem.open(this.#path, 'a+')
    openFiles.use(this, this.#fileSystem.maxOpenFiles ?? DEFAULT_MAX_OPEN_FILES)
    return this.#file
  }

  async #hold<Result>(act: () => Promise<Result>): Promise<Result> {
    this.#pendingCalls++
    try {
      return await act()
    } finally {
      this.#pendingCalls--
    }
  }
}

/** The segments that are open, least recently used first. */
class OpenFiles {
  readonly #files = new Set<SegmentFile>()
  #last: SegmentFile | undefined

  use(file: SegmentFile, limit: number): void {
    if (file === this.#last) return
    this.#last = file
    this.#files.delete(file)
    this.#files.add(file)
    for (const oldest of this.#files) {
      if (this.#files.size <= limit) return
      if (!oldest.isBusy && oldest !== file) oldest.release()
    }
  }

  delete(file: SegmentFile): void {
    this.#files.delete(file)
    if (this.#last === file) this.#last = undefined
  }
}

const openFiles = new OpenFiles()
