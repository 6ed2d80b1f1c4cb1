import { describeCluster, unregisterBroker } from '../client/admin/describe-cluster.ts'
import { KafkaError } from '../protocol/errors.ts'
import { argparseCommand, argparseSubcommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import type { OptionTable, ParsedOptions } from './shared/options.ts'
import { outputFormat, outputOption, printData, reportKind } from './shared/report.ts'
import { tableLines } from './shared/table.ts'
import { type ClusterOptions, withCluster } from './shared/with-cluster.ts'

const connection = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'BOOTSTRAP_SERVER',
    short: '-b',
  },
  'bootstrap-controller': {
    description: 'KRaft controllers to contact instead of brokers, host:port[,...]',
    argument: 'BOOTSTRAP_CONTROLLER',
    short: '-C',
  },
  config: {
    description: 'Old name of --command-config',
    argument: 'CONFIG',
    deprecatedFor: 'command-config',
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'COMMAND_CONFIG',
    short: '-c',
  },
} as const satisfies OptionTable

const exclusive = [['bootstrap-server', 'bootstrap-controller']]

function clusterOf(
  options: ParsedOptions<typeof connection>,
  context: CommandContext,
): ClusterOptions {
  const oldConfig = options.value('config')
  if (oldConfig !== undefined) {
    if (options.has('command-config')) {
      throw new CommandError('--config and --command-config cannot be specified together.')
    }
    context.warn(
      'Option --config has been deprecated and will be removed in a future version. ' +
        'Use --command-config instead.',
    )
  }
  return {
    bootstrapServer: options.value('bootstrap-server'),
    bootstrapController: options.value('bootstrap-controller'),
    commandConfig: oldConfig ?? options.value('command-config'),
  }
}

const clusterIdReport = reportKind('cluster-id: the cluster', {
  clusterId: 'Its id; null where the broker tells none',
})

const clusterId = argparseSubcommand({
  summary: 'Show the id of a cluster',
  options: { ...connection, output: outputOption },
  exclusive,
  run: async (options, context) => {
    const format = outputFormat(options)
    const description = await withCluster(context, clusterOf(options, context), describeCluster)
    if (format !== 'text') {
      await printData(context, format, clusterIdReport, [{ clusterId: description.clusterId }])
      return 0
    }
    context.stdout.line(
      description.clusterId === null
        ? 'No cluster ID found. The Kafka version is probably too old.'
        : `Cluster ID: ${description.clusterId}`,
    )
    return 0
  },
})

const unregister = argparseSubcommand({
  summary: 'Unregister a broker that is gone for good',
  options: {
    ...connection,
    id: {
      description: 'Id of the broker',
      argument: 'ID',
      type: 'integer',
      short: '-i',
      isRequired: true,
    },
  },
  exclusive,
  run: async (options, context) => {
    const id = options.value('id')
    try {
      await withCluster(context, clusterOf(options, context), (cluster) =>
        unregisterBroker(cluster, id),
      )
      context.stdout.line(`Broker ${id} is no longer registered.`)
    } catch (error) {
      if (!(error instanceof KafkaError) || error.error !== 'UNSUPPORTED_VERSION') throw error
      context.stdout.line('The target cluster does not support the broker unregistration API.')
    }
    return 0
  },
})

const endpointReport = reportKind('list-endpoints: nodes', {
  id: 'Its id',
  host: 'The host that it advertises',
  port: 'The port that it advertises',
  rack: 'Its rack, or null',
  isFenced: 'Whether it is fenced; null of a controller',
  endpointType: 'broker or controller',
})

const listEndpoints = argparseSubcommand({
  summary: 'List the addresses of the brokers or the controllers',
  options: {
    ...connection,
    output: outputOption,
    'include-fenced-brokers': {
      description: 'Also list brokers that are fenced (brokers only, not controllers)',
    },
  },
  exclusive,
  run: async (options, context) => {
    const isController = options.has('bootstrap-controller')
    const includesFenced = options.has('include-fenced-brokers')
    if (isController && includesFenced) {
      throw new CommandError(
        'The option --include-fenced-brokers is only supported with --bootstrap-server option',
      )
    }
    const { nodes } = await withCluster(context, clusterOf(options, context), (cluster) =>
      describeCluster(cluster, { includesFenced }),
    )
    const endpointType = isController ? 'controller' : 'broker'
    const format = outputFormat(options)
    if (format !== 'text') {
      const rows = nodes.map(({ isFenced, ...node }) => ({
        ...node,
        isFenced: isController ? null : isFenced,
        endpointType,
      }))
      await printData(context, format, endpointReport, rows)
      return 0
    }
    const rows = nodes.map(({ id, host, port, rack, isFenced }) => [
      String(id),
      host,
      String(port),
      String(rack),
      ...(isController ? [] : [isFenced ? 'fenced' : 'unfenced']),
      endpointType,
    ])
    const columns = [
      { title: 'ID', minimumWidth: 10 },
      { title: 'HOST' },
      { title: 'PORT', minimumWidth: 10 },
      { title: 'RACK', minimumWidth: nodes.some(({ rack }) => rack !== null) ? 0 : 10 },
      ...(isController ? [] : [{ title: 'STATE', minimumWidth: 10 }]),
      { title: 'ENDPOINT_TYPE', minimumWidth: 15 },
    ]
    for (const line of tableLines(columns, rows, { padsLastColumn: true })) {
      context.stdout.line(line)
    }
    return 0
  },
})

export const command = argparseCommand({
  name: 'cluster',
  summary: 'Show the id and the nodes of a cluster, unregister a broker',
  program: 'kafka-cluster',
  purpose: 'The Kafka cluster tool.',
  helpExitCode: 1,
  reports: [clusterIdReport, endpointReport],
  examples: [
    { title: 'The id of the cluster of the local broker', command: 'kafka-ts cluster cluster-id' },
    {
      title: 'All brokers, those that are down among them',
      command: 'kafka-ts cluster list-endpoints -b localhost:9092 --include-fenced-brokers',
    },
    {
      title: 'Forget a broker that will not come back',
      command: 'kafka-ts cluster unregister -b localhost:9092 --id 4',
    },
  ],
  subcommands: { 'cluster-id': clusterId, unregister, 'list-endpoints': listEndpoints },
})
