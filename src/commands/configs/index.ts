import type { Cluster } from '../../client/cluster.ts'
import { joptCommand } from '../shared/command.ts'
import { CommandError, OptionError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { exceptionText } from '../shared/error-message.ts'
import { type DataFormat, outputFormat, printData } from '../shared/report.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { type ConfigChanges, parseChanges } from './changes.ts'
import type { Entity } from './entities.ts'
import { configsOptions, removedConfigsOptions } from './options.ts'
import { alterQuotas, describeQuotas, QUOTA_CONFIGS, quotaRows } from './quotas.ts'
import { settingReport } from './report.ts'
import {
  alterResource,
  describeResources,
  isResource,
  settingRows,
  tellPlan,
  tellUpdated,
} from './resources.ts'
import { checkConfigsOptions } from './rules.ts'
import { alterScram, describeScram, isScramConfig, scramRows } from './scram.ts'

export const command = joptCommand({
  name: 'configs',
  summary: 'Show and change the settings of topics, brokers, groups, users and clients',
  purpose:
    'This tool helps to manipulate and describe entity config for a topic, client, user, broker, ' +
    'ip, client-metrics or group',
  examples: [
    {
      title: 'Keep the records of a topic for an hour',
      command: 'kafka-ts configs --alter --topic test --add-config retention.ms=3600000',
    },
    {
      title: 'Back to the default',
      command: 'kafka-ts configs --alter --topic test --delete-config retention.ms',
    },
    { title: 'What was set on a topic', command: 'kafka-ts configs --describe --topic test' },
    {
      title: 'All that holds for it, and where each value comes from',
      command: 'kafka-ts configs --describe --all --topic test',
    },
    {
      title: 'A value with commas stands in brackets',
      command: 'kafka-ts configs --alter --topic test --add-config cleanup.policy=[compact,delete]',
    },
    {
      title: 'For all brokers',
      command: 'kafka-ts configs --alter --broker-defaults --add-config log.retention.ms=60000',
    },
    {
      title: 'A quota of 1 MB/s for what a client id writes',
      command: 'kafka-ts configs --alter --client billing --add-config producer_byte_rate=1048576',
    },
  ],
  options: configsOptions,
  reports: [settingReport],
  removedOptions: removedConfigsOptions,
  async run(options, context) {
    const { action, entities } = checkConfigsOptions(options, context.words)
    const format = outputFormat(options)
    const changes =
      action === 'alter' ? checkedChanges(entities, parseChanges(options, context)) : undefined
    try {
      await withCluster(
        context,
        {
          bootstrapServer: options.value('bootstrap-server'),
          bootstrapController: options.value('bootstrap-controller'),
          commandConfig: options.value('command-config'),
        },
        (cluster) =>
          changes
            ? alterEntities(cluster, entities, changes, context)
            : format === 'text'
              ? describeEntities(cluster, entities, options.has('all'), context)
              : printEntityData(cluster, entities, options.has('all'), format, context),
      )
    } catch (error) {
      if (error instanceof CommandError || error instanceof OptionError) throw error
      throw new CommandError(
        `Error while executing config command with args '${context.words.join(' ')}'`,
        {
          detail: `java.util.concurrent.ExecutionException: ${exceptionText(error)}`,
          cause: error,
        },
      )
    }
    return undefined
  },
})

async function alterEntities(
  cluster: Cluster,
  entities: readonly Entity[],
  changes: ConfigChanges,
  context: CommandContext,
): Promise<void> {
  const [entity] = entities
  const { type, name = '' } = entity!
  if (isResource(type)) {
    await alterResource(cluster, { type, name }, changes, context)
    return
  }
  const isScram = isScramChange(changes)
  if (changes.isDryRun && isScram) tellPlan(type, name, changes, new Map(), context.stdout)
  else if (isScram) await alterScram(cluster, name, changes)
  else await alterQuotas(cluster, entities, changes)
  if (!changes.isDryRun) tellUpdated(type, name, context.stdout)
  else if (!isScram) tellPlan(type, name, changes, new Map(), context.stdout)
}

async function describeEntities(
  cluster: Cluster,
  entities: readonly Entity[],
  showsAll: boolean,
  context: CommandContext,
): Promise<void> {
  const [entity] = entities
  const { type, name } = entity!
  if (isResource(type)) {
    await describeResources(cluster, { type, name }, showsAll, context)
    return
  }
  await describeQuotas(cluster, entities, context)
  if (hasCredentials(entities)) await describeScram(cluster, name, context)
}

async function printEntityData(
  cluster: Cluster,
  entities: readonly Entity[],
  showsAll: boolean,
  format: DataFormat,
  context: CommandContext,
): Promise<void> {
  const [entity] = entities
  const { type, name } = entity!
  const rows = isResource(type)
    ? await settingRows(cluster, { type, name }, showsAll)
    : await quotaRows(cluster, entities)
  if (hasCredentials(entities)) rows.push(...(await scramRows(cluster, name)))
  await printData(context, format, settingReport, rows)
}

// The default of all users has no credentials, and those of a user know no client.
function hasCredentials(entities: readonly Entity[]): boolean {
  const [entity] = entities
  return entity?.type === 'users' && entities.length === 1 && entity.name !== ''
}

/** Refuses names that can't be settings of a user, client or address. */
function checkedChanges(entities: readonly Entity[], changes: ConfigChanges): ConfigChanges {
  const [{ type, name } = { type: 'topics' as const, name: '' }] = entities
  const quotas = QUOTA_CONFIGS[type]
  if (!quotas) return changes
  const mayHaveScram = type === 'users' && entities.length === 1
  const names = [...changes.added.keys(), ...changes.deleted]
  const unknown = names.filter(
    (one) => !quotas.includes(one) && !(mayHaveScram && isScramConfig(one)),
  )
  if (unknown.length > 0) {
    const kinds = type === 'users' ? 'quota and SCRAM credential configs' : 'quota configs'
    const verb = unknown.some((one) => changes.added.has(one)) ? 'added' : 'deleted'
    throw new CommandError(
      `Only ${kinds} can be ${verb} for '${type}' using --bootstrap-server. ` +
        `Unexpected config names: Set(${unknown.join(', ')})`,
    )
  }
  if (isScramChange(changes) && names.some((one) => quotas.includes(one))) {
    throw new CommandError(
      "Cannot alter both quota and SCRAM credential configs simultaneously for 'users' using --bootstrap-server.",
    )
  }
  if (isScramChange(changes) && name === '') {
    throw new CommandError(
      'The use of --entity-default or --user-defaults is not allowed with User SCRAM Credentials using --bootstrap-server.',
    )
  }
  return changes
}

function isScramChange({ added, deleted }: ConfigChanges): boolean {
  return [...added.keys(), ...deleted].some(isScramConfig)
}
