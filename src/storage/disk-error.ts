/** An error of the file system, as against an answer or a mistake of ours. */
export interface DiskError extends Error {
  readonly code: string
  readonly syscall: string
}

export function isDiskError(error: unknown): error is DiskError {
  return error instanceof Error && 'syscall' in error && 'code' in error
}
