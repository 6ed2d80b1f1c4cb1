import type { FetchedBatch } from '../../client/consumer/fetched-batches.ts'
import { GroupReader } from '../../client/consumer/group-reader.ts'
import { javaText } from '../../client/error-texts.ts'
import type { TopicPartition } from '../../client/topic-partition.ts'
import { ConfigError } from '../../config/values.ts'
import { readPropertiesFile } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { whenAborted } from '../shared/pause.ts'
import { VerifiableEvents } from '../shared/verifiable-events.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { VerifiableConsumerOptions } from './index.ts'

export async function run(
  options: VerifiableConsumerOptions,
  context: CommandContext,
): Promise<undefined> {
  try {
    await new VerifiableConsumer(options, context).run()
  } catch (cause) {
    if (cause instanceof CommandError) throw cause
    const text =
      cause instanceof ConfigError
        ? `org.apache.kafka.common.config.ConfigException: ${cause.message}`
        : javaText(cause)
    throw new CommandError(text, { cause })
  }
  return undefined
}

class VerifiableConsumer {
  readonly #options: VerifiableConsumerOptions
  readonly #context: CommandContext
  readonly #events: VerifiableEvents
  readonly #signal: AbortSignal
  readonly #properties: Map<string, string>
  #count = 0

  constructor(options: VerifiableConsumerOptions, context: CommandContext) {
    this.#options = options
    this.#context = context
    this.#events = new VerifiableEvents(context)
    this.#properties = consumerProperties(options, context)
    this.#signal = context.catchSignals()
  }

  async run(): Promise<void> {
    const group = this.#open()
    this.#events.tell('startup_complete')
    const requested = whenAborted(this.#signal).then(() => {
      this.#events.tell('shutdown_requested')
      return undefined
    })
    try {
      while (!this.#signal.aborted && !this.#isDone) {
        const batch = await Promise.race([group.next(), requested])
        if (batch !== undefined) await this.#take(group, batch)
      }
    } finally {
      await group.close()
      this.#events.tell('shutdown_complete')
      if (!this.#signal.aborted) this.#events.tell('shutdown_requested')
    }
  }

  get #isDone(): boolean {
    const most = this.#options.value('max-messages')
    return most >= 0 && this.#count >= most
  }

  #open(): GroupReader {
    const topics = { topic: this.#options.value('topic') }
    const groupId = this.#options.value('group-id')
    const tell = (name: string) => (partitions: readonly TopicPartition[]) =>
      this.#events.tell(name, {
        partitions: partitions.map(({ topic, partition }) => ({ topic, partition })),
      })
    return new GroupReader(loggingRuntime(this.#context), this.#properties, groupId, topics, {
      onAssigned: tell('partitions_assigned'),
      onRevoked: tell('partitions_revoked'),
    })
  }

  async #take(group: GroupReader, batch: FetchedBatch): Promise<void> {
    const { topic, partition } = batch
    const most = this.#options.value('max-messages')
    const room = most < 0 ? batch.records.length : most - this.#count
    const records = batch.records.slice(0, room)
    this.#count += records.length
    if (this.#options.has('verbose')) {
      for (const { key, value, offset } of records) {
        const texts = { key: key?.toString() ?? null, value: value?.toString() ?? null }
        this.#events.tell('record_data', { ...texts, topic, partition, offset })
      }
    }
    const [minOffset, maxOffset] = [records[0]!.offset, records.at(-1)!.offset]
    const read = { topic, partition, count: records.length, minOffset, maxOffset }
    this.#events.tell('records_consumed', { count: batch.records.length, partitions: [read] })
    group.done(batch, maxOffset + 1)
    if (!this.#options.has('enable-autocommit')) await this.#commit(group, batch, maxOffset + 1)
  }

  async #commit(
    group: GroupReader,
    { topic, partition }: TopicPartition,
    offset: number,
  ): Promise<void> {
    const offsets = [{ topic, partition, offset }]
    try {
      await group.commit()
      this.#events.tell('offsets_committed', { offsets, success: true })
    } catch (error) {
      this.#events.tell('offsets_committed', { offsets, success: false, error: javaText(error) })
    }
  }
}

function consumerProperties(
  options: VerifiableConsumerOptions,
  context: CommandContext,
): Map<string, string> {
  const file = options.value('command-config') ?? options.value('consumer.config')
  const properties = file === undefined ? new Map() : readPropertiesFile(context, file)
  const protocol = options.value('group-protocol')
  properties.set('bootstrap.servers', options.value('bootstrap-server'))
  properties.set('group.protocol', protocol)
  properties.set('enable.auto.commit', String(options.has('enable-autocommit')))
  properties.set('auto.offset.reset', options.value('reset-policy'))
  if (protocol.toLowerCase() === 'consumer') {
    const assignor = options.value('group-remote-assignor')
    if (assignor !== undefined) properties.set('group.remote.assignor', assignor)
  } else {
    properties.set('partition.assignment.strategy', options.value('assignment-strategy'))
    const timeoutMs = options.value('session-timeout')
    if (timeoutMs !== undefined) properties.set('session.timeout.ms', String(timeoutMs))
  }
  const instanceId = options.value('group-instance-id')
  if (instanceId !== undefined) properties.set('group.instance.id', instanceId)
  return properties
}
