/**
 * `--filter`: a condition upon a record. `key=a`, `value~^err`, `header.trace=7`, and into JSON
 * `value.user.ids[0]>=10`; `offset`, `partition` and `timestamp` compare as numbers.
 */
import type { TopicPartition } from '../../client/topic-partition.ts'
import type { KafkaRecord } from '../../records/record-reader.ts'
import { CommandError } from '../shared/command-error.ts'

export type RecordFilter = (record: KafkaRecord, place: TopicPartition) => boolean

/** What a condition looks at: undefined where the record has no such thing. */
type Subject = (record: KafkaRecord, place: TopicPartition) => unknown

const CONDITION = /^([^=!~<>]+?)\s*(!=|!~|>=|<=|=|~|>|<)\s*(.*)$/s
const PATH_STEP = /^(?:\.([^.[\]]+)|\[(\d+)\])/

export function parseFilter(text: string): RecordFilter {
  const [, name, operator, operand] = CONDITION.exec(text) ?? []
  if (name === undefined || operator === undefined || operand === undefined) {
    throw new CommandError(
      `--filter '${text}' is no condition: give one such as key=a, value~^err, header.trace=7 or value.user.id>=10`,
    )
  }
  const subject = parseSubject(name.trim(), text)
  const holds = parseTest(operator, operand, text)
  return (record, place) => holds(subject(record, place))
}

/** Records whose key or value has text that matches. */
export function grepFilter(text: string): RecordFilter {
  const pattern = parsePattern(text, `--grep '${text}'`)
  return ({ key, value }) =>
    [key, value].some((bytes) => bytes !== null && pattern.test(bytes.toString()))
}

function parseSubject(name: string, text: string): Subject {
  switch (name) {
    case 'offset':
      return ({ offset }) => offset
    case 'timestamp':
      return ({ timestamp }) => timestamp
    case 'partition':
      return (_, { partition }) => partition
    case 'topic':
      return (_, { topic }) => topic
    case 'key':
    case 'value':
      return (record) => record[name]?.toString() ?? null
  }
  if (name.startsWith('header.')) return headerSubject(name.slice('header.'.length))
  const part = /^(key|value)(?=[.[])/.exec(name)?.[1] as 'key' | 'value' | undefined
  const path = part === undefined ? undefined : parsePath(name.slice(part.length))
  if (part === undefined || path === undefined) {
    throw new CommandError(
      `--filter '${text}': '${name}' is none of key, value, header.NAME, value.JSON.PATH, topic, partition, offset, timestamp`,
    )
  }
  return (record) => jsonAt(record[part], path)
}

/** The last header of that name, as Kafka's own `lastHeader`. */
function headerSubject(name: string): Subject {
  return ({ headers }) => {
    const header = headers.findLast(({ key }) => key === name)
    return header === undefined ? undefined : (header.value?.toString() ?? null)
  }
}

function parsePath(text: string): (string | number)[] | undefined {
  const steps: (string | number)[] = []
  let rest = text
  while (rest !== '') {
    const [whole, name, index] = PATH_STEP.exec(rest) ?? []
    if (whole === undefined) return undefined
    steps.push(name ?? Number(index))
    rest = rest.slice(whole.length)
  }
  return steps
}

function jsonAt(bytes: Buffer | null, path: readonly (string | number)[]): unknown {
  let value = parseJson(bytes)
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string | number, unknown>)[step]
  }
  return value
}

function parseJson(bytes: Buffer | null): unknown {
  if (bytes === null) return undefined
  try {
    return JSON.parse(bytes.toString())
  } catch {
    return undefined
  }
}

type Test = (value: unknown) => boolean

/** What is missing equals nothing and matches nothing; `= null` finds tombstones and JSON's null. */
function parseTest(operator: string, operand: string, text: string): Test {
  switch (operator) {
    case '=':
      return (value) => textOf(value) === operand
    case '!=':
      return (value) => textOf(value) !== operand
    case '~':
    case '!~': {
      const pattern = parsePattern(operand, `--filter '${text}'`)
      const matches: Test = (value) => value !== undefined && pattern.test(textOf(value)!)
      return operator === '~' ? matches : (value) => !matches(value)
    }
  }
  const bound = Number(operand)
  if (operand.trim() === '' || Number.isNaN(bound)) {
    throw new CommandError(`--filter '${text}': '${operand}' is no number`)
  }
  const compare: (value: number) => boolean = {
    '>': (value: number) => value > bound,
    '<': (value: number) => value < bound,
    '>=': (value: number) => value >= bound,
    '<=': (value: number) => value <= bound,
  }[operator as '>' | '<' | '>=' | '<=']
  return (value) => {
    const isNumber = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    return isNumber && compare(Number(value))
  }
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function parsePattern(text: string, where: string): RegExp {
  try {
    return new RegExp(text)
  } catch (cause) {
    throw new CommandError(`${where}: ${(cause as Error).message}`, { cause })
  }
}
