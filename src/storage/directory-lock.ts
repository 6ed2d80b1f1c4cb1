/**
 * Keeps two nodes from using one log directory. Ours is the file `.kafka-ts.lock`, one line
 * `PID START`, where START is when the process started (`-` where the system does not tell), so
 * that a process id that was given out again does not count. A dead holder's file is taken over.
 *
 * Apache leaves `.lock` behind, so that file alone means nothing: a running Apache holds a lock of the
 * system on it, and so do we where we can, so that each refuses the other's directory. Where we can't,
 * Apache's is seen all the same, as Linux lists it in `/proc/locks`:
 *
 *     1: POSIX  ADVISORY  WRITE 4711 08:01:131074 0 EOF     (device in hex, then the inode)
 */
import type { File, FileSystem } from '../runtime/file-system.ts'
import { currentProcess, isRunning, type ProcessIdentity } from '../runtime/process-identity.ts'

export const OUR_LOCK = '.kafka-ts.lock'
const APACHE_LOCK = '.lock'
/** Each round means that another process took or left the directory at the same moment. */
const MAX_ATTEMPTS = 10

/** Somebody else uses the directory. */
export class DirectoryLockedError extends Error {
  override readonly name = 'DirectoryLockedError'
}

export interface DirectoryLock {
  release(): void
}

/** The directories that this process holds: its own process id does not tell them apart. */
const heldHere = new Set<string>()

/** Throws `DirectoryLockedError` when somebody alive uses the directory. */
export function lockDirectory(
  fileSystem: FileSystem,
  directory: string,
  self: ProcessIdentity = currentProcess(fileSystem),
): DirectoryLock {
  refuseRunningApache(fileSystem, directory)
  const path = `${directory}/${OUR_LOCK}`
  const key = `${fileSystem.stat(directory).device}:${fileSystem.stat(directory).inode}`
  if (heldHere.has(key)) {
    throw new DirectoryLockedError(`Log directory '${directory}' is in use by this process`)
  }
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    if (create(fileSystem, path, self)) {
      heldHere.add(key)
      const apacheLock = lockForApache(fileSystem, directory)
      if (apacheLock === 'held') {
        release(fileSystem, path, key)
        throw new DirectoryLockedError(
          `Log directory '${directory}' is in use by a process that holds a lock on '${directory}/${APACHE_LOCK}'`,
        )
      }
      return {
        release() {
          if (apacheLock !== 'unsupported') apacheLock.release()
          release(fileSystem, path, key)
        },
      }
    }
    const holder = readHolder(fileSystem, path)
    if (holder !== undefined && isRunning(fileSystem, holder, self)) {
      throw new DirectoryLockedError(
        `Log directory '${directory}' is in use by process ${holder.pid}`,
      )
    }
    removeDeadHolder(fileSystem, path, holder, self)
  }
  throw new DirectoryLockedError(`Log directory '${directory}' is being taken by others`)
}

function lockForApache(fileSystem: FileSystem, directory: string) {
  return fileSystem.lockFile?.(`${directory}/${APACHE_LOCK}`) ?? 'unsupported'
}

function release(fileSystem: FileSystem, path: string, key: string): void {
  if (heldHere.delete(key)) fileSystem.remove(path)
}

function create(fileSystem: FileSystem, path: string, self: ProcessIdentity): boolean {
  let file: File
  try {
    file = fileSystem.open(path, 'wx+')
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
  file.write([Buffer.from(`${self.pid} ${self.startTime}\n`)], 0)
  file.close()
  return true
}

function readHolder(fileSystem: FileSystem, path: string): ProcessIdentity | undefined {
  try {
    const [, pid, startTime] = /^(\d+) (\S+)/.exec(fileSystem.readFile(path).toString()) ?? []
    return pid === undefined ? undefined : { pid: Number(pid), startTime: startTime! }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

// Of two who find the same dead holder, one moves the file away. Should that have been the new file
// of a faster one, it goes back: the content tells.
function removeDeadHolder(
  fileSystem: FileSystem,
  path: string,
  dead: ProcessIdentity | undefined,
  self: ProcessIdentity,
): void {
  const aside = `${path}.${self.pid}`
  try {
    fileSystem.rename(path, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = readHolder(fileSystem, aside)
  if (moved?.pid === dead?.pid && moved?.startTime === dead?.startTime) fileSystem.remove(aside)
  else fileSystem.rename(aside, path)
}

function refuseRunningApache(fileSystem: FileSystem, directory: string): void {
  const path = `${directory}/${APACHE_LOCK}`
  if (!fileSystem.exists(path) || !fileSystem.exists('/proc/locks')) return
  const { inode, device } = fileSystem.stat(path)
  for (const line of fileSystem.readFile('/proc/locks').toString().split('\n')) {
    const found = /\s(-?\d+) ([0-9a-f]+):([0-9a-f]+):(\d+)\s/.exec(line)
    // A lock like ours belongs to no process, and tells of none.
    if (found === null || found[1] === '-1' || Number(found[4]) !== inode) continue
    const isSameDevice =
      Number.parseInt(found[2]!, 16) === majorOf(device) &&
      Number.parseInt(found[3]!, 16) === minorOf(device)
    // Some file systems show another device here than `stat` does.
    if (isSameDevice || isKafka(fileSystem, found[1]!)) {
      throw new DirectoryLockedError(
        `Log directory '${directory}' is in use by process ${found[1]}, which holds a lock on '${path}'`,
      )
    }
  }
}

function isKafka(fileSystem: FileSystem, pid: string): boolean {
  try {
    return fileSystem.readFile(`/proc/${pid}/cmdline`).toString().includes('kafka')
  } catch {
    return false
  }
}

function majorOf(device: number): number {
  return (device >>> 8) & 0xfff
}

function minorOf(device: number): number {
  return (device & 0xff) | ((device >>> 12) & 0xfff00)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
