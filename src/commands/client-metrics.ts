import {
  type ConfigEntry,
  describeConfigs,
  incrementalAlterConfigs,
  listConfigResources,
} from '../client/admin/configs.ts'
import type { Cluster } from '../client/cluster.ts'
import { randomUuid } from '../runtime/random.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import { errorMessage, exceptionText } from './shared/error-message.ts'
import { oneAction, refuseTogether } from './shared/option-rules.ts'
import type { OptionTable, ParsedOptions } from './shared/options.ts'
import { outputFormat, outputOption, printData, reportKind } from './shared/report.ts'
import { valuesOf } from './shared/results.ts'
import { withCluster } from './shared/with-cluster.ts'

const clientMetricsOptions = {
  alter: { description: 'Make a subscription or change it' },
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'server to connect to',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'command config property file',
  },
  delete: { description: 'Delete a subscription' },
  describe: { description: 'Show the settings of one subscription, or of all' },
  'generate-name': { description: 'With --alter: make up a UUID as name' },
  help: { description: 'Show usage and stop' },
  interval: {
    description: 'How often clients push, in milliseconds (100 to 3600000); empty resets it',
    argument: 'push interval',
  },
  list: { description: 'List the subscriptions' },
  match: {
    description:
      'Which clients: selectors with regular expressions, of client_id, client_instance_id, ' +
      'client_software_name, client_software_version, client_source_address, client_source_port; empty resets it',
    argument: 'k1=v1,k2=v2',
  },
  metrics: {
    description: 'Comma list of prefixes of metric names; empty resets it',
    argument: 'm1,m2',
  },
  name: { description: 'Name of the subscription', argument: 'name' },
  output: outputOption,
  version: { description: 'Show the Kafka version and stop' },
} as const satisfies OptionTable

type ClientMetricsOptions = ParsedOptions<typeof clientMetricsOptions>

const ACTIONS = ['alter', 'delete', 'describe', 'list'] as const
type Action = (typeof ACTIONS)[number]

const listingReport = reportKind('subscriptions (--list)', { name: 'Its name' })
const settingReport = reportKind('subscriptions (--describe)', {
  name: 'Its name',
  intervalMs: 'How often clients push, in milliseconds',
  metrics: 'The prefixes of metric names',
  match: 'The selectors of clients, each `name=expression`; empty: all clients',
})

export const command = joptCommand({
  name: 'client-metrics',
  summary: 'Say which metrics clients push to the brokers',
  purpose: 'This tool helps to manipulate and describe client metrics configurations.',
  examples: [
    {
      title: 'Have all producers push their metrics twice a minute',
      command:
        'kafka-ts client-metrics --alter --name producers --metrics org.apache.kafka.producer. --interval 30000',
    },
    {
      title: 'Everything that one client can tell',
      command:
        "kafka-ts client-metrics --alter --generate-name --metrics '*' --interval 10000 --match client_id=orders-1",
    },
    { title: 'What is subscribed to', command: 'kafka-ts client-metrics --describe' },
    { title: 'End it', command: 'kafka-ts client-metrics --delete --name producers' },
  ],
  options: clientMetricsOptions,
  reports: [listingReport, settingReport],
  async run(options, context) {
    const action = checkOptions(options)
    const connection = {
      bootstrapServer: options.value('bootstrap-server'),
      commandConfig: options.value('command-config'),
    }
    await withCluster(context, connection, async (cluster) => {
      try {
        await ACTS[action](cluster, options, context)
      } catch (cause) {
        throw clientMetricsError(cause)
      }
    })
    return undefined
  },
})

/** Throws Kafka's errors, in its order. */
function checkOptions(options: ClientMetricsOptions): Action {
  const action = oneAction(
    options,
    ACTIONS,
    'Command must include exactly one action: --alter, --delete, --describe or --list.',
  )
  const ofAlter = ['generate-name', 'interval', 'match', 'metrics'] as const
  refuseTogether(options, 'delete', ofAlter)
  refuseTogether(options, 'describe', ofAlter)
  refuseTogether(options, 'list', ['name', ...ofAlter])
  refuseTogether(options, 'output', ['alter', 'delete'])
  const interval = options.value('interval')
  if (interval && !/^[+-]?\d{1,10}$/.test(interval)) {
    throw new CommandError('Invalid interval value. Enter an integer, or leave empty to reset.')
  }
  if (action === 'alter' && options.has('name') === options.has('generate-name')) {
    throw new CommandError('One of --name or --generate-name must be specified with --alter.')
  }
  if (action === 'delete' && !options.has('name')) {
    throw new CommandError('A client metrics resource name must be specified with --delete.')
  }
  return action
}

