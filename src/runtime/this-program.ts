export interface ProgramFiles {
  /** Node.js itself. */
  readonly node: string
  /** The script that it was started with. */
  readonly script: string
  readonly isWindows: boolean
}

/** How this very program is started again; absolute paths. */
export function thisProgram(): ProgramFiles {
  const [node, script = ''] = process.argv
  return { node: node ?? process.execPath, script, isWindows: process.platform === 'win32' }
}
