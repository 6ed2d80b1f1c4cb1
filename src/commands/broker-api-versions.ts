import { type Cluster, node } from '../client/cluster.ts'
import type { Connection } from '../client/connection.ts'
import { schemaFiles } from '../protocol/schema/index.ts'
import { joptCommand } from './shared/command.ts'
import { withCluster } from './shared/with-cluster.ts'

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
  options: {
    'bootstrap-server': {
      description: 'Brokers to contact first, host:port[,host:port...]',
      argument: 'server(s) to use for bootstrapping',
    },
    'command-config': {
      description: 'Properties file with client settings (security, timeouts)',
      argument: 'command config property file',
    },
    help: { description: 'Show usage and stop' },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run(options, context) {
    await withCluster(
      context,
      {
        bootstrapServer: options.value('bootstrap-server'),
        commandConfig: options.value('command-config'),
      },
      async (cluster) => {
        for (const broker of await sortedBrokers(cluster)) {
          const { host, port, id, rack } = broker
          const title = `${host}:${port} (id: ${id} rack: ${rack} isFenced: false)`
          const call = { name: 'apiVersions', target: node(id) }
          const lines = await cluster.call(call, async ({ connection }) => apiLines(connection))
          context.stdout.write(`${title} -> (\n\t${lines.join(',\n\t')}\n)\n`)
        }
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

/** A line for each API that brokers serve, by key, and for those that only this one knows. */
function apiLines(connection: Connection): string[] {
  const announced = new Map(
    connection.apiVersions.apiKeys.map(({ apiKey, minVersion, maxVersion }) => [
      apiKey,
      { min: minVersion, max: maxVersion },
    ]),
  )
  const known = knownApis()
  const lines = new Map<number, string>()
  for (const api of known) {
    const theirs = announced.get(api.key)
    lines.set(
      api.key,
      theirs === undefined
        ? `${api.name}(${api.key}): UNSUPPORTED`
        : `${api.name}(${api.key}): ${range(theirs)} [${usable(connection, api, theirs)}]`,
    )
  }
  for (const [key, theirs] of announced) {
    if (!lines.has(key)) {
      lines.set(key, `UNKNOWN(${key}): ${range(theirs)} [unusable: unknown API]`)
    }
  }
  return [...lines].sort(([left], [right]) => left - right).map(([, line]) => line)
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

interface VersionRange {
  readonly min: number
  readonly max: number
}

function range({ min, max }: VersionRange): string {
  return min === max ? String(min) : `${min} to ${max}`
}

function usable(connection: Connection, api: KnownApi, theirs: VersionRange): string {
  const version = connection.version(api)
  if (version !== undefined) return `usable: ${version}`
  return `unusable: node too ${theirs.max < api.minVersion ? 'old' : 'new'}`
}
