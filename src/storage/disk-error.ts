/** An error of the file system, as against an answer or a mistake of ours. */
export interface DiskError extends Error {
  readonly code: string
  readonly syscall: string
}

export function isDiskError(error: unknown): error is DiskError {
  return error instanceof Error && 'syscall' in error && 'code' in error
}

/** What the user can do about it; the message names the file. */
const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'give the user of this process the right to it, then start again',
  EPERM: 'give the user of this process the right to it, then start again',
  EDQUOT: 'raise the quota or free space, then start again',
  EIO: 'check the disk',
  EMFILE: "raise the limit of open files ('ulimit -n'), then start again",
  ENFILE: "raise the system's limit of open files, then start again",
  ENOSPC: 'free space on that disk, then start again',
  EROFS: 'make the file system writable, then start again',
}

/** The message of an error of the disk, with the cure where there is one. */
export function describeDiskError(error: Error): string {
  const advice = isDiskError(error) ? ADVICE[error.code] : undefined
  return advice === undefined ? error.message : `${error.message}: ${advice}`
}
