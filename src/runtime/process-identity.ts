import type { FileSystem } from './file-system.ts'

const UNKNOWN_START = '-'

export interface ProcessIdentity {
  readonly pid: number
  /** Any text that differs between two processes of the same id. */
  readonly startTime: string
}

export function currentProcess(fileSystem: FileSystem): ProcessIdentity {
  return { pid: process.pid, startTime: startTimeOf(fileSystem, process.pid) }
}

/** Whether that very process lives, and not another one that was given its id again. */
export function isRunning(
  fileSystem: FileSystem,
  holder: ProcessIdentity,
  self: ProcessIdentity = currentProcess(fileSystem),
): boolean {
  if (holder.pid === self.pid) return holder.startTime === self.startTime
  if (fileSystem.exists('/proc/self/stat')) {
    if (!fileSystem.exists(`/proc/${holder.pid}/stat`)) return false
    const startTime = startTimeOf(fileSystem, holder.pid)
    return [startTime, UNKNOWN_START].includes(holder.startTime)
  }
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Clock ticks from the start of the system to that of the process: field 22 of its `stat`. */
function startTimeOf(fileSystem: FileSystem, pid: number): string {
  try {
    const stat = fileSystem.readFile(`/proc/${pid}/stat`).toString()
    // The second field, the name in parentheses, may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[19] ?? UNKNOWN_START
  } catch {
    return UNKNOWN_START
  }
}
