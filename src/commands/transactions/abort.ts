import { describeProducers } from '../../client/admin/describe-producers.ts'
import {
  type AbortTransactionSpec,
  abortTransaction,
  fenceProducer,
} from '../../client/admin/transactions.ts'
import type { Cluster } from '../../client/cluster.ts'
import { partitionName, type TopicPartition } from '../../client/topic-partition.ts'
import { adminToolOptions, withToolCluster } from '../shared/admin-tool.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { valuesOf } from '../shared/results.ts'
import { attempt } from './output.ts'

const abortOptions = {
  ...adminToolOptions,
  topic: { description: 'Topic', argument: 'TOPIC', isRequired: true },
  partition: {
    description: 'Partition id',
    argument: 'PARTITION',
    type: 'integer',
    isRequired: true,
  },
  'start-offset': {
    description: 'First offset of the transaction; enough for brokers of 3.0 and newer',
    argument: 'START_OFFSET',
    type: 'long',
  },
  'producer-id': {
    description: 'Producer id (brokers before 3.0)',
    argument: 'PRODUCER_ID',
    type: 'long',
  },
  'producer-epoch': {
    description: 'Producer epoch (brokers before 3.0)',
    argument: 'PRODUCER_EPOCH',
    type: 'integer',
  },
  'coordinator-epoch': {
    description: 'Coordinator epoch (brokers before 3.0)',
    argument: 'COORDINATOR_EPOCH',
    type: 'integer',
  },
} as const satisfies OptionTable

type AbortOptions = ParsedOptions<typeof abortOptions>

export const abortSubcommand = argparseSubcommand({
  summary: 'Abort a hanging transaction (requires administrative privileges)',
  options: abortOptions,
  async run(options, context) {
    const partition = { topic: options.value('topic'), partition: options.value('partition') }
    const startOffset = options.value('start-offset')
    const typed = startOffset === undefined ? typedSpec(partition, options) : undefined
    await withToolCluster(context, options, async (cluster) => {
      const spec = typed ?? (await findSpec(cluster, partition, startOffset!))
      await attempt(`abort transaction ${specText(spec)}`, abortTransaction(cluster, spec))
    })
    return undefined
  },
})

function typedSpec(partition: TopicPartition, options: AbortOptions): AbortTransactionSpec {
  const producerId = options.value('producer-id')
  const producerEpoch = options.value('producer-epoch')
  const coordinatorEpoch = options.value('coordinator-epoch')
  if (producerId === undefined) {
    throw new CommandError(
      'The transaction to abort must be identified either with --start-offset (for brokers on ' +
        '3.0 or above) or with --producer-id, --producer-epoch, and --coordinator-epoch (for ' +
        'older brokers)',
    )
  }
  if (producerEpoch === undefined) {
    throw new CommandError('Missing required argument --producer-epoch')
  }
  if (coordinatorEpoch === undefined) {
    throw new CommandError('Missing required argument --coordinator-epoch')
  }
  // A transaction without a marker yet is listed with −1, which no broker takes.
  return {
    ...partition,
    producerId,
    producerEpoch,
    coordinatorEpoch: Math.max(coordinatorEpoch, 0),
  }
}

async function findSpec(
  cluster: Cluster,
  partition: TopicPartition,
  startOffset: number,
): Promise<AbortTransactionSpec> {
  const name = partitionName(partition)
  const producers = await attempt(
    `validate producer state for partition ${name}`,
    describeProducers(cluster, [partition]).then(valuesOf),
  )
  const producer = producers
    .flat()
    .find(({ transactionStartOffset }) => transactionStartOffset === startOffset)
  if (producer === undefined) {
    throw new CommandError(
      `Could not find any open transactions starting at offset ${startOffset} on partition ${name}`,
    )
  }
  return { ...partition, ...producer, coordinatorEpoch: producer.coordinatorEpoch ?? 0 }
}

/** As Java prints it. */
function specText(spec: AbortTransactionSpec): string {
  const { producerId, producerEpoch, coordinatorEpoch } = spec
  return (
    `AbortTransactionSpec(topicPartition=${partitionName(spec)}, producerId=${producerId}, ` +
    `producerEpoch=${producerEpoch}, coordinatorEpoch=${coordinatorEpoch})`
  )
}

export const forceTerminateSubcommand = argparseSubcommand({
  summary:
    'Force abort an ongoing transaction on a transactional id (requires administrative privileges)',
  options: {
    ...adminToolOptions,
    transactionalId: {
      description: 'Transactional id',
      argument: 'TRANSACTIONALID',
      isRequired: true,
    },
  },
  async run(options, context) {
    const transactionalId = options.value('transactionalId')
    await withToolCluster(context, options, (cluster) =>
      attempt(
        `force terminate transactionalId \`${transactionalId}\``,
        fenceProducer(cluster, transactionalId),
      ),
    )
    return undefined
  },
})
