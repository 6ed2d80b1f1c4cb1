import * as fs from 'node:fs'
import { createRequire } from 'node:module'

/**
 * A lock of the system on a whole file, which ends with the process. Java's `FileLock` is of the
 * same kind, so that each side sees the other's. Node has none, so a native package makes it.
 */
export interface FileLock {
  release(): void
}

interface NativeModule {
  tryLock(descriptor: number): boolean
}

const requireModule = createRequire(import.meta.url)

function loadNative(): NativeModule | undefined {
  try {
    return requireModule('fs-native-extensions') as NativeModule
  } catch {
    return undefined
  }
}

/**
 * `'held'` when another process has the lock, `'unsupported'` where the package is not installed or
 * has no build for this machine. Makes the file when it is missing, and leaves it.
 */
export function lockFile(path: string): FileLock | 'held' | 'unsupported' {
  const native = loadNative()
  if (native === undefined) return 'unsupported'
  const descriptor = fs.openSync(path, 'a+')
  try {
    if (native.tryLock(descriptor)) return { release: () => fs.closeSync(descriptor) }
  } catch {
    fs.closeSync(descriptor)
    return 'unsupported'
  }
  fs.closeSync(descriptor)
  return 'held'
}
