import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

export interface DetachedOptions {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Takes standard output and error; created, or emptied when it is there. */
  readonly outputPath: string
}

/** A process that lives on when this one has ended. */
export interface DetachedProcess {
  readonly pid?: number | undefined
  /** Null while it runs. */
  readonly exitCode: number | null
}

export function spawnDetached(
  command: string,
  args: readonly string[],
  { cwd, env, outputPath }: DetachedOptions,
): DetachedProcess {
  const output = openSync(outputPath, 'w')
  try {
    const child = spawn(command, args, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', output, output],
    })
    child.unref()
    return child
  } finally {
    closeSync(output)
  }
}
