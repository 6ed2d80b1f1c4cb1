import { describeTopics } from '../../client/admin/describe-topics.ts'
import { listOffsets } from '../../client/admin/list-offsets.ts'
import { listTopics } from '../../client/admin/topics.ts'
import { sleepUntil } from '../../client/backoff.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { joptCommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { requireOptions } from '../shared/option-rules.ts'
import { valuesOf } from '../shared/results.ts'
import { topicFilter } from '../shared/topic-filter.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { compareReplicas } from './compare.ts'
import { type FetchLimits, fetchReplica } from './fetch-replica.ts'

export const command = joptCommand({
  name: 'replica-verification',
  summary: 'Compare the replicas of partitions, until it is stopped',
  purpose: 'Validate that all replicas for a set of topics have the same data.',
  examples: [
    {
      title: 'Compare all that one topic holds, with a report each second; Ctrl-C ends it',
      command:
        'kafka-ts replica-verification --broker-list localhost:9092 --topics-include test --time -2 --report-interval-ms 1000',
    },
  ],
  options: {
    'broker-list': {
      description: 'Brokers to contact first, host:port[,host:port...]',
      argument: 'hostname:port,...,hostname:port',
      isRequired: true,
    },
    'fetch-size': {
      description: 'Bytes per fetch',
      argument: 'bytes',
      type: 'integer',
      default: 1_048_576,
    },
    help: { description: 'Show usage and stop' },
    'max-wait-ms': {
      description: 'Longest wait of a fetch, in milliseconds',
      argument: 'ms',
      type: 'integer',
      default: 1000,
    },
    'report-interval-ms': {
      description: 'Milliseconds between reports',
      argument: 'ms',
      type: 'long',
      default: 30_000,
    },
    time: {
      description: 'Where to start: a timestamp, -1 (the end) or -2 (the beginning)',
      argument: 'timestamp/-1(latest)/-2(earliest)',
      type: 'long',
      default: -1,
    },
    'topics-include': {
      description: 'Regular expression of topics',
      argument: 'Java regex (String)',
      default: '.*',
    },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run(options, context) {
    requireOptions(options, ['broker-list'])
    const isWanted = topicFilter(options.value('topics-include'))
    const settings = {
      fetchSize: options.value('fetch-size'),
      maxWaitMs: options.value('max-wait-ms'),
      intervalMs: options.value('report-interval-ms'),
    }
    const connection = { bootstrapServer: options.value('broker-list'), commandConfig: undefined }
    context.warn('This tool is deprecated and may be removed in a future major release.')
    await withCluster(context, connection, async (cluster) => {
      const partitions = await findPartitions(cluster, isWanted)
      const offsets = await startOffsets(cluster, partitions, options.value('time'))
      await new Verification(cluster, partitions, offsets, settings, context).run()
    })
    return 0
  },
})

interface ReplicatedPartition extends TopicPartition {
  readonly replicas: readonly number[]
}

async function findPartitions(
  cluster: Cluster,
  isWanted: (topic: string) => boolean,
): Promise<ReplicatedPartition[]> {
  const names = (await listTopics(cluster)).map(({ name }) => name).filter(isWanted)
  if (names.length === 0) {
    throw new CommandError(
      'No topics found. [topics-include] if specified, is either filtering out all topics or there is no topic.',
    )
  }
  return valuesOf(await describeTopics(cluster, names)).flatMap(({ name, partitions }) =>
    partitions.map(({ partition, replicas }) => ({ topic: name, partition, replicas })),
  )
}

async function startOffsets(
  cluster: Cluster,
  partitions: readonly TopicPartition[],
  time: number,
): Promise<Map<string, number>> {
  const spec = time === -1 ? 'latest' : time === -2 ? 'earliest' : time
  const found = await listOffsets(
    cluster,
    partitions.map((partition) => ({ ...partition, spec })),
  )
  const names = [...found.keys()]
  return new Map(valuesOf(found).map(({ offset }, index) => [names[index]!, offset]))
}

interface Settings extends FetchLimits {
  readonly intervalMs: number
}

/** Asks all replicas again and again, and compares what they answer. */
class Verification {
  readonly #cluster: Cluster
  readonly #partitions: readonly ReplicatedPartition[]
  readonly #offsets: Map<string, number>
  readonly #settings: Settings
  readonly #context: CommandContext
  readonly #signal: AbortSignal

  constructor(
    cluster: Cluster,
    partitions: readonly ReplicatedPartition[],
    offsets: Map<string, number>,
    settings: Settings,
    context: CommandContext,
  ) {
    this.#cluster = cluster
    // A partition that has nothing at the time that was asked for is left out.
    this.#partitions = partitions.filter((one) => (offsets.get(partitionName(one)) ?? -1) >= 0)
    this.#offsets = offsets
    this.#settings = settings
    this.#context = context
    this.#signal = context.catchSignals()
  }

  async run(): Promise<void> {
    const { clock } = this.#cluster.runtime
    this.#tell('verification process is started')
    let lastReportMs = clock.monotonicMs()
    while (!this.#signal.aborted) {
      const roundMs = clock.monotonicMs()
      const lag = await this.#compareAll()
      const nowMs = clock.monotonicMs()
      if (nowMs - lastReportMs > this.#settings.intervalMs) {
        this.#tell(
          `max lag is ${lag.records} for partition ${lag.name} at offset ${lag.offset} ` +
            `among ${this.#partitions.length} partitions`,
        )
        lastReportMs = nowMs
      }
      // Brokers that answer at once, since another partition has records, are not asked in a rush.
      await sleepUntil(clock, Math.min(this.#settings.maxWaitMs, 100), roundMs + 100)
    }
  }

  async #compareAll() {
    const brokerIds = new Set(this.#partitions.flatMap(({ replicas }) => replicas))
    const answers = await Promise.all(
      [...brokerIds].map((id) => {
        const held = this.#partitions.filter(({ replicas }) => replicas.includes(id))
        const positions = held.map((one) => {
          return { ...one, offset: this.#offsets.get(partitionName(one))! }
        })
        return fetchReplica(this.#cluster, id, positions, this.#settings)
      }),
    )
    let lag = { records: -1, name: '', offset: -1 }
    for (const partition of this.#partitions) {
      const name = partitionName(partition)
      const ofPartition = answers.flatMap((answer) => answer.get(name) ?? [])
      const comparison = compareReplicas(name, this.#offsets.get(name)!, ofPartition)
      for (const difference of comparison.differences) {
        this.#context.noteFailure()
        this.#tell(difference)
      }
      if (comparison.isHopeless) throw new CommandError('')
      const { offset } = comparison
      this.#offsets.set(name, offset)
      const end = Math.max(...ofPartition.map(({ highWatermark }) => highWatermark))
      if (end - offset > lag.records) lag = { records: end - offset, name, offset }
    }
    return lag
  }

  #tell(text: string): void {
    const now = new Date(this.#cluster.runtime.clock.nowMs())
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString()
    const time = local.replace('T', ' ').replace('.', ',').replace('Z', '')
    this.#context.stdout.line(`${time}: ${text}`)
  }
}
