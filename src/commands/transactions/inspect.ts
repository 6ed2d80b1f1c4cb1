import {
  describeProducers,
  type ProducerDescription,
} from '../../client/admin/describe-producers.ts'
import { describeTransaction, listTransactions } from '../../client/admin/transactions.ts'
import { partitionName } from '../../client/topic-partition.ts'
import { adminToolOptions, withToolCluster } from '../shared/admin-tool.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { outputFormat, outputOption, printData, reportKind } from '../shared/report.ts'
import { valuesOf } from '../shared/results.ts'
import { attempt, printTable } from './output.ts'

const NONE = 'None'

export const transactionListing = reportKind('list: transactions', {
  transactionalId: 'Transactional id',
  coordinatorId: 'The broker that coordinates it',
  producerId: 'Id of the producer',
  state: 'As the broker spells it: Ongoing, Empty, CompleteCommit, ...',
})

export const listSubcommand = argparseSubcommand({
  summary: 'List transactions',
  options: {
    ...adminToolOptions,
    'duration-filter': {
      description: 'Only transactions that have run longer than so many milliseconds',
      argument: 'DURATION_FILTER',
      type: 'long',
    },
    output: outputOption,
    'transactional-id-pattern': {
      description: 'Only transactional ids that match this regular expression (RE2)',
      argument: 'TRANSACTIONAL_ID_PATTERN',
    },
  },
  async run(options, context) {
    const format = outputFormat(options)
    const durationMs = options.value('duration-filter')
    const transactionalIdPattern = options.value('transactional-id-pattern')
    const filters = {
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(transactionalIdPattern === undefined ? {} : { transactionalIdPattern }),
    }
    const listings = await withToolCluster(context, options, (cluster) =>
      attempt('list transactions', listTransactions(cluster, filters)),
    )
    if (format !== 'text') return printData(context, format, transactionListing, listings)
    printTable(
      context.stdout,
      ['TransactionalId', 'Coordinator', 'ProducerId', 'TransactionState'],
      listings.map(({ transactionalId, coordinatorId, producerId, state }) => [
        transactionalId,
        `${coordinatorId}`,
        `${producerId}`,
        state,
      ]),
    )
    return undefined
  },
})

export const transactionDescription = reportKind('describe: the transaction', {
  transactionalId: 'Transactional id',
  coordinatorId: 'The broker that coordinates it',
  producerId: 'Id of the producer',
  producerEpoch: 'Its epoch',
  state: 'As the broker spells it: Ongoing, Empty, CompleteCommit, ...',
  timeoutMs: 'After so many milliseconds the coordinator aborts it',
  startTimeMs: 'When it began, in milliseconds; null while none is open',
  durationMs: 'For how long it has been open; null while none is',
  partitions: 'The partitions that it has written to, each with topic and partition',
})

export const describeSubcommand = argparseSubcommand({
  summary: 'Describe the state of an active transactional id',
  options: {
    ...adminToolOptions,
    'transactional-id': {
      description: 'Transactional id',
      argument: 'TRANSACTIONAL_ID',
      isRequired: true,
    },
    output: outputOption,
  },
  async run(options, context) {
    const format = outputFormat(options)
    const transactionalId = options.value('transactional-id')
    const description = await withToolCluster(context, options, (cluster) =>
      attempt(
        `describe transaction state of transactional-id \`${transactionalId}\``,
        describeTransaction(cluster, transactionalId),
      ),
    )
    const { startTimeMs } = description
    const nowMs = context.runtime.clock.nowMs()
    if (format !== 'text') {
      const durationMs = startTimeMs === undefined ? null : nowMs - startTimeMs
      const row = { ...description, transactionalId, startTimeMs, durationMs }
      return printData(context, format, transactionDescription, [
        {
          ...row,
          partitions: row.partitions.map(({ topic, partition }) => ({ topic, partition })),
        },
      ])
    }
    printTable(
      context.stdout,
      [
        'CoordinatorId',
        'TransactionalId',
        'ProducerId',
        'ProducerEpoch',
        'TransactionState',
        'TransactionTimeoutMs',
        'CurrentTransactionStartTimeMs',
        'TransactionDurationMs',
        'TopicPartitions',
      ],
      [
        [
          `${description.coordinatorId}`,
          transactionalId,
          `${description.producerId}`,
          `${description.producerEpoch}`,
          description.state,
          `${description.timeoutMs}`,
          `${startTimeMs ?? NONE}`,
          startTimeMs === undefined ? NONE : `${nowMs - startTimeMs}`,
          description.partitions.map(partitionName).join(','),
        ],
      ],
    )
    return undefined
  },
})

export const producerReport = reportKind('describe-producers: producers', {
  producerId: 'Id of the producer',
  producerEpoch: 'Its epoch',
  coordinatorEpoch: 'Of the coordinator that wrote its last marker; null before the first',
  lastSequence: 'The sequence number of its last record',
  lastTimestamp: 'When it last wrote, in milliseconds; null where that is not known',
  transactionStartOffset: 'Where its open transaction begins; null while none is open',
})

function producerFacts({ lastTimestamp, ...producer }: ProducerDescription) {
  const { coordinatorEpoch, transactionStartOffset } = producer
  const lastTime = lastTimestamp < 0 ? null : lastTimestamp
  return { ...producer, coordinatorEpoch, transactionStartOffset, lastTimestamp: lastTime }
}

export const describeProducersSubcommand = argparseSubcommand({
  summary: 'Describe the states of active producers for a topic partition',
  options: {
    ...adminToolOptions,
    'broker-id': {
      description: 'Replica to ask; the leader when left out',
      argument: 'BROKER_ID',
      type: 'integer',
    },
    topic: { description: 'Topic', argument: 'TOPIC', isRequired: true },
    partition: {
      description: 'Partition id',
      argument: 'PARTITION',
      type: 'integer',
      isRequired: true,
    },
    output: outputOption,
  },
  async run(options, context) {
    const format = outputFormat(options)
    const brokerId = options.value('broker-id')
    const partition = { topic: options.value('topic'), partition: options.value('partition') }
    const replica = brokerId === undefined ? 'leader' : `broker ${brokerId}`
    const producers = await withToolCluster(context, options, (cluster) =>
      attempt(
        `describe producers for partition ${partitionName(partition)} on ${replica}`,
        describeProducers(cluster, [partition], brokerId).then(valuesOf),
      ),
    )
    if (format !== 'text') {
      return printData(context, format, producerReport, producers.flat().map(producerFacts))
    }
    printTable(
      context.stdout,
      [
        'ProducerId',
        'ProducerEpoch',
        'LatestCoordinatorEpoch',
        'LastSequence',
        'LastTimestamp',
        'CurrentTransactionStartOffset',
      ],
      producers.flat().map(producerRow),
    )
    return undefined
  },
})

function producerRow(producer: ProducerDescription): string[] {
  return [
    `${producer.producerId}`,
    `${producer.producerEpoch}`,
    `${producer.coordinatorEpoch ?? -1}`,
    `${producer.lastSequence}`,
    `${producer.lastTimestamp}`,
    `${producer.transactionStartOffset ?? NONE}`,
  ]
}
