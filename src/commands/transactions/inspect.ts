import {
  describeProducers,
  type ProducerDescription,
} from '../../client/admin/describe-producers.ts'
import { describeTransaction, listTransactions } from '../../client/admin/transactions.ts'
import { partitionName } from '../../client/topic-partition.ts'
import { adminToolOptions, withToolCluster } from '../shared/admin-tool.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { valuesOf } from '../shared/results.ts'
import { attempt, printTable } from './output.ts'

const NONE = 'None'

export const listSubcommand = argparseSubcommand({
  summary: 'List transactions',
  options: {
    ...adminToolOptions,
    'duration-filter': {
      description: 'Only transactions that have run longer than so many milliseconds',
      argument: 'DURATION_FILTER',
      type: 'long',
    },
    'transactional-id-pattern': {
      description: 'Only transactional ids that match this regular expression (RE2)',
      argument: 'TRANSACTIONAL_ID_PATTERN',
    },
  },
  async run(options, context) {
    const durationMs = options.value('duration-filter')
    const transactionalIdPattern = options.value('transactional-id-pattern')
    const filters = {
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(transactionalIdPattern === undefined ? {} : { transactionalIdPattern }),
    }
    const listings = await withToolCluster(context, options, (cluster) =>
      attempt('list transactions', listTransactions(cluster, filters)),
    )
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

export const describeSubcommand = argparseSubcommand({
  summary: 'Describe the state of an active transactional id',
  options: {
    ...adminToolOptions,
    'transactional-id': {
      description: 'Transactional id',
      argument: 'TRANSACTIONAL_ID',
      isRequired: true,
    },
  },
  async run(options, context) {
    const transactionalId = options.value('transactional-id')
    const description = await withToolCluster(context, options, (cluster) =>
      attempt(
        `describe transaction state of transactional-id \`${transactionalId}\``,
        describeTransaction(cluster, transactionalId),
      ),
    )
    const { startTimeMs } = description
    const nowMs = context.runtime.clock.nowMs()
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
  },
  async run(options, context) {
    const brokerId = options.value('broker-id')
    const partition = { topic: options.value('topic'), partition: options.value('partition') }
    const replica = brokerId === undefined ? 'leader' : `broker ${brokerId}`
    const producers = await withToolCluster(context, options, (cluster) =>
      attempt(
        `describe producers for partition ${partitionName(partition)} on ${replica}`,
        describeProducers(cluster, [partition], brokerId).then(valuesOf),
      ),
    )
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
