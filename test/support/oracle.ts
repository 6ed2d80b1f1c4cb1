import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { REPOSITORY, run, temporaryDirectory } from './broker-process.ts'

/** The folder with the reference Kafka, the real clients and their facts, beside the repository. */
const SHARED = join(REPOSITORY, '../shared')

export const sharedPath = (...path: readonly string[]): string => join(SHARED, ...path)

export const hasOracle: boolean = existsSync(sharedPath('apache-kafka/kafka'))

if (!hasOracle) {
  console.warn('SKIPPED: what needs Apache Kafka, which is not beside this repository')
}

export interface OracleBroker {
  readonly bootstrap: string
  readonly directory: string
  stop(): Promise<void>
}

/** A fresh Apache Kafka broker on `port` (its controller takes the next one). */
export async function startOracle(
  port: number,
  properties: readonly string[] = [],
): Promise<OracleBroker> {
  const directory = temporaryDirectory('oracle')
  const server = sharedPath('apache-kafka/server')
  const settings = properties.flatMap((property) => ['--property', property])
  const place = ['--dir', directory.path]
  const started = await run(server, ['start', '--port', String(port), ...place, ...settings])
  if (started.exitCode !== 0) throw new Error(`Apache Kafka does not start: ${started.stderr}`)
  return {
    bootstrap: `localhost:${port}`,
    directory: join(directory.path, 'data'),
    async stop() {
      await run(server, ['stop', ...place])
      directory.remove()
    },
  }
}

/** Runs one of Apache Kafka's own tools. */
export function oracleTool(args: readonly string[], stdin?: string) {
  return run(sharedPath('apache-kafka/kafka'), args, stdin === undefined ? {} : { stdin })
}

/**
 * Apache Kafka on a directory that is formatted: by ourselves, or by a broker before. It takes `port`
 * and, for its controller, the next one.
 */
export async function startOracleOn(
  directory: string,
  port: number,
  more: Readonly<Record<string, string>> = {},
): Promise<OracleBroker> {
  const settings = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    listeners: `PLAINTEXT://localhost:${port},CONTROLLER://localhost:${port + 1}`,
    'controller.listener.names': 'CONTROLLER',
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.quorum.bootstrap.servers': `localhost:${port + 1}`,
    'log.dirs': directory,
    'offsets.topic.replication.factor': '1',
    'group.initial.rebalance.delay.ms': '0',
    ...more,
  }
  const place = temporaryDirectory('oracle-settings')
  const file = join(place.path, 'server.properties')
  writeFileSync(
    file,
    Object.entries(settings)
      .map((entry) => `${entry.join('=')}\n`)
      .join(''),
  )
  const child = spawn(sharedPath('apache-kafka/kafka'), ['server-start', file], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const ended = once(child, 'exit')
  const bootstrap = `localhost:${port}`
  const look = await oracleTool(['topics', '--bootstrap-server', bootstrap, '--list'])
  if (look.exitCode !== 0) {
    child.kill('SIGKILL')
    throw new Error(`Apache Kafka does not start on '${directory}': ${output}`)
  }
  return {
    bootstrap,
    directory,
    async stop() {
      child.kill('SIGTERM')
      await ended
      place.remove()
    },
  }
}
