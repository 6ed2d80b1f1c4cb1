import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { CommandRun } from './command-context.ts'

export const builtProgram = join(import.meta.dirname, '../../bin/kafka-ts.js')

/** Runs the built program in a process of its own; `npm test` builds before it tests. */
export function runBuilt(words: readonly string[], stdin = ''): CommandRun {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, [builtProgram, ...words], {
    input: stdin,
    encoding: 'utf8',
    env: { ...env, LC_ALL: 'C.UTF-8', TZ: 'UTC', COLUMNS: '80' },
    maxBuffer: 256 * 1024 * 1024,
  })
  return { exitCode: status ?? -1, stdout, stderr }
}
