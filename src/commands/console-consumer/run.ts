import { PartitionReader } from '../../client/consumer/partition-reader.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import { errorLogger } from '../shared/log-lines.ts'
import { isJsonOutput } from '../shared/report.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { Formatter } from './formatter.ts'
import { findFormatter } from './formatters.ts'
import type { ConsumerOptions } from './options.ts'
import { errorText, Printer } from './printer.ts'
import type { RecordFilter } from './record-filter.ts'
import type { RecordSource } from './record-source.ts'
import { type ConsumerSettings, consumerSettings, readerSource } from './settings.ts'

export async function run(options: ConsumerOptions, context: CommandContext): Promise<number> {
  const settings = consumerSettings(options, context)
  const logError = errorLogger(context)
  const formatter = await openFormatter(options, settings, logError)
  const filters = await openFilters(options)
  try {
    const source = await openSource(settings, context, logError)
    const printing = {
      formatter,
      filters,
      // Read when it is needed: a bad number is told with the count of what was printed.
      get maxMessages() {
        return options.value('max-messages') ?? -1
      },
      timeoutMs: options.value('timeout-ms'),
      skipsBroken: options.has('skip-message-on-error'),
    }
    await new Printer(source, printing, context).run()
    return EXIT_OK
  } catch (error) {
    logError(`Unknown error when running consumer: \n${errorText(error)}`)
    return EXIT_FAILURE
  } finally {
    if (options.has('enable-systest-events')) context.stdout.line('shutdown_complete')
  }
}

async function openFormatter(
  options: ConsumerOptions,
  settings: ConsumerSettings,
  logError: (message: string) => void,
): Promise<Formatter> {
  const isJson = isJsonOutput(options)
  const template = options.value('format')
  const given = [isJson, template !== undefined, options.has('formatter')].filter(Boolean)
  if (given.length > 1) {
    throw usageError('Only one of --output json, --format and --formatter can be given')
  }
  if (isJson) return (await import('./json-formatter.ts')).jsonFormatter
  if (template !== undefined) {
    return (await import('./template-formatter.ts')).templateFormatter(template)
  }
  const formatter = await findFormatter(
    options.value('formatter'),
    settings.formatterProperties,
    (className) => logError(`Unable to instantiate a deserializer from ${className}`),
  )
  if (!formatter) throw usageError(options.value('formatter'))
  return formatter
}

async function openFilters(options: ConsumerOptions): Promise<RecordFilter[]> {
  const grep = options.value('grep')
  if (grep === undefined && !options.has('filter')) return []
  const { grepFilter, parseFilter } = await import('./record-filter.ts')
  const filters = options.values('filter').map(parseFilter)
  return grep === undefined ? filters : [...filters, grepFilter(grep)]
}

async function openSource(
  settings: ConsumerSettings,
  context: CommandContext,
  logError: (message: string) => void,
): Promise<RecordSource> {
  const source = readerSource(settings)
  if (settings.group !== undefined) {
    // kafkajs takes longer to load than all the rest together.
    const { openGroupSource } = await import('./group-source.ts')
    return openGroupSource(loggingRuntime(context), settings.properties, settings.group, source)
  }
  const reader = new PartitionReader(loggingRuntime(context), settings.properties, {
    source,
    ...(settings.start === undefined ? {} : { start: settings.start }),
    ...(settings.stop === undefined ? {} : { stop: settings.stop }),
    onInvalidTopic: (topic) => logError(`Metadata response reported invalid topics [${topic}]`),
  })
  return {
    next: (timeoutMs) => reader.next(timeoutMs),
    get isComplete() {
      return reader.isComplete
    },
    printed() {},
    close: () => reader.close(),
  }
}
