import { createTopics, listTopics } from '../../client/admin/topics.ts'
import { Cluster } from '../../client/cluster.ts'
import { PartitionReader } from '../../client/consumer/partition-reader.ts'
import { javaText } from '../../client/error-texts.ts'
import { Producer } from '../../client/producer/producer.ts'
import type { RecordHeader } from '../../records/record-reader.ts'
import { readClientConfig } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { valuesOf } from '../shared/results.ts'
import { javaDouble } from '../shared/verifiable-events.ts'
import { loggingRuntime } from '../shared/with-cluster.ts'
import type { LatencyOptions } from './index.ts'
import { type LatencySettings, latencySettings } from './settings.ts'

/** How long a record may take, as in Kafka's tool. */
const POLL_TIMEOUT_MS = 60_000
const RECORDS_PER_LINE = 1000

export async function run(options: LatencyOptions, context: CommandContext): Promise<undefined> {
  const settings = latencySettings(options, context)
  const properties = readClientConfig(context, settings.configFile)
  properties.set('bootstrap.servers', settings.bootstrapServers)
  try {
    await makeTopic(settings.topic, properties, context)
    const latencies = await measure(settings, properties, context)
    printResults(latencies, context)
  } catch (cause) {
    if (cause instanceof CommandError) throw cause
    throw new CommandError(javaText(cause), { cause })
  }
  return undefined
}

async function makeTopic(
  topic: string,
  properties: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<void> {
  const cluster = Cluster.of(loggingRuntime(context), properties)
  try {
    const topics = await listTopics(cluster)
    if (topics.some(({ name }) => name === topic)) return
    context.stdout.line(
      `Topic "${topic}" does not exist. Will create topic with 1 partition(s) and replication factor = 1`,
    )
    valuesOf(await createTopics(cluster, [{ name: topic, partitions: 1, replicationFactor: 1 }]))
  } finally {
    await cluster.close()
  }
}

/** Milliseconds of each record, from before it is sent until it was read. */
async function measure(
  settings: LatencySettings,
  properties: ReadonlyMap<string, string>,
  context: CommandContext,
): Promise<number[]> {
  const runtime = loggingRuntime(context)
  const signal = context.catchSignals()
  const reading = new Map([...properties, ['fetch.max.wait.ms', '0']])
  const writing = new Map([...properties, ['linger.ms', '0'], ['acks', settings.acks]])
  let hasStarted = () => {}
  const started = new Promise<void>((resolve) => {
    hasStarted = resolve
  })
  const reader = new PartitionReader(runtime, reading, {
    source: { topic: settings.topic },
    start: 'latest',
    onStarted: () => hasStarted(),
  })
  const producer = new Producer(runtime, writing)
  const latencies: number[] = []
  try {
    const writer = await producer.topic(settings.topic)
    // Nothing is sent before the reader stands at the end: it would be missed.
    await started
    for (let i = 0; i < settings.recordCount && !signal.aborted; i++) {
      const { key, value, headers } = record(settings, context)
      const startMs = runtime.clock.monotonicMs()
      while (!writer.append(runtime.clock.nowMs(), key, value, headers)) await producer.ready()
      await producer.flush()
      const batch = await reader.next(POLL_TIMEOUT_MS)
      latencies.push(runtime.clock.monotonicMs() - startMs)
      checkRead(batch?.records ?? [], value)
      if (i % RECORDS_PER_LINE === 0) tellOne(i, latencies.at(-1)!, context)
    }
  } finally {
    await producer.close()
    await reader.close()
  }
  return latencies
}

/** With nanoseconds, as Java's clock has them. */
function tellOne(index: number, latencyMs: number, { stdout }: CommandContext): void {
  stdout.line(`${index}\t${javaDouble(Number(latencyMs.toFixed(6)))}`)
}

function record({ keyBytes, recordBytes, ...settings }: LatencySettings, context: CommandContext) {
  const { random } = context.runtime
  const letters = (length: number) => {
    const bytes = random.bytes(length)
    for (let i = 0; i < length; i++) bytes[i] = 65 + (bytes[i]! % 26)
    return bytes
  }
  const headers: RecordHeader[] = Array.from({ length: settings.headerCount }, () => ({
    key: letters(settings.headerKeyBytes).toString('latin1'),
    value: settings.headerBytes < 0 ? null : letters(settings.headerBytes),
  }))
  return { key: keyBytes === 0 ? null : letters(keyBytes), value: letters(recordBytes), headers }
}

/** What was read is that one record, and no other's. */
function checkRead(records: readonly { readonly value: Uint8Array | null }[], sent: Buffer): void {
  if (records.length === 0) {
    throw new CommandError(
      `poll() timed out before finding a result (timeout:[${POLL_TIMEOUT_MS}])`,
    )
  }
  if (records.length > 1) {
    throw new CommandError(
      `Only one result was expected during this test. We found [${records.length}]`,
    )
  }
  const value = Buffer.from(records[0]!.value ?? [])
  if (!value.equals(sent)) {
    throw new CommandError(
      `The message value read [${value}] did not match the message value sent [${sent}]`,
    )
  }
}

function printResults(latencies: readonly number[], { stdout }: CommandContext): void {
  if (latencies.length === 0) return
  const average = latencies.reduce((sum, each) => sum + each, 0) / latencies.length
  const sorted = latencies.map(Math.floor).sort((left, right) => left - right)
  const at = (part: number) => sorted[Math.floor(latencies.length * part)]!
  stdout.line(`Avg latency: ${average.toFixed(4)} ms`)
  stdout.line(`Percentiles: 50th = ${at(0.5)}, 99th = ${at(0.99)}, 99.9th = ${at(0.999)}`)
}
