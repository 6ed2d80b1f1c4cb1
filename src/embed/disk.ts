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
  readonly directory: string
  #fileSystem: FileSystem

  constructor(fileSystem: FileSystem, directory: string) {
    this.#fileSystem = fileSystem
    this.directory = directory
  }

  get fileSystem(): FileSystem {
    return this.#fileSystem
  }

  /** The files as they are now, without the lock of who works on them. */
  copy(): MemoryFileSystem {
    const source = this.#fileSystem
    const copy = source instanceof MemoryFileSystem ? source.fork() : new MemoryFileSystem()
    if (copy.usedBytes === 0) copyTree(source, copy, this.directory)
    copy.remove(`${this.directory}/${OUR_LOCK}`)
    return copy
  }

  /** Goes back to a copy, which stays as it is. Nobody may have a file open. */
  restore(copy: MemoryFileSystem): FileSystem {
    if (this.#fileSystem instanceof MemoryFileSystem) this.#fileSystem = copy.fork()
    else {
      for (const name of this.#fileSystem.list(this.directory)) {
        this.#fileSystem.removeDirectory(`${this.directory}/${name}`)
      }
      copyTree(copy, this.#fileSystem, this.directory)
    }
    return this.#fileSystem
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
