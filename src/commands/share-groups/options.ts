import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { outputOption } from '../shared/report.ts'

export const options = {
  'all-groups': { description: 'Act on every share group' },
  'all-topics': { description: 'Take every topic that the group has offsets for' },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command config property file',
  },
  delete: { description: 'Delete whole groups' },
  'delete-offsets': { description: "Remove a group's offsets of some topics" },
  describe: { description: 'Show details' },
  'dry-run': { description: 'Show the plan, change nothing' },
  execute: { description: 'Apply the plan' },
  group: { description: 'Group id to act on', argument: 'share group', isRepeatable: true },
  list: { description: 'List what exists' },
  members: { description: 'With --describe: one row per member' },
  offsets: { description: 'With --describe: one row per partition (the default view)' },
  output: outputOption,
  'reset-offsets': { description: 'Plan or apply new start offsets for an inactive group' },
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
  'to-datetime': {
    description: 'Reset to the first record at or after this ISO-8601 time (UTC without a zone)',
    argument: 'datetime',
  },
  'to-earliest': { description: 'Reset to the log start' },
  'to-latest': { description: 'Reset to the log end' },
  topic: {
    description: 'Topic, or topic:0,1,2, for reset-offsets and delete-offsets',
    argument: 'topic',
    isRepeatable: true,
  },
  verbose: { description: 'With --describe: extra columns' },
} as const satisfies OptionTable

export type ShareGroupsOptions = ParsedOptions<typeof options>
