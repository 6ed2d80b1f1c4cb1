import { describeProducers } from '../../client/admin/describe-producers.ts'
import { describeTransaction, listTransactions } from '../../client/admin/transactions.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import type { Int64 } from '../../protocol/int64.ts'
import { adminToolOptions, withToolCluster } from '../shared/admin-tool.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { outputFormat, outputOption, printData, reportKind } from '../shared/report.ts'
import { hangingTransactions, type OpenTransaction, overdueTransactions } from './hanging.ts'
import { attempt, printTable } from './output.ts'

const findHangingOptions = {
  ...adminToolOptions,
  'broker-id': {
    description: 'Broker to search',
    argument: 'BROKER_ID',
    type: 'integer',
  },
  'max-transaction-timeout': {
    description: 'How many minutes a transaction may be open',
    argument: 'MAX_TRANSACTION_TIMEOUT',
    type: 'integer',
    default: 15,
  },
  output: outputOption,
  topic: { description: 'Only this topic; needed with --partition', argument: 'TOPIC' },
  partition: {
    description: 'Only this partition of the topic',
    argument: 'PARTITION',
    type: 'integer',
  },
} as const satisfies OptionTable

type FindHangingOptions = ParsedOptions<typeof findHangingOptions>

export const hangingReport = reportKind('find-hanging: transactions', {
  topic: 'Topic',
  partition: 'Partition',
  producerId: 'Id of the producer',
  producerEpoch: 'Its epoch',
  coordinatorEpoch: 'Of the coordinator that wrote its last marker; null before the first',
  startOffset: 'Where the transaction begins',
  lastTimestamp: 'When it last wrote, in milliseconds',
})

function hangingRow({ topic, partition, producer }: OpenTransaction) {
  const { producerId, producerEpoch, coordinatorEpoch, lastTimestamp } = producer
  const startOffset = producer.transactionStartOffset
  return {
    topic,
    partition,
    producerId,
    producerEpoch,
    coordinatorEpoch,
    startOffset,
    lastTimestamp,
  }
}

const MINUTE_MS = 60_000
/** So many partitions are asked about at once. */
const BATCH_SIZE = 500

export const findHangingSubcommand = argparseSubcommand({
  summary: 'Find hanging transactions',
  options: findHangingOptions,
  async run(options, context) {
    const format = outputFormat(options)
    if (!options.has('topic') && !options.has('broker-id')) {
      throw new CommandError(
        'The `find-hanging` command requires either --topic or --broker-id to limit the scope of the search',
      )
    }
    if (options.has('partition') && !options.has('topic')) {
      throw new CommandError('The --partition argument requires --topic to be provided')
    }
    const hanging = await withToolCluster(context, options, async (cluster) => {
      const open = await findOverdue(cluster, options, context)
      return open.length === 0 ? [] : await withoutCoordinator(cluster, open)
    })
    if (format !== 'text') {
      return printData(context, format, hangingReport, hanging.map(hangingRow))
    }
    printHanging(hanging, context)
    return undefined
  },
})

async function findOverdue(
  cluster: Cluster,
  options: FindHangingOptions,
  { runtime }: CommandContext,
): Promise<OpenTransaction[]> {
  const brokerId = options.value('broker-id')
  const timeoutMs = options.value('max-transaction-timeout') * MINUTE_MS
  const partitions = await partitionsToSearch(cluster, options)
  const overdue: OpenTransaction[] = []
  for (let start = 0; start < partitions.length; start += BATCH_SIZE) {
    const batch = partitions.slice(start, start + BATCH_SIZE)
    const where = brokerId === undefined ? '' : ` on broker ${brokerId}`
    const what = `describe producers for ${batch.length} partitions${where}`
    const results = await attempt(what, describeProducers(cluster, batch, brokerId))
    const times = { nowMs: runtime.clock.nowMs(), timeoutMs }
    for (const partition of batch) {
      const producers = results.get(partitionName(partition)) ?? []
      if (producers instanceof KafkaError) await attempt(what, Promise.reject(producers))
      else overdue.push(...overdueTransactions(partition, producers, times))
    }
  }
  return overdue
}

async function partitionsToSearch(
  cluster: Cluster,
  options: FindHangingOptions,
): Promise<TopicPartition[]> {
  const topic = options.value('topic')
  const wanted = options.value('partition')
  const brokerId = options.value('broker-id')
  if (topic !== undefined && wanted !== undefined) return [{ topic, partition: wanted }]
  const names = topic === undefined ? null : [topic]
  const { topics } = await attempt(
    names === null ? 'list topics' : 'describe 1 topics',
    cluster.metadata({ topics: names }, { name: 'describeTopics' }),
  )
  const found = [...topics.values()]
  for (const { error } of found) {
    if (error && names !== null) await attempt('describe 1 topics', Promise.reject(error))
  }
  return found.flatMap(({ name, partitions }) =>
    partitions
      .filter(({ replicas }) => brokerId === undefined || replicas.includes(brokerId))
      .map(({ partition }) => ({ topic: name, partition })),
  )
}

async function withoutCoordinator(
  cluster: Cluster,
  open: readonly OpenTransaction[],
): Promise<OpenTransaction[]> {
  const producerIds = [...new Set(open.map(({ producer }) => producer.producerId))]
  const listings = await attempt(
    `list transactions for ${producerIds.length} producers`,
    listTransactions(cluster, { producerIds }),
  )
  const idsByProducer = new Map<Int64, string>(
    listings.map(({ producerId, transactionalId }) => [producerId, transactionalId]),
  )
  const ids = [...new Set(idsByProducer.values())]
  const descriptions = await attempt(
    `describe ${ids.length} transactions`,
    Promise.all(ids.map((id) => partitionsOf(cluster, id))),
  )
  return hangingTransactions(open, idsByProducer, new Map(descriptions))
}

async function partitionsOf(
  cluster: Cluster,
  transactionalId: string,
): Promise<[string, readonly TopicPartition[]]> {
  try {
    return [transactionalId, (await describeTransaction(cluster, transactionalId)).partitions]
  } catch (error) {
    // It has expired since it was listed: nobody will end what its producer left open.
    const isGone = error instanceof KafkaError && error.error === 'TRANSACTIONAL_ID_NOT_FOUND'
    if (isGone) return [transactionalId, []]
    throw error
  }
}

function printHanging(hanging: readonly OpenTransaction[], context: CommandContext): void {
  const nowMs = context.runtime.clock.nowMs()
  printTable(
    context.stdout,
    [
      'Topic',
      'Partition',
      'ProducerId',
      'ProducerEpoch',
      'CoordinatorEpoch',
      'StartOffset',
      'LastTimestamp',
      'Duration(min)',
    ],
    hanging.map(({ topic, partition, producer }) => [
      topic,
      `${partition}`,
      `${producer.producerId}`,
      `${producer.producerEpoch}`,
      `${producer.coordinatorEpoch ?? -1}`,
      `${producer.transactionStartOffset ?? -1}`,
      `${producer.lastTimestamp}`,
      `${Math.trunc((nowMs - producer.lastTimestamp) / MINUTE_MS)}`,
    ]),
  )
}
