/** The JSON files of the tool: which topics to spread, and which partition shall lie where. */
import type { ReplicaMove } from '../../client/admin/reassignments.ts'
import { byTopicPartition } from '../../client/admin/reassignments.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { readUserFile } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { integerField, type JsonObject, objectOf, stringField } from '../shared/json-fields.ts'

export interface Placement extends TopicPartition {
  readonly replicas: readonly number[]
}

export interface Plan {
  readonly placements: readonly Placement[]
  /** Of replicas that shall lie in a certain directory. */
  readonly moves: readonly ReplicaMove[]
}

/** Any directory will do. */
const ANY_LOG_DIR = 'any'
const VERSION = 1

export function readPlan(context: CommandContext, file: string): Plan {
  const { partitions = [] } = versionedObject(parsePlanJson(readText(context, file)))
  const placements: Placement[] = []
  const moves: ReplicaMove[] = []
  for (const item of arrayOf(partitions)) {
    const fields = objectOf(item)
    const placement = {
      topic: stringField(fields, 'topic'),
      partition: integerField(fields, 'partition'),
      replicas: listField(fields, 'replicas', 'Integer', Number.isInteger) as number[],
    }
    placements.push(placement)
    moves.push(...movesOf(placement, fields))
  }
  return { placements, moves }
}

function movesOf(placement: Placement, fields: JsonObject): ReplicaMove[] {
  if (!('log_dirs' in fields)) return []
  const { topic, partition, replicas } = placement
  const logDirs = listField(fields, 'log_dirs', 'String', isString) as string[]
  if (logDirs.length !== replicas.length) {
    throw new CommandError(
      `Size of replicas list [${replicas.join(', ')}] is different from ` +
        `size of log dirs list [${logDirs.join(', ')}] for partition ${partitionName(placement)}`,
    )
  }
  return replicas.flatMap((brokerId, index) => {
    const logDir = logDirs[index]!
    return logDir === ANY_LOG_DIR ? [] : [{ topic, partition, brokerId, logDir }]
  })
}

const isString = (value: unknown) => typeof value === 'string'

/** What `--execute` refuses of a plan. */
export function checkPlan({ placements }: Plan): void {
  if (placements.length === 0) {
    throw new CommandError('Partition reassignment list cannot be empty')
  }
  if (placements.some(({ replicas }) => replicas.length === 0)) {
    throw new CommandError('Partition replica list cannot be empty')
  }
  const twice = duplicatesOf(placements.map(partitionName))
  if (twice.length > 0) {
    const names = twice.join(',')
    throw new CommandError(`Partition reassignment contains duplicate topic partitions: ${names}`)
  }
  const texts = placements.flatMap((placement) => {
    const ids = duplicatesOf(placement.replicas)
    if (ids.length === 0) return []
    return [`${partitionName(placement)} contains multiple entries for ${ids.join(',')}`]
  })
  if (texts.length === 0) return
  throw new CommandError(
    `Partition replica lists may not contain duplicate entries: ${texts.join('. ')}`,
  )
}

export function readTopics(context: CommandContext, file: string): string[] {
  const { topics = [] } = versionedObject(parseJson(readText(context, file)))
  const names = arrayOf(topics).map((item) => stringField(objectOf(item), 'topic'))
  const twice = duplicatesOf(names)
  if (twice.length === 0) return names
  throw new CommandError(
    `List of topics to reassign contains duplicate entries: [${twice.join(', ')}]`,
  )
}

export function parseBrokerList(text: string): number[] {
  const ids = text.split(',').map((part) => {
    if (!/^[+-]?\d+$/.test(part)) throw new CommandError(`For input string: "${part}"`)
    return Number(part)
  })
  const twice = duplicatesOf(ids)
  if (twice.length === 0) return ids
  throw new CommandError(`Broker list contains duplicate entries: [${twice.join(', ')}]`)
}

/** As `--reassignment-json-file` takes it; directories where they are known. */
export function planText(
  placements: readonly Placement[],
  logDirOf: (placement: Placement, brokerId: number) => string | undefined = () => undefined,
): string {
  const partitions = [...placements].sort(byTopicPartition).map((placement) => {
    const { topic, partition, replicas } = placement
    const logDirs = replicas.map((id) => logDirOf(placement, id) ?? ANY_LOG_DIR)
    return { topic, partition, replicas, log_dirs: logDirs }
  })
  return JSON.stringify({ version: VERSION, partitions })
}

function readText(context: CommandContext, file: string): string {
  try {
    return readUserFile(context, file).toString('utf8')
  } catch (cause) {
    throw new CommandError(`Unable to read file ${file}`, { cause })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CommandError('The input string is not a valid JSON', { cause })
  }
}

function parsePlanJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new CommandError(jsonError(text, cause), { cause })
  }
}

/** The commonest of Jackson's messages, that of a file which ends too early, as Kafka has it. */
function jsonError(text: string, cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  const [, position] = / position (\d+)/.exec(message) ?? []
  // Node tells where it stopped, unless that is the end.
  const isCutOff = position === undefined || Number(position) >= text.trimEnd().length
  if (!isCutOff) return message
  const start = text.search(/[{[]/)
  if (start < 0) return message
  const before = text.slice(0, start).split('\n')
  const kind = text[start] === '{' ? 'Object' : 'Array'
  const place = `line: ${before.length}, column: ${before.at(-1)!.length + 1}`
  return (
    `Unexpected end-of-input: expected close marker for ${kind} (start marker at [Source: REDACTED ` +
    `(\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); ${place}])`
  )
}

function versionedObject(json: unknown): JsonObject {
  const root = objectOf(json)
  const version = 'version' in root ? integerField(root, 'version') : VERSION
  if (version === VERSION) return root
  throw new CommandError(`Not supported version field value ${version}`)
}

function arrayOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  throw new CommandError(`Expected JSON array, received ${JSON.stringify(value)}`)
}

function listField(
  fields: JsonObject,
  name: string,
  type: string,
  isOfType: (value: unknown) => boolean,
): readonly unknown[] {
  if (!(name in fields)) throw new CommandError(`No such field exists: \`${name}\``)
  for (const value of arrayOf(fields[name])) {
    if (isOfType(value)) continue
    throw new CommandError(`Expected \`${type}\` value, received ${JSON.stringify(value)}`)
  }
  return arrayOf(fields[name])
}

function duplicatesOf<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))]
}
