import { type GroupListing, listGroups } from '../client/admin/groups.ts'
import { javaText } from '../client/error-texts.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError, usageError } from './shared/command-error.ts'
import { errorMessage } from './shared/error-message.ts'
import { refuseTogether } from './shared/option-rules.ts'
import type { OptionTable, ParsedOptions } from './shared/options.ts'
import type { Output } from './shared/output.ts'
import { outputFormat, outputOption, printData, reportKind } from './shared/report.ts'
import { withCluster } from './shared/with-cluster.ts'

export const groupsOptions = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command config property file',
  },
  consumer: { description: 'Only groups of consumers, of either protocol' },
  'group-type': {
    description: "Only groups of this type: 'classic', 'consumer', 'share' or 'streams'",
    argument: 'type',
  },
  help: { description: 'Show usage and stop' },
  list: { description: 'List the groups' },
  output: outputOption,
  protocol: { description: 'Only groups of this protocol type', argument: 'protocol' },
  share: { description: 'Only share groups' },
  streams: { description: 'Only streams groups' },
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

const groupListing = reportKind('groups', {
  group: 'Its id',
  type: 'classic, consumer, share or streams',
  protocol: 'What its members are: consumer, connect, share, streams, ...; may be empty',
  state: 'As the broker spells it: Stable, Empty, ...',
})

function listingRow(group: GroupListing) {
  const { groupId, protocolType, state } = group
  return { group: groupId, type: typeOf(group), protocol: protocolType, state }
}

type GroupsOptions = ParsedOptions<typeof groupsOptions>

export const command = joptCommand({
  name: 'groups',
  summary: 'List the groups of all types',
  purpose: 'This tool helps to list groups of all types.',
  examples: [
    { title: 'All groups, with their types', command: 'kafka-ts groups --list' },
    { title: 'Only those of consumers', command: 'kafka-ts groups --list --consumer' },
    {
      title: 'Kafka Connect clusters',
      command: 'kafka-ts groups --list --group-type classic --protocol connect',
    },
  ],
  options: groupsOptions,
  reports: [groupListing],
  optionErrors: { showUsage: true },
  async run(options, context) {
    const isWanted = groupFilter(options)
    const format = outputFormat(options)
    const connection = {
      bootstrapServer: options.value('bootstrap-server'),
      commandConfig: options.value('command-config'),
    }
    try {
      const groups = await withCluster(context, connection, (cluster) => listGroups(cluster))
      const found = groups.filter(isWanted)
      if (format === 'text') printGroups(context.stdout, found)
      else await printData(context, format, groupListing, found.map(listingRow))
    } catch (cause) {
      if (cause instanceof CommandError) throw cause
      const detail = javaText(cause)
      throw new CommandError(errorMessage(cause), { stream: 'stdout', detail, cause })
    }
    return undefined
  },
})

type GroupFilter = (group: GroupListing) => boolean

const TYPES = ['classic', 'consumer', 'share', 'streams']

/** Refuses options that do not fit together. */
export function groupFilter(options: GroupsOptions): GroupFilter {
  if (!options.has('list')) throw usageError('Command must include exactly one action: --list.')
  const type = options.value('group-type')?.toLowerCase()
  if (type !== undefined && !TYPES.includes(type)) {
    throw new CommandError('--group-type must be a valid group type.')
  }
  refuseTogether(options, 'consumer', ['group-type', 'protocol', 'share', 'streams'])
  refuseTogether(options, 'share', ['consumer', 'group-type', 'protocol', 'streams'])
  refuseTogether(options, 'streams', ['consumer', 'group-type', 'protocol', 'share'])
  const protocol = options.value('protocol')
  if (options.has('consumer')) return isConsumerGroup
  if (options.has('share')) return (group) => typeOf(group) === 'share'
  if (options.has('streams')) return (group) => typeOf(group) === 'streams'
  return (group) =>
    (type === undefined || typeOf(group) === type) &&
    (protocol === undefined || group.protocolType === protocol)
}

/** Groups that were only given offsets have no protocol type. */
function isConsumerGroup(group: GroupListing): boolean {
  const { protocolType } = group
  return protocolType === 'consumer' || protocolType === '' || typeOf(group) === 'consumer'
}

function typeOf({ type }: GroupListing): string {
  return type.toLowerCase()
}

const MINIMUM_WIDTH = 20

/** All columns are as wide as the longest value of any; the rows end with one more blank. */
function printGroups(stdout: Output, groups: readonly GroupListing[]): void {
  const rows = groups.map((group) => {
    const type = typeOf(group)
    return [group.groupId, type.charAt(0).toUpperCase() + type.slice(1), group.protocolType]
  })
  const width = Math.max(MINIMUM_WIDTH, ...rows.flat().map((cell) => cell.length))
  const padded = (cells: readonly string[]) => cells.map((cell) => cell.padEnd(width)).join(' ')
  stdout.line(padded(['GROUP', 'TYPE', 'PROTOCOL']))
  for (const row of rows) stdout.line(`${padded(row)} `)
}
