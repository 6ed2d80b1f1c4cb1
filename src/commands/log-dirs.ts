import { describeLogDirs, type LogDirectory } from '../client/admin/describe-log-dirs.ts'
import { javaText } from '../client/error-texts.ts'
import { partitionName } from '../client/topic-partition.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import { requireOptions } from './shared/option-rules.ts'
import {
  outputFormat,
  outputOption,
  printData,
  type ReportValue,
  reportKind,
} from './shared/report.ts'
import { withCluster } from './shared/with-cluster.ts'

const replicaReport = reportKind('replicas', {
  broker: 'Id of the broker',
  logDir: 'Path of the directory',
  error: 'Why the directory is not to be used, or null',
  topic: 'Topic; null of a directory without replicas',
  partition: 'Partition',
  size: 'Bytes',
  offsetLag: 'How many records the replica is behind',
  isFuture: 'Whether it is a copy that moves to this directory',
})

export const command = joptCommand({
  name: 'log-dirs',
  summary: 'Show how large the partitions in the log directories of brokers are',
  purpose: 'This tool helps to query log directory usage on the specified brokers.',
  examples: [
    { title: 'All of the local cluster', command: 'kafka-ts log-dirs --describe' },
    {
      title: 'Two topics on one broker',
      command: 'kafka-ts log-dirs --describe --topic-list test,other --broker-list 1',
    },
  ],
  reports: [replicaReport],
  options: {
    'bootstrap-server': {
      description: 'Brokers to contact first, host:port[,host:port...]',
      argument: 'The server (s) to use for bootstrapping',
    },
    'broker-list': {
      description: 'Comma list of broker ids; all when left out',
      argument: 'Broker list',
      default: '',
    },
    'command-config': {
      description: 'Properties file with client settings (security, timeouts)',
      argument: 'Admin client property file',
    },
    describe: { description: 'Print the log directories as JSON', isRequired: true },
    help: { description: 'Show usage and stop' },
    output: outputOption,
    'topic-list': {
      description: 'Comma list of topics; all when left out',
      argument: 'Topic list',
      default: '',
    },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run(options, context) {
    requireOptions(options, ['describe'])
    const format = outputFormat(options)
    const wanted = listOf(options.value('broker-list')).map(brokerId)
    const topics = new Set(listOf(options.value('topic-list')))
    const { stdout } = context
    const talk = format === 'text' ? stdout : context.stderr
    const connection = {
      bootstrapServer: options.value('bootstrap-server'),
      commandConfig: options.value('command-config'),
    }
    await withCluster(context, connection, async (cluster) => {
      const { brokers } = await cluster.metadata({ topics: [] }, { name: 'listNodes' })
      const known = brokers.map(({ id }) => id).sort((left, right) => left - right)
      const unknown = wanted.filter((id) => !known.includes(id))
      if (unknown.length > 0) {
        throw new CommandError(
          `ERROR: The given brokers do not exist from --broker-list: ${unknown.join(',')}. ` +
            `Current existent brokers: ${known.join(',')}`,
        )
      }
      const ids = wanted.length === 0 ? known : [...new Set(wanted)]
      talk.line('Querying brokers for log directories information')
      const answers = await Promise.all(ids.map((id) => describeLogDirs(cluster, id)))
      talk.line(`Received log directory information from brokers ${ids.join(',')}`)
      if (format !== 'text') {
        const rows = ids.flatMap((id, index) => directoryRows(id, answers[index]!, topics))
        return printData(context, format, replicaReport, rows)
      }
      const found = ids.map((id, index) => ({
        broker: id,
        logDirs: answers[index]!.map((directory) => directoryJson(directory, topics)),
      }))
      stdout.line(JSON.stringify({ brokers: found, version: 1 }))
      return undefined
    })
    return undefined
  },
})

type ReplicaRow = Readonly<Record<keyof typeof replicaReport.fields, ReportValue>>

/** A directory without replicas has a row of its own. */
function directoryRows(
  broker: number,
  directories: readonly LogDirectory[],
  topics: ReadonlySet<string>,
) {
  return directories.flatMap((directory) => {
    const { path, error } = directory
    const where = { broker, logDir: path, error: error === undefined ? null : javaText(error) }
    const none = { topic: null, partition: null, size: null, offsetLag: null, isFuture: null }
    const rows: ReplicaRow[] = shownReplicas(directory, topics).map((replica) => ({
      ...where,
      ...replica,
    }))
    return rows.length > 0 ? rows : [{ ...where, ...none }]
  })
}

function shownReplicas({ replicas }: LogDirectory, topics: ReadonlySet<string>) {
  return replicas.filter(({ topic }) => topics.size === 0 || topics.has(topic))
}

function listOf(text: string): string[] {
  return text.split(',').filter((part) => part !== '')
}

function brokerId(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError(`For input string: "${text}"`)
  return Number(text)
}

function directoryJson(directory: LogDirectory, topics: ReadonlySet<string>) {
  const { path, error } = directory
  return {
    partitions: shownReplicas(directory, topics).map((replica) => ({
      partition: partitionName(replica),
      size: Number(replica.size),
      offsetLag: replica.offsetLag,
      isFuture: replica.isFuture,
    })),
    error: error === undefined ? null : javaText(error),
    logDir: path,
  }
}