type Act = (
  cluster: Cluster,
  options: ClientMetricsOptions,
  context: CommandContext,
) => Promise<void>

const ACTS: Readonly<Record<Action, Act>> = { alter, delete: remove, describe, list }

async function alter(
  cluster: Cluster,
  options: ClientMetricsOptions,
  { stdout, runtime }: CommandContext,
): Promise<void> {
  const name = options.value('name') ?? randomUuid(runtime.random)
  const wanted = {
    'interval.ms': options.value('interval'),
    match: options.value('match'),
    metrics: options.value('metrics'),
  }
  const changes = Object.entries(wanted).flatMap(([setting, value]) => {
    if (value === undefined) return []
    const operation = value === '' ? 'delete' : 'set'
    return [{ name: setting, operation, value } as const]
  })
  const type = 'client-metrics'
  valuesOf(await incrementalAlterConfigs(cluster, [{ type, name, changes }]))
  stdout.line(`Altered client metrics config for ${name}.`)
}

async function remove(
  cluster: Cluster,
  options: ClientMetricsOptions,
  { stdout }: CommandContext,
): Promise<void> {
  const name = options.value('name')!
  const entries = await settingsOf(cluster, name)
  const changes = entries.map((entry) => {
    return { name: entry.name, operation: 'delete', value: entry.value } as const
  })
  valuesOf(await incrementalAlterConfigs(cluster, [{ type: 'client-metrics', name, changes }]))
  stdout.line(`Deleted client metrics config for ${name}.`)
}

async function describe(
  cluster: Cluster,
  options: ClientMetricsOptions,
  context: CommandContext,
): Promise<void> {
  const { stdout } = context
  const format = outputFormat(options)
  const asked = options.value('name')
  const known = await listConfigResources(cluster, 'client-metrics')
  if (asked !== undefined && !known.includes(asked)) {
    const talk = format === 'text' ? stdout : context.stderr
    context.noteFailure()
    talk.line(`The client metric resource ${asked} doesn't exist and doesn't have dynamic config.`)
    if (format === 'text') return
  }
  const names = asked === undefined ? known : known.filter((name) => name === asked)
  const found = await Promise.all(names.map((name) => settingsOf(cluster, name)))
  if (format !== 'text') {
    const rows = names.map((name, index) => settingRow(name, found[index]!))
    await printData(context, format, settingReport, rows)
    return
  }
  for (const [index, name] of names.entries()) {
    stdout.line(`Client metrics configs for ${name} are:`)
    for (const entry of found[index]!) stdout.line(`  ${entry.name}=${entry.value}`)
  }
}

async function list(
  cluster: Cluster,
  options: ClientMetricsOptions,
  context: CommandContext,
): Promise<void> {
  const names = await listConfigResources(cluster, 'client-metrics')
  const format = outputFormat(options)
  if (format === 'text') context.stdout.line(names.join('\n'))
  else {
    const rows = names.map((name) => ({ name }))
    await printData(context, format, listingReport, rows)
  }
}

async function settingsOf(cluster: Cluster, name: string): Promise<readonly ConfigEntry[]> {
  const results = await describeConfigs(cluster, [{ type: 'client-metrics', name }])
  const [entries = []] = valuesOf(results)
  return [...entries].sort((left, right) => (left.name < right.name ? -1 : 1))
}

function settingRow(name: string, entries: readonly ConfigEntry[]) {
  const value = (setting: string) => entries.find((entry) => entry.name === setting)?.value ?? ''
  const listOf = (text: string) => text.split(',').filter((part) => part !== '')
  return {
    name,
    intervalMs: Number(value('interval.ms')),
    metrics: listOf(value('metrics')),
    match: listOf(value('match')),
  }
}

function clientMetricsError(cause: unknown): CommandError {
  return new CommandError(`Error while executing client metrics command : ${errorMessage(cause)}`, {
    stream: 'stdout',
    detail: `[main] ERROR org.apache.kafka.tools.ClientMetricsCommand - ${exceptionText(cause)}`,
    cause,
  })
}
