/** `partitioner.class`: Java's names, or a JavaScript module of the user's. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { CommandError } from '../shared/command-error.ts'
import type { LineRecord } from './line-reader.ts'

/** The partition of a record among so many; undefined: as Kafka chooses, by key, else in batches. */
export type Partitioner = (record: LineRecord, partitionCount: number) => number | undefined

const PACKAGE = 'org.apache.kafka.clients.producer.'
const DEFAULTS = [
  `${PACKAGE}internals.DefaultPartitioner`,
  `${PACKAGE}UniformStickyPartitioner`,
  'sticky',
]
const ROUND_ROBIN = [`${PACKAGE}RoundRobinPartitioner`, 'RoundRobinPartitioner']

/** Throws CommandError for what is neither a known name nor a module with a function. */
export async function findPartitioner(
  name: string | undefined,
  workingDirectory: string,
): Promise<Partitioner | undefined> {
  if (name === undefined || name === '' || DEFAULTS.includes(name)) return undefined
  if (ROUND_ROBIN.includes(name)) return roundRobin()
  if (!/\.(c|m)?js$/.test(name)) {
    throw new CommandError(
      `partitioner.class=${name} is not known: name RoundRobinPartitioner, sticky, or a .js module that exports a function (key, value, partitionCount)`,
    )
  }
  return ownPartitioner(name, await load(resolve(workingDirectory, name), name))
}

function roundRobin(): Partitioner {
  let next = 0
  return (_, partitionCount) => next++ % partitionCount
}

type OwnFunction = (key: Buffer | null, value: Buffer | null, partitionCount: number) => unknown

async function load(path: string, name: string): Promise<OwnFunction> {
  let loaded: { default?: unknown }
  try {
    // Not by `require`, into which the bundler would turn it: the module may be of either kind.
    loaded = await import(/* @vite-ignore */ pathToFileURL(path).href)
  } catch (cause) {
    throw new CommandError(`partitioner.class=${name} can't be loaded: ${(cause as Error).message}`)
  }
  if (typeof loaded.default === 'function') return loaded.default as OwnFunction
  throw new CommandError(`partitioner.class=${name} has no function as its default export`)
}

function ownPartitioner(name: string, choose: OwnFunction): Partitioner {
  return ({ key, value }, partitionCount) => {
    const partition = choose(key, value, partitionCount)
    const isValid =
      Number.isInteger(partition) &&
      (partition as number) >= 0 &&
      (partition as number) < partitionCount
    if (isValid) return partition as number
    throw new CommandError(
      `partitioner.class=${name} chose partition ${String(partition)} of ${partitionCount}`,
    )
  }
}
