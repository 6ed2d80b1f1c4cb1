import type { FileSystem } from '../runtime/file-system.ts'

/** How many bytes of index files are kept in memory at once, in the whole process. */
const MAX_LOADED_BYTES = 32 * 1024 * 1024
/** Entries gather here before they go to the file. */
const PENDING_BYTES = 4096

/**
 * A file of entries of one size, in rising order: what offset and time index have in common. It is
 * made with its first entry; while its segment is active it is preallocated and zero filled. New
 * entries gather in memory and go to the file in blocks: until a flush has moved the recovery point
 * past the segment, a start after a crash rebuilds the index anyway. Lookups load the file into
 * memory, within a limit that all indexes share. No descriptor stays open.
 */
export class IndexFile {
  readonly entryBytes: number
  readonly #fileSystem: FileSystem
  #path: string
  #maxEntries: number
  #entryCount = 0
  #writtenCount = 0
  /** 0 while there is no file. */
  #fileBytes = 0
  #pending: Buffer | undefined
  #loaded: Buffer | undefined

  /** Takes what a file holds for whole entries; `sanityCheck` of the index tells whether to trust it. */
  constructor(fileSystem: FileSystem, path: string, entryBytes: number, maxBytes: number) {
    this.#fileSystem = fileSystem
    this.#path = path
    this.entryBytes = entryBytes
    this.#maxEntries = Math.floor(maxBytes / entryBytes)
    if (fileSystem.exists(path)) {
      this.#fileBytes = fileSystem.stat(path).sizeBytes
      this.#entryCount = Math.floor(this.#fileBytes / entryBytes)
      this.#writtenCount = this.#entryCount
    }
  }

  get path(): string {
    return this.#path
  }

  get entryCount(): number {
    return this.#entryCount
  }

  get maxEntries(): number {
    return this.#maxEntries
  }

  get sizeBytes(): number {
    return this.#entryCount * this.entryBytes
  }

  readInt32(entry: number, fieldOffset: number): number {
    const isPending = entry >= this.#writtenCount
    const buffer = isPending ? this.#pending! : this.#load()
    const slot = isPending ? entry - this.#writtenCount : entry
    return buffer.readInt32BE(slot * this.entryBytes + fieldOffset)
  }

  /** As a number, which holds every timestamp exactly. */
  readInt64(entry: number, fieldOffset: number): number {
    const low = this.readInt32(entry, fieldOffset + 4) >>> 0
    return this.readInt32(entry, fieldOffset) * 0x1_0000_0000 + low
  }

