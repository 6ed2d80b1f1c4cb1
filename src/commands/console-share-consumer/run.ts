import type { Acknowledgement } from '../../client/consumer/acquired-records.ts'
import { ShareConsumer } from '../../client/consumer/share-consumer.ts'
import { formatterProperties } from '../console-consumer/formatter-properties.ts'
import { findFormatter } from '../console-consumer/formatters.ts'
import { errorText, Printer } from '../console-consumer/printer.ts'
import type { RecordSource } from '../console-consumer/record-source.ts'
import { bootstrapServer } from '../shared/bootstrap.ts'
import { readClientConfig } from '../shared/client-config.ts'
import { usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { EXIT_FAILURE, EXIT_OK } from '../shared/exit-codes.ts'
import { errorLogger } from '../shared/log-lines.ts'
import { requireOptions } from '../shared/option-rules.ts'
import { VerifiableEvents } from '../shared/verifiable-events.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { ShareConsumerOptions } from './index.ts'

const DEFAULT_CLIENT_ID = 'console-share-consumer'

export async function run(options: ShareConsumerOptions, context: CommandContext): Promise<number> {
  checkOptions(options)
  const logError = errorLogger(context)
  const events = options.has('enable-systest-events') ? new VerifiableEvents(context) : undefined
  const formatter = await findFormatter(
    options.value('formatter'),
    formatterProperties(options, context),
    (className) => logError(`Unable to instantiate a deserializer from ${className}`),
  )
  if (!formatter) throw usageError(options.value('formatter'))
  const properties = consumerProperties(options, context)
  try {
    const printing = {
      formatter,
      filters: [],
      get maxMessages() {
        return options.value('max-messages') ?? -1
      },
      timeoutMs: options.value('timeout-ms'),
      skipsBroken: options.has('reject-message-on-error'),
    }
    const source = openSource(options, properties, context)
    events?.tell('startup_complete')
    await new Printer(source, printing, context).run()
    return EXIT_OK
  } catch (error) {
    logError(`Unknown error when running consumer: \n${errorText(error)}`)
    return EXIT_FAILURE
  } finally {
    events?.tell('shutdown_complete')
  }
}

/** Throws Kafka's usage errors. */
function checkOptions(options: ShareConsumerOptions): void {
  requireOptions(options, ['topic'])
  const pairs = [
    ['consumer-property', 'command-property'],
    ['consumer-config', 'command-config'],
    ['property', 'formatter-property'],
  ] as const
  for (const [old, name] of pairs) {
    if (options.has(old) && options.has(name)) {
      throw usageError(`Options --${old} and --${name} cannot be specified together.`)
    }
  }
  if (options.has('reject') && options.has('release')) {
    throw usageError('At most one of --reject and --release may be specified.')
  }
}

function openSource(
  options: ShareConsumerOptions,
  properties: ReadonlyMap<string, string>,
  context: CommandContext,
): RecordSource {
  const [groupId, topic] = [options.value('group'), options.value('topic')!]
  const consumer = new ShareConsumer(loggingRuntime(context), properties, groupId, topic)
  const fate: Acknowledgement = options.has('reject')
    ? 'reject'
    : options.has('release')
      ? 'release'
      : 'accept'
  return {
    next: (timeoutMs) => consumer.next(timeoutMs),
    printed: (_, nextOffset) => consumer.acknowledge(nextOffset - 1, fate),
    broken: ({ offset }) => consumer.acknowledge(offset, 'reject'),
    close: () => consumer.close(),
  }
}

function consumerProperties(
  options: ShareConsumerOptions,
  context: CommandContext,
): Map<string, string> {
  const file = options.value('command-config') ?? options.value('consumer-config')
  const properties = readClientConfig(context, file, [
    ...options.values('command-property'),
    ...options.values('consumer-property'),
  ])
  properties.set('bootstrap.servers', bootstrapServer(options.value('bootstrap-server'), context))
  if (!properties.get('client.id')) properties.set('client.id', DEFAULT_CLIENT_ID)
  return properties
}
