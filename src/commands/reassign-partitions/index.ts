import { listPartitionReassignments } from '../../client/admin/reassignments.ts'
import type { Cluster } from '../../client/cluster.ts'
import { javaText } from '../../client/error-texts.ts'
import { partitionName } from '../../client/topic-partition.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { joptCommand } from '../shared/command.ts'
import { CommandError, OptionError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { outputFormat, printData, reportKind } from '../shared/report.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { cancel } from './cancel.ts'
import { execute } from './execute.ts'
import { generate } from './generate.ts'
import {
  checkReassignOptions,
  type ReassignAction,
  type ReassignOptions,
  reassignOptions,
  removedReassignOptions,
} from './options.ts'
import { RefusedMoves } from './refused-moves.ts'
import { verify } from './verify.ts'

const moveReport = reportKind('moves (--list)', {
  topic: 'Topic',
  partition: 'Partition',
  replicas: 'Brokers that have the partition, those that come and those that go too',
  addingReplicas: 'Brokers that come',
  removingReplicas: 'Brokers that go',
})

export const command = joptCommand({
  name: 'reassign-partitions',
  summary: 'Move partitions to other brokers and directories',
  purpose: 'This tool helps to move topic partitions between replicas.',
  examples: [
    {
      title: 'Propose where the partitions of a topic could lie',
      command: `echo '{"version":1,"topics":[{"topic":"test"}]}' > topics.json
  kafka-ts reassign-partitions --generate --topics-to-move-json-file topics.json --broker-list 1`,
    },
    {
      title: 'Move a partition, with at most 10 MB a second between brokers',
      command: `echo '{"version":1,"partitions":[{"topic":"test","partition":0,"replicas":[1]}]}' > plan.json
  kafka-ts reassign-partitions --execute --reassignment-json-file plan.json --throttle 10000000`,
    },
    {
      title: 'See whether it is done, and take the throttles away',
      command: 'kafka-ts reassign-partitions --verify --reassignment-json-file plan.json',
    },
    { title: 'What is on the move', command: 'kafka-ts reassign-partitions --list' },
    {
      title: 'Stop it',
      command: 'kafka-ts reassign-partitions --cancel --reassignment-json-file plan.json',
    },
  ],
  options: reassignOptions,
  removedOptions: removedReassignOptions,
  reports: [moveReport],
  async run(options, context) {
    const action = checkReassignOptions(options)
    try {
      if (options.has('bootstrap-controller') && action !== 'cancel' && action !== 'list') {
        throw new Error('The --bootstrap-controller option is not supported with these action.')
      }
      const act = ACTS[action](options, context)
      const connection = {
        bootstrapServer: options.value('bootstrap-server'),
        bootstrapController: options.value('bootstrap-controller'),
        commandConfig: options.value('command-config'),
        defaults: { 'client.id': 'reassign-partitions-tool' },
      }
      await withCluster(context, connection, act)
    } catch (cause) {
      throw reassignError(cause)
    }
    return undefined
  },
})

/** Reads what the options name at once, so that a bad file is told before a cluster is asked. */
type Act = (
  options: ReassignOptions,
  context: CommandContext,
) => (cluster: Cluster) => Promise<void>

const ACTS: Readonly<Record<ReassignAction, Act>> = { generate, execute, verify, cancel, list }

function list(options: ReassignOptions, context: CommandContext) {
  const { stdout } = context
  const format = outputFormat(options)
  return async (cluster: Cluster) => {
    const moves = await listPartitionReassignments(cluster)
    if (format !== 'text') {
      await printData(context, format, moveReport, moves)
      return
    }
    if (moves.length === 0) {
      stdout.line('No partition reassignments found.')
      return
    }
    stdout.line('Current partition reassignments:')
    for (const move of moves) {
      const { replicas, addingReplicas, removingReplicas } = move
      const adding = addingReplicas.length === 0 ? '' : ` adding: ${addingReplicas}.`
      const removing = removingReplicas.length === 0 ? '' : ` removing: ${removingReplicas}.`
      stdout.line(`${partitionName(move)}: replicas: ${replicas}.${adding}${removing}`)
    }
  }
}

function reassignError(cause: unknown): unknown {
  if (cause instanceof OptionError || !(cause instanceof Error)) return cause
  if (cause instanceof RefusedMoves) {
    return new CommandError(cause.message, { stream: 'stdout', cause })
  }
  const text = cause instanceof KafkaError ? javaText(cause) : cause.message
  return new CommandError(`Error: ${text}\n`, { stream: 'stdout', cause })
}