  /** One entry, without loading the file: for a glance at the last one. */
  peek(entry: number): Buffer {
    const bytes = Buffer.alloc(this.entryBytes)
    if (entry >= this.#writtenCount) {
      const start = (entry - this.#writtenCount) * this.entryBytes
      this.#pending!.copy(bytes, 0, start, start + this.entryBytes)
    } else {
      this.#withFile((file) => file.read(bytes, 0, bytes.length, entry * this.entryBytes), 'r')
    }
    return bytes
  }

  /** Makes room for one more entry and hands out where to write it, zero filled. */
  append(): { buffer: Buffer; position: number } {
    const capacity = Math.floor(PENDING_BYTES / this.entryBytes)
    if (this.#entryCount - this.#writtenCount === capacity) this.writePending()
    this.#pending ??= Buffer.alloc(capacity * this.entryBytes)
    const position = (this.#entryCount - this.#writtenCount) * this.entryBytes
    this.#entryCount++
    return { buffer: this.#pending, position }
  }

  /** Hands the gathered entries to the operating system. */
  writePending(): void {
    const count = this.#entryCount - this.#writtenCount
    if (count === 0) return
    this.make()
    const block = this.#pending!.subarray(0, count * this.entryBytes)
    this.#withFile((file) => file.write([block], this.#writtenCount * this.entryBytes))
    this.#fileBytes = Math.max(this.#fileBytes, this.sizeBytes)
    this.#extendLoaded(block)
    this.#writtenCount = this.#entryCount
    this.#pending!.fill(0)
  }

  /** Keeps the first `entryCount` entries; the rest of the file becomes zeros again. */
  truncateTo(entryCount: number): void {
    if (entryCount >= this.#entryCount) return
    this.writePending()
    this.#entryCount = entryCount
    this.#writtenCount = entryCount
    this.#unload()
    this.#withFile((file) => {
      file.truncate(entryCount * this.entryBytes)
      file.truncate(this.#fileBytes)
    })
  }

  /** Preallocates for an active segment. */
  preallocate(maxBytes: number): void {
    this.#maxEntries = Math.max(Math.floor(maxBytes / this.entryBytes), this.#entryCount)
    if (this.#fileBytes === 0 && this.#entryCount === 0) return
    this.#resizeFile(this.#maxEntries * this.entryBytes)
  }

  /** Makes the file that is made with the first entry otherwise. */
  make(): void {
    if (this.#fileBytes === 0) this.#resizeFile(this.#maxEntries * this.entryBytes)
  }

  /** Cuts the file to its entries: the segment is active no longer. */
  trim(): void {
    this.writePending()
    this.#pending = undefined
    this.#maxEntries = this.#entryCount
    this.#resizeFile(this.sizeBytes)
  }

  async sync(): Promise<void> {
    this.writePending()
    if (!this.#fileSystem.exists(this.#path)) return
    const file = this.#fileSystem.open(this.#path, 'r+')
    try {
      await file.sync()
    } finally {
      file.close()
    }
  }

  syncNow(): void {
    this.writePending()
    if (this.#fileSystem.exists(this.#path)) this.#withFile((file) => file.syncNow())
  }

  renameTo(path: string): void {
    if (this.#fileSystem.exists(this.#path)) this.#fileSystem.rename(this.#path, path)
    this.#path = path
  }

  remove(): void {
    this.#unload()
    this.#fileSystem.remove(this.#path)
  }

  /** Frees memory; entries that were not written are lost. */
  close(): void {
    this.#unload()
    this.#pending = undefined
  }

  /** Called by the shared cache when others need the room. */
  forgetLoaded(): void {
    this.#loaded = undefined
  }

  #load(): Buffer {
    if (this.#loaded !== undefined) {
      loadedIndexes.touch(this)
      return this.#loaded
    }
    const buffer = Buffer.alloc(this.#writtenCount * this.entryBytes)
    this.#withFile((file) => file.read(buffer, 0, buffer.length, 0), 'r')
    this.#loaded = buffer
    loadedIndexes.add(this, buffer.length)
    return buffer
  }

  // Grows by doubling, so that an index that is read while it grows is not copied for each block.
  #extendLoaded(block: Buffer): void {
    const loaded = this.#loaded
    if (loaded === undefined) return
    const end = this.#writtenCount * this.entryBytes + block.length
    let extended = loaded
    if (end > loaded.length) {
      extended = Buffer.alloc(Math.max(2 * loaded.length, end))
      loaded.copy(extended)
    }
    block.copy(extended, this.#writtenCount * this.entryBytes)
    this.#loaded = extended
    loadedIndexes.add(this, extended.length)
  }

  #unload(): void {
    this.#loaded = undefined
    loadedIndexes.delete(this)
  }

  #resizeFile(sizeBytes: number): void {
    if (sizeBytes === this.#fileBytes && sizeBytes > 0) return
    this.#fileBytes = sizeBytes
    this.#withFile((file) => file.truncate(sizeBytes), 'a+')
  }

  #withFile(use: (file: ReturnType<FileSystem['open']>) => void, flags: 'r' | 'r+' | 'a+' = 'r+') {
    const file = this.#fileSystem.open(this.#path, flags)
    try {
      use(file)
    } finally {
      file.close()
    }
  }
}

/** The indexes in memory, least recently used first. */
class LoadedIndexes {
  readonly #sizes = new Map<IndexFile, number>()
  #totalBytes = 0

  add(index: IndexFile, sizeBytes: number): void {
    this.delete(index)
    this.#sizes.set(index, sizeBytes)
    this.#totalBytes += sizeBytes
    for (const oldest of this.#sizes.keys()) {
      if (this.#totalBytes <= MAX_LOADED_BYTES || oldest === index) break
      oldest.forgetLoaded()
      this.delete(oldest)
    }
  }

  touch(index: IndexFile): void {
    const sizeBytes = this.#sizes.get(index)
    if (sizeBytes === undefined) return
    this.#sizes.delete(index)
    this.#sizes.set(index, sizeBytes)
  }

  delete(index: IndexFile): void {
    this.#totalBytes -= this.#sizes.get(index) ?? 0
    this.#sizes.delete(index)
  }
}

const loadedIndexes = new LoadedIndexes()
