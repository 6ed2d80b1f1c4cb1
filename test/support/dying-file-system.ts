import { MemoryFileSystem } from './memory-file-system.ts'

/** Fails from the given operation on, as for a process that is no more. */
export class DyingFileSystem extends MemoryFileSystem {
  operationsLeft = Number.POSITIVE_INFINITY

  override check(...args: Parameters<MemoryFileSystem['check']>): void {
    if (this.operationsLeft-- <= 0) {
      throw Object.assign(new Error('the process is dead'), { code: 'EIO', syscall: args[0] })
    }
    super.check(...args)
  }

  get hasDied(): boolean {
    return this.operationsLeft < 0
  }

  /** The next process finds the disk as it is now. */
  revive(): void {
    this.operationsLeft = Number.POSITIVE_INFINITY
  }
}
