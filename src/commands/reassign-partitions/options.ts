import { usageError } from '../shared/command-error.ts'
import { oneAction, requireOptions } from '../shared/option-rules.ts'
import type { OptionTable, ParsedOptions, RemovedOptions } from '../shared/options.ts'
import { outputOption } from '../shared/report.ts'

export const reassignOptions = {
  additional: { description: 'Add to running moves, or change their throttle' },
  'bootstrap-controller': {
    description: 'KRaft controllers to contact instead of brokers: with --cancel and --list',
    argument: 'bootstrap controller to connect to',
  },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'Server(s) to use for bootstrapping',
  },
  'broker-list': {
    description: 'Comma list of broker ids to spread over',
    argument: 'brokerlist',
  },
  cancel: { description: 'Stop the moves of a plan' },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'Admin client property file',
  },
  'disable-rack-aware': { description: 'Ignore racks when planning' },
  'disallow-replication-factor-change': {
    description: 'Refuse a plan that changes the number of replicas',
  },
  execute: { description: 'Start the moves of a plan' },
  generate: { description: 'Propose a plan' },
  help: { description: 'Show usage and stop' },
  list: { description: 'List running moves' },
  output: outputOption,
  'preserve-throttles': { description: 'Leave throttles in place' },
  'reassignment-json-file': {
    description: 'JSON plan: partitions[{topic,partition,replicas,log_dirs?}], version 1',
    argument: 'manual assignment json file path',
  },
  'replica-alter-log-dirs-throttle': {
    description: 'Bytes per second between directories; -1 is unlimited',
    argument: 'replicaAlterLogDirsThrottle',
    type: 'long',
    default: -1,
  },
  throttle: {
    description: 'Bytes per second between brokers; -1 is unlimited',
    argument: 'throttle',
    type: 'long',
    default: -1,
  },
  timeout: {
    description: 'How long to wait for moves between directories to begin, in milliseconds',
    argument: 'timeout',
    type: 'long',
    default: 10_000,
  },
  'topics-to-move-json-file': {
    description: 'JSON: topics[{topic}], version 1',
    argument: 'topics to reassign json file path',
  },
  verify: { description: 'Report the progress of a plan; drop throttles when it is done' },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

export const removedReassignOptions: RemovedOptions = {
  zookeeper: { use: 'bootstrap-server', hasArgument: true, dropsValue: true },
}

export type ReassignOptions = ParsedOptions<typeof reassignOptions>

const ACTIONS = ['generate', 'execute', 'verify', 'cancel', 'list'] as const
export type ReassignAction = (typeof ACTIONS)[number]

type Name = keyof typeof reassignOptions

const REQUIRED: Readonly<Record<ReassignAction, readonly Name[]>> = {
  generate: ['topics-to-move-json-file', 'broker-list'],
  execute: ['reassignment-json-file'],
  verify: ['reassignment-json-file'],
  cancel: ['reassignment-json-file'],
  list: [],
}

const PERMITTED: Readonly<Record<ReassignAction, readonly Name[]>> = {
  generate: ['bootstrap-server', 'command-config', 'disable-rack-aware'],
  execute: [
    'additional',
    'bootstrap-server',
    'command-config',
    'throttle',
    'replica-alter-log-dirs-throttle',
    'timeout',
    'disallow-replication-factor-change',
  ],
  verify: ['bootstrap-server', 'command-config', 'preserve-throttles'],
  cancel: [
    'bootstrap-server',
    'bootstrap-controller',
    'command-config',
    'preserve-throttles',
    'timeout',
  ],
  list: ['bootstrap-server', 'bootstrap-controller', 'command-config', 'output'],
}

/** Throws Kafka's errors, in its order. */
export function checkReassignOptions(options: ReassignOptions): ReassignAction {
  const action = oneAction(
    options,
    ACTIONS,
    `Command must include exactly one action: ${ACTIONS.map((name) => `--${name}`).join(', ')}`,
  )
  if (options.has('bootstrap-server') && options.has('bootstrap-controller')) {
    throw usageError("Please don't specify both --bootstrap-server and --bootstrap-controller")
  }
  requireOptions(options, REQUIRED[action])
  const allowed = new Set<Name>([action, ...REQUIRED[action], ...PERMITTED[action]])
  for (const name of Object.keys(reassignOptions) as Name[]) {
    if (!options.has(name) || allowed.has(name)) continue
    throw usageError(`Option "[${name}]" can't be used with action "[${action}]"`)
  }
  return action
}
