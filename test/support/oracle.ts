import { existsSync } from 'node:fs'
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
