import type { OptionTable, RemovedOptions } from '../shared/options.ts'
import { outputOption } from '../shared/report.ts'

export const groupsOptions = {
  'all-groups': { description: 'Act on every group' },
  'all-topics': { description: 'Take every topic the group has offsets for' },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'by-duration': {
    description: 'Reset to the first record newer than now minus this ISO-8601 duration',
    argument: 'duration',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command config property file',
  },
  delete: { description: 'Delete whole groups' },
  'delete-offsets': { description: 'Remove committed offsets of some topics' },
  describe: { description: 'Show details' },
  'dry-run': { description: 'Show what a reset or deletion would do, change nothing' },
  execute: { description: 'Apply the plan' },
  export: { description: 'Print the plan as CSV' },
  'from-file': { description: 'Take offsets from a CSV plan', argument: 'path to CSV file' },
  group: { description: 'Group id to act on', argument: 'consumer group', isRepeatable: true },
  help: { description: 'Show usage and stop' },
  'lag-time': {
    description: 'With lag and --describe: how old the oldest unread record is, too',
    isOurs: true,
  },
  list: { description: 'List what exists' },
  members: { description: 'With --describe: one row per member' },
  offsets: { description: 'With --describe: one row per partition (the default view)' },
  output: outputOption,
  peek: {
    description:
      'Show so many records before the position of a group, and as many from it on; --topic narrows it',
    argument: 'count',
    type: 'integer',
    isOurs: true,
  },
  'reset-offsets': { description: 'Plan or apply new committed offsets for an inactive group' },
  rounds: {
    description: 'With --watch: stop after so many looks',
    argument: 'count',
    type: 'integer',
    isOurs: true,
  },
  'shift-by': {
    description: 'Move the committed offset by n, clamped to the log',
    argument: 'number-of-offsets',
    type: 'long',
  },
  state: {
    description:
      'With --describe: one row of group state; with --list: add the state column, or keep only the states given (comma list)',
    argument: 'state',
    isArgumentOptional: true,
  },
  timeout: {
    description: 'How long to wait for the group to settle, ms',
    argument: 'timeout (ms)',
    type: 'long',
    default: 30000,
  },
  'to-current': {
    description: 'Reset to the offset already committed (log end where there is none)',
  },
  'to-datetime': {
    description: 'Reset to the first record at or after this ISO-8601 time (UTC without a zone)',
    argument: 'datetime',
  },
  'to-earliest': { description: 'Reset to the log start' },
  'to-latest': { description: 'Reset to the log end' },
  'to-offset': {
    description: 'Reset to this offset, clamped to the log',
    argument: 'offset',
    type: 'long',
  },
  topic: {
    description: 'Topic, or topic:0,1,2, for reset-offsets and delete-offsets',
    argument: 'topic',
    isRepeatable: true,
  },
  type: {
    description: 'With --list: add the type column, or keep only the types given (comma list)',
    argument: 'type',
    isArgumentOptional: true,
  },
  'validate-regex': {
    description: 'Check a subscription regular expression against RE2 syntax; needs no broker',
    argument: 'regex',
  },
  verbose: { description: 'With --describe: extra columns' },
  version: { description: 'Show the Kafka version and stop' },
  watch: {
    description:
      'With lag: look again every so many seconds (2), with rates and the time to catch up, until Ctrl-C',
    argument: 'seconds',
    type: 'double',
    isArgumentOptional: true,
    isOurs: true,
  },
} as const satisfies OptionTable

export const removedGroupsOptions: RemovedOptions = {
  zookeeper: { use: 'bootstrap-server', hasArgument: true, dropsValue: true },
  'new-consumer': { hasArgument: false },
}
