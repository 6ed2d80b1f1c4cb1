import type { StartOffset, StopOffset } from '../../client/consumer/offset-lookup.ts'
import type { ReaderSource } from '../../client/consumer/partition-reader.ts'
import { bootstrapServer } from '../shared/bootstrap.ts'
import { readClientConfig } from '../shared/client-config.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseKeyValues } from '../shared/option-rules.ts'
import { parseTimeArgument } from '../shared/time-argument.ts'
import { formatterProperties } from './formatter-properties.ts'
import type { ConsumerOptions } from './options.ts'

/** What the options say, in the order in which Kafka's tool looks at them. */
export interface ConsumerSettings {
  readonly properties: ReadonlyMap<string, string>
  readonly formatterProperties: ReadonlyMap<string, string>
  readonly topic: string | undefined
  readonly include: string | undefined
  readonly partition: number | undefined
  readonly start: StartOffset | undefined
  /** Undefined: reading goes on for ever. */
  readonly stop: StopOffset | undefined
  /** Undefined: no group is joined. */
  readonly group: string | undefined
}

const DEFAULT_CLIENT_ID = 'console-consumer'

export function consumerSettings(
  options: ConsumerOptions,
  context: CommandContext,
): ConsumerSettings {
  refuseBoth(options, 'from-beginning', 'offset', plainWords)
  refuseBoth(options, 'group', 'partition', plainWords)
  refuseBoth(options, 'consumer-property', 'command-property', dashedWords)
  refuseBoth(options, 'consumer.config', 'command-config', dashedWords)
  refuseBoth(options, 'property', 'formatter-property', dashedWords)
  if (options.has('topic') === options.has('include')) {
    throw usageError('Exactly one of the following arguments is required: [topic], [include]')
  }
  if (options.has('partition') && !options.has('topic')) {
    throw usageError('The topic is required when partition is specified.')
  }
  if (options.has('offset') && !options.has('partition')) {
    throw usageError('The partition is required when offset is specified.')
  }
  const partition = options.value('partition')
  const range = readRange(options, context)
  const start = range.start ?? (partition === undefined ? undefined : startOffset(options))
  const file = options.value('command-config') ?? options.value('consumer.config')
  const fromFile = readClientConfig(context, file)
  const typed = parseKeyValues([
    ...options.values('command-property'),
    ...options.values('consumer-property'),
  ])
  const group = theGroup(options, fromFile, typed)
  if (group !== undefined) refuseRange(options)
  const properties = new Map([...fromFile, ...typed])
  complete(properties, options, context)
  return {
    properties,
    formatterProperties: formatterProperties(options, context),
    topic: options.value('topic'),
    include: options.value('include'),
    partition,
    start,
    stop: range.stop,
    group,
  }
}

/** The source for a reader; a pattern that is none is told as Java tells it. */
export function readerSource({ topic, include, partition }: ConsumerSettings): ReaderSource {
  if (topic !== undefined) return partition === undefined ? { topic } : { topic, partition }
  try {
    return { pattern: new RegExp(`^(?:${include})$`) }
  } catch (cause) {
    throw new CommandError(`java.util.regex.PatternSyntaxException: ${include}`, { cause })
  }
}

type Name = Parameters<ConsumerOptions['has']>[0]

function refuseBoth(
  options: ConsumerOptions,
  one: Name,
  other: Name,
  words: (one: string, other: string) => string,
): void {
  if (options.has(one) && options.has(other)) throw usageError(words(one, other))
}

function plainWords(one: string, other: string): string {
  return `Options ${one} and ${other} cannot be specified together.`
}

function dashedWords(one: string, other: string): string {
  return plainWords(`--${one}`, `--${other}`)
}

const RANGE = ['from', 'until', 'tail', 'exit-at-end'] as const

/** What our own options say about where to begin and to end. */
function readRange(
  options: ConsumerOptions,
  { runtime }: CommandContext,
): { readonly start?: StartOffset; readonly stop?: StopOffset } {
  for (const one of ['from', 'tail'] as const) {
    for (const other of ['from-beginning', 'offset'] as const) {
      refuseBoth(options, one, other, dashedWords)
    }
  }
  refuseBoth(options, 'from', 'tail', dashedWords)
  refuseBoth(options, 'until', 'exit-at-end', dashedWords)
  const nowMs = runtime.clock.nowMs()
  const [from, until, tail] = [options.value('from'), options.value('until'), options.value('tail')]
  if (tail !== undefined && tail < 0) throw usageError(`--tail ${tail} is less than nothing`)
  return {
    ...(from === undefined
      ? {}
      : { start: { timestampMs: parseTimeArgument('from', from, nowMs) } }),
    ...(tail === undefined ? {} : { start: { tail } }),
    ...(until === undefined
      ? {}
      : { stop: { timestampMs: parseTimeArgument('until', until, nowMs) } }),
    ...(options.has('exit-at-end') ? { stop: 'latest' } : {}),
  }
}

/** A group begins where it left off, and has no end. */
function refuseRange(options: ConsumerOptions): void {
  const given = RANGE.find((name) => options.has(name))
  if (given !== undefined)
    throw usageError(`--${given} can't be used in a group: leave --group out`)
}

function startOffset(options: ConsumerOptions): StartOffset {
  if (options.has('from-beginning')) return 'earliest'
  const text = options.value('offset')
  const name = text.toLowerCase()
  if (name === 'earliest' || name === 'latest') return name
  const offset = Number(text)
  if (/^\+?\d+$/.test(text) && Number.isSafeInteger(offset)) return offset
  throw usageError(
    `The provided offset value '${text}' is incorrect. Valid values are 'earliest', 'latest', or a non-negative long.`,
  )
}

function theGroup(
  options: ConsumerOptions,
  ...places: readonly ReadonlyMap<string, string>[]
): string | undefined {
  const named = [options.value('group'), ...places.map((place) => place.get('group.id'))]
  const groups = [...new Set(named.filter((group) => group !== undefined))]
  if (groups.length > 1) {
    const list = groups.map((group) => `'${group}'`).join(', ')
    throw usageError(
      `The group ids provided in different places (directly using '--group', via '--consumer-property', or via '--consumer.config') do not match. Detected group ids: ${list}`,
    )
  }
  return groups[0]
}

function complete(
  properties: Map<string, string>,
  options: ConsumerOptions,
  context: CommandContext,
): void {
  properties.set('bootstrap.servers', bootstrapServer(options.value('bootstrap-server'), context))
  properties.set('isolation.level', options.value('isolation-level'))
  if (!properties.get('client.id')) properties.set('client.id', DEFAULT_CLIENT_ID)
  const reset = properties.get('auto.offset.reset')
  if (options.has('from-beginning')) {
    if (reset !== undefined && reset !== 'earliest') {
      throw new CommandError(
        `Can't simultaneously specify --from-beginning and 'auto.offset.reset=${reset}', please remove one option`,
      )
    }
    properties.set('auto.offset.reset', 'earliest')
  } else if (reset === undefined) properties.set('auto.offset.reset', 'latest')
}
