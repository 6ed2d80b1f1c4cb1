import type { FileSystem } from './file-system.ts'

const UNKNOWN_START = '-'

export interface ProcessIdentity {
  readonly pid: number
  /** Any text that differs between two processes of the same id. */
  readonly startTime: string
}

export function currentProcess(fileSystem: FileSystem): ProcessIdentity {
  return { pid: process.pid, startTime: statusOf(fileSystem, process.pid).startTime }
}

/** Whether that very process lives, and not another one that was given its id again. */
export function isRunning(
  fileSystem: FileSystem,
  holder: ProcessIdentity,
  self: ProcessIdentity = currentProcess(fileSystem),
): boolean {
  if (holder.pid === self.pid) return holder.startTime === self.startTime
  if (fileSystem.exists('/proc/self/stat')) {
    const { state, startTime } = statusOf(fileSystem, holder.pid)
    if (DEAD_STATES.includes(state)) return false
    return [startTime, UNKNOWN_START].includes(holder.startTime)
  }
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

// A zombie waits only for its parent to notice, which in a container may be for ever.
const DEAD_STATES = ['', 'Z', 'X']

/**
 * The fields 3 and 22 of a process's `stat`: its state, empty when there is no such process, and the
 * clock ticks from the start of the system to its own.
 */
function statusOf(fileSystem: FileSystem, pid: number): { state: string; startTime: string } {
  try {
    const stat = fileSystem.readFile(`/proc/${pid}/stat`).toString()
    // The second field, the name in parentheses, may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startTime: fields[19] ?? UNKNOWN_START }
  } catch {
    return { state: '', startTime: UNKNOWN_START }
  }
}
