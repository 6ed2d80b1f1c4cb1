import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const REPOSITORY: string = join(import.meta.dirname, '../..')
export const KAFKA_TS: string = join(REPOSITORY, 'bin/kafka-ts.js')

const START_LIMIT_MS = 20_000

/** The built command as a process of its own, serving a directory under the system's temporary one. */
export interface BrokerProcess {
  readonly bootstrap: string
  readonly directory: string
  readonly pid: number
  /** All that it has printed so far, stdout and stderr together. */
  output(): string
  /** SIGTERM, and waits for the end. Resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: nothing is flushed or closed. */
  kill(): Promise<void>
}

/** An empty folder, gone after the test. */
export function temporaryDirectory(prefix: string): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), `kafka-ts-${prefix}-`))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Starts `server-start --dir DIRECTORY --port 0` (or `port`) and waits until it says that it listens. */
export async function startBrokerProcess(
  directory: string,
  args: readonly string[] = [],
  port = 0,
): Promise<BrokerProcess> {
  const words = [KAFKA_TS, 'server-start', '--dir', directory, '--port', String(port), ...args]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const bootstrap = await listening(child, () => output)
  const ended = once(child, 'exit') as Promise<[number | null]>
  return {
    bootstrap,
    directory,
    pid: child.pid!,
    output: () => output,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await ended
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

function listening(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => fail(`says nothing for ${START_LIMIT_MS} ms`), START_LIMIT_MS)
    const fail = (what: string) => {
      clearTimeout(limit)
      child.kill('SIGKILL')
      reject(new Error(`The broker ${what}: ${output()}`))
    }
    const look = () => {
      const match = /Listening on (\S+:\d+)/.exec(output())
      if (match === null) return
      clearTimeout(limit)
      child.stdout?.off('data', look)
      resolve(match[1]!)
    }
    child.stdout?.on('data', look)
    child.once('exit', (code) => fail(`ended with ${code}`))
  })
}

export interface Finished {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs any command to its end. Rejects when it can't be started. */
export async function run(
  command: string,
  args: readonly string[],
  options: { stdin?: string | Buffer; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  const child = spawn(command, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: options.cwd,
    env: options.env ?? process.env,
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  child.stdin.on('error', () => {
    // A command may end without reading what it was given.
  })
  child.stdin.end(options.stdin ?? '')
  const [exitCode] = (await once(child, 'close')) as [number | null]
  return { exitCode, stdout, stderr }
}

/** Runs one of our commands as its users do. */
export function kafkaTs(args: readonly string[], stdin?: string | Buffer): Promise<Finished> {
  return run(process.execPath, [KAFKA_TS, ...args], stdin === undefined ? {} : { stdin })
}
