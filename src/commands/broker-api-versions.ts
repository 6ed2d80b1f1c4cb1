import { type Cluster, node } from '../client/cluster.ts'
import type { Connection } from '../client/connection.ts'
import { schemaFiles } from '../protocol/schema/index.ts'
import { joptCommand } from './shared/command.ts'
import { outputFormat, outputOption, printData, reportKind } from './shared/report.ts'
import { withCluster } from './shared/with-cluster.ts'

const apiReport = reportKind('APIs of brokers', {
  broker: 'Id of the broker',
  key: 'API key',
  api: 'Its name; UNKNOWN where kafka-ts does not know the key',
  min: 'The oldest version that the broker serves; null where it serves none',
  max: 'The newest one',
  usable: 'The version that kafka-ts speaks with it; null where there is none in common',
})

interface ServedApi {
  readonly key: number
  readonly api: string
  readonly min: number | undefined
  readonly max: number | undefined
  readonly usable: number | undefined
  /** Why it can't be used, where `usable` is undefined. */
  readonly problem: string | undefined
}

type ApiRow = ServedApi & { readonly broker: number }

export const command = joptCommand({
  name: 'broker-api-versions',
  summary: 'Show which versions of which APIs each broker speaks',
  purpose: 'This tool helps to retrieve broker version information.',
  examples: [
    {
      title: 'Of the local broker',
      command: 'kafka-ts broker-api-versions --bootstrap-server localhost:9092',
    },
    {
      title: 'Of every broker of a cluster',
      command: 'kafka-ts broker-api-versions --bootstrap-server kafka.example.com:9092',
    },
  ],
  reports: [apiReport],
  options: {
    'bootstrap-server': {
      description: 'Brokers to contact first, host:port[,host:port...]',
      argument: 'server(s) to use for bootstrapping',
    },
    'command-config': {
      description: 'Properties file with client settings (security, timeouts)',
      argument: 'command config property file',
    },
    output: outputOption,
    help: { description: 'Show usage and stop' },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run(options, context) {
    const format = outputFormat(options)
    await withCluster(
      context,
      {
        bootstrapServer: options.value('bootstrap-server'),
        commandConfig: options.value('command-config'),
      },
      async (cluster) => {
        const rows: ApiRow[] = []
        for (const broker of await sortedBrokers(cluster)) {
          const { host, port, id, rack } = broker
          const call = { name: 'apiVersions', target: node(id) }
          const apis = await cluster.call(call, async ({ connection }) => servedApis(connection))
          if (format !== 'text') {
            rows.push(...apis.map((api) => ({ broker: id, ...api })))
            continue
          }
          const title = `${host}:${port} (id: ${id} rack: ${rack} isFenced: false)`
          const lines = apis.map(apiLine)
          context.stdout.write(`${title} -> (\n\t${lines.join(',\n\t')}\n)\n`)
        }
        if (format !== 'text') await printData(context, format, apiReport, rows)
      },
    )
    return undefined
  },
})

async function sortedBrokers(cluster: Cluster) {
  const { brokers } = await cluster.metadata({ topics: [] }, { name: 'listNodes' })
  return [...brokers].sort((left, right) => left.id - right.id)
}

interface KnownApi {
  readonly key: number
  readonly name: string
  readonly minVersion: number
  readonly maxVersion: number
  readonly isLatestUnstable: boolean
}

/** Each API that brokers serve, by key, and those that only this one knows. */
function servedApis(connection: Connection): ServedApi[] {
  const announced = new Map(
    connection.apiVersions.apiKeys.map(({ apiKey, minVersion, maxVersion }) => [
      apiKey,
      { min: minVersion, max: maxVersion },
    ]),
  )
  const apis = new Map<number, ServedApi>()
  for (const api of knownApis()) {
    const theirs = announced.get(api.key)
    apis.set(api.key, {
      key: api.key,
      api: api.name,
      min: theirs?.min,
      max: theirs?.max,
      usable: theirs && connection.version(api),
      problem: theirs && `node too ${theirs.max < api.minVersion ? 'old' : 'new'}`,
    })
  }
  for (const [key, theirs] of announced) {
    if (apis.has(key)) continue
    apis.set(key, { key, api: 'UNKNOWN', ...theirs, usable: undefined, problem: 'unknown API' })
  }
  return [...apis.values()].sort((left, right) => left.key - right.key)
}

function apiLine({ key, api, min, max, usable, problem }: ServedApi): string {
  if (min === undefined) return `${api}(${key}): UNSUPPORTED`
  const range = min === max ? String(min) : `${min} to ${max}`
  return `${api}(${key}): ${range} [${usable === undefined ? `unusable: ${problem}` : `usable: ${usable}`}]`
}

function knownApis(): KnownApi[] {
  return schemaFiles
    .flatMap(({ messages }) => messages)
    .filter(({ kind, listeners }) => kind === 'request' && listeners?.includes('broker'))
    .map(({ name, apiKey = -1, versions, isLatestUnstable = false }) => {
      const [first = '', last = first] = versions.split('-')
      return {
        key: apiKey,
        name: name.replace(/Request$/, ''),
        minVersion: Number(first),
        maxVersion: Number(last),
        isLatestUnstable,
      }
    })
}
