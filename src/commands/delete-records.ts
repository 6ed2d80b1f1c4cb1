import { deleteRecords, type RecordsToDelete } from '../client/admin/delete-records.ts'
import { type ListedOffset, listOffsets } from '../client/admin/list-offsets.ts'
import type { Cluster } from '../client/cluster.ts'
import { javaText } from '../client/error-texts.ts'
import { partitionName } from '../client/topic-partition.ts'
import { KafkaError } from '../protocol/errors.ts'
import { readUserFile } from './shared/client-config.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError } from './shared/command-error.ts'
import type { CommandContext } from './shared/context.ts'
import { dryRunOption } from './shared/dry-run.ts'
import { integerField, objectOf, stringField } from './shared/json-fields.ts'
import { requireOptions } from './shared/option-rules.ts'
import type { Output } from './shared/output.ts'
import { loggingRuntime, withCluster } from './shared/with-cluster.ts'

export const command = joptCommand({
  name: 'delete-records',
  summary: 'Delete the records of partitions before an offset',
  purpose:
    'This tool helps to delete records of the given partitions down to the specified offset.',
  examples: [
    {
      title: 'Delete what stands before offset 3 of partition 0 (-1 deletes all that is there)',
      command: `echo '{"partitions":[{"topic":"test","partition":0,"offset":3}],"version":1}' > offsets.json
  kafka-ts delete-records --offset-json-file offsets.json`,
    },
  ],
  options: {
    'bootstrap-server': {
      description: 'Brokers to contact first, host:port[,host:port...]',
      argument: 'server(s) to use for bootstrapping',
    },
    'command-config': {
      description: 'Properties file with client settings (security, timeouts)',
      argument: 'command config property file path',
    },
    'dry-run': dryRunOption,
    help: { description: 'Show usage and stop' },
    'offset-json-file': {
      description:
        'JSON with partitions[{topic,partition,offset}] and version 1; records below offset go, -1 means all',
      argument: 'Offset json file path',
      isRequired: true,
    },
    version: { description: 'Show the Kafka version and stop' },
  },
  async run(options, context) {
    requireOptions(options, ['offset-json-file'])
    const partitions = readOffsetFile(context, options.value('offset-json-file'))
    const { stdout } = context
    const { logger } = loggingRuntime(context)
    await withCluster(
      context,
      {
        bootstrapServer: options.value('bootstrap-server'),
        commandConfig: options.value('command-config'),
      },
      async (cluster) => {
        if (options.has('dry-run')) {
          await tellPlan(cluster, partitions, stdout)
          return
        }
        stdout.line('Executing records delete operation')
        const results = await deleteRecords(cluster, partitions)
        stdout.line('Records delete operation completed:')
        for (const partition of partitions) {
          const name = partitionName(partition)
          const result = results.get(name)
          if (result instanceof KafkaError) context.noteFailure()
          const outcome =
            result instanceof KafkaError
              ? `error: ${javaText(result)}`
              : `low_watermark: ${result?.lowWatermark}`
          stdout.line(`partition: ${name}\t${outcome}`)
          if (result instanceof KafkaError && result.error !== 'REQUEST_TIMED_OUT') {
            logger.error(
              `DeleteRecords request for topic partition ${name} failed due to an unexpected error ${result.error}`,
            )
          }
        }
      },
    )
    return undefined
  },
})

async function tellPlan(
  cluster: Cluster,
  partitions: readonly RecordsToDelete[],
  stdout: Output,
): Promise<void> {
  const names = [...new Set(partitions.map(({ topic }) => topic))]
  const { topics } = await cluster.metadata({ topics: names })
  // A partition that is not there would be waited for until the deadline.
  const isThere = ({ topic, partition }: RecordsToDelete) =>
    topics.get(topic)?.partitions.some((one) => one.partition === partition) ?? false
  const there = partitions.filter(isThere)
  const starts = await listOffsets(cluster, places(there, 'earliest'))
  const ends = await listOffsets(cluster, places(there, 'latest'))
  for (const partition of partitions) {
    const name = partitionName(partition)
    const [start, end] = [starts.get(name), ends.get(name)]
    stdout.line(`partition: ${name}\t${plannedOutcome(partition, start, end)}`)
  }
}

type Place = ListedOffset | KafkaError | undefined

function plannedOutcome({ beforeOffset }: RecordsToDelete, start: Place, end: Place): string {
  if (start instanceof KafkaError) return `error: ${javaText(start)}`
  if (end instanceof KafkaError) return `error: ${javaText(end)}`
  if (!start || !end) return 'error: there is no such partition'
  const before = beforeOffset === -1 ? end.offset : beforeOffset
  if (before > end.offset) return `error: ${before} lies behind its end, ${end.offset}`
  if (before <= start.offset) return `nothing to delete: it starts at ${start.offset}`
  return `would delete what lies from ${start.offset} to ${before - 1}`
}

function places(partitions: readonly RecordsToDelete[], spec: 'earliest' | 'latest') {
  return partitions.map(({ topic, partition }) => ({ topic, partition, spec }))
}

function readOffsetFile(context: CommandContext, file: string): RecordsToDelete[] {
  let text: string
  try {
    text = readUserFile(context, file).toString('utf8')
  } catch (cause) {
    throw new CommandError(`Unable to read file ${file}`, { cause })
  }
  return parseOffsets(text)
}

const VERSION = 1

function parseOffsets(text: string): RecordsToDelete[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new CommandError('The input string is not a valid JSON', { cause })
  }
  const root = objectOf(json)
  const version = 'version' in root ? integerField(root, 'version') : VERSION
  if (version !== VERSION) {
    throw new CommandError(`Not supported version field value ${version}`)
  }
  if (!Array.isArray(root.partitions)) throw new CommandError('Missing partitions field')
  const partitions = root.partitions.map((item) => {
    const fields = objectOf(item)
    return {
      topic: stringField(fields, 'topic'),
      partition: integerField(fields, 'partition'),
      beforeOffset: integerField(fields, 'offset'),
    }
  })
  const names = partitions.map(partitionName)
  const duplicates = names.filter((name, index) => names.indexOf(name) !== index)
  if (duplicates.length > 0) {
    const list = [...new Set(duplicates)].join(',')
    throw new CommandError(`Offset json file contains duplicate topic partitions: ${list}`)
  }
  return partitions
}
