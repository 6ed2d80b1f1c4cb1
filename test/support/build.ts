import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Before the first test: builds the program when a source is newer than the build. */
export function setup(): void {
  const ready = join(import.meta.dirname, '../../scripts/ready.mjs')
  const { status } = spawnSync(process.execPath, [ready, '--build-only'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The program could not be built')
}
