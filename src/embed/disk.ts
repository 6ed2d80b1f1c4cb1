import type { FileSystem } from '../runtime/file-system.ts'
import { MemoryFileSystem } from '../runtime/memory-file-system.ts'
import { OUR_LOCK } from '../storage/directory-lock.ts'

/** Where the data of memory mode lies on the disk in memory. */
export const MEMORY_DIRECTORY = '/kafka'

/**
 * What an embedded broker keeps its data on, with a way back to a former state. In memory a copy
 * costs next to nothing; a directory is copied into memory and back, file by file.
 */
export class BrokerDisk {
  readonly #directories: readonly string[]
  #fileSystem: FileSystem

  constructor(fileSystem: FileSystem, directories: Iterable<string>) {
    this.#fileSystem = fileSystem
    this.#directories = [...new Set(directories)]
  }

  get fileSystem(): FileSystem {
    return this.#fileSystem
  }

  /** The files as they are now, without the lock of who works on them. */
  copy(): MemoryFileSystem {
    const source = this.#fileSystem
    const copy = this.#memory?.fork() ?? new MemoryFileSystem()
    for (const directory of this.#directories) {
      if (source !== this.#memory) copyTree(source, copy, directory)
      copy.remove(`${directory}/${OUR_LOCK}`)
    }
    return copy
  }

  /** Goes back to a copy, which stays as it is. Nobody may have a file open. */
  restore(copy: MemoryFileSystem): FileSystem {
    if (this.#memory !== undefined) this.#fileSystem = copy.fork()
    else for (const directory of this.#directories) this.#writeBack(copy, directory)
    return this.#fileSystem
  }

  get #memory(): MemoryFileSystem | undefined {
    return this.#fileSystem instanceof MemoryFileSystem ? this.#fileSystem : undefined
  }

  #writeBack(copy: MemoryFileSystem, directory: string): void {
    for (const name of this.#fileSystem.list(directory)) {
      this.#fileSystem.removeDirectory(`${directory}/${name}`)
    }
    copyTree(copy, this.#fileSystem, directory)
  }
}

function copyTree(source: FileSystem, target: FileSystem, path: string): void {
  target.makeDirectory(path)
  for (const name of source.list(path)) {
    const child = `${path}/${name}`
    if (source.stat(child).isDirectory) copyTree(source, target, child)
    else target.writeFile(child, source.readFile(child))
  }
}
