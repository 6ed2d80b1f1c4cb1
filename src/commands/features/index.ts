import { describeFeatures } from '../../client/admin/features.ts'
import {
  LATEST_METADATA_VERSION,
  METADATA_VERSION,
  metadataVersionName,
} from '../../cluster/features.ts'
import { adminExclusive, adminOptions, clusterOptions } from '../shared/admin-options.ts'
import { argparseCommand, argparseSubcommand } from '../shared/command.ts'
import { outputFormat, outputOption, printData, reportKind } from '../shared/report.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { dependencyLines, metadataVersionOf, parseFeature, versionMappingLines } from './levels.ts'
import { disableSubcommand, downgradeSubcommand, upgradeSubcommand } from './update.ts'

const describe = argparseSubcommand({
  summary: 'Show the features that are supported, and their levels',
  options: {
    ...adminOptions,
    'node-id': {
      description: 'Ask this node instead of any',
      argument: 'ID',
      type: 'integer',
    },
    output: outputOption,
  },
  run: async (options, context) => {
    const { features, epoch = '-' } = await withCluster(
      context,
      clusterOptions(options),
      (cluster) => describeFeatures(cluster, { nodeId: options.value('node-id') }),
    )
    const format = outputFormat(options)
    if (format !== 'text') {
      const rows = features.map(({ name, ...levels }) => ({
        feature: name,
        ...levels,
        epoch: epoch === '-' ? null : epoch,
      }))
      await printData(context, format, featureReport, rows)
      return 0
    }
    for (const { name, minLevel, maxLevel, finalizedLevel } of features) {
      const cells = [
        `Feature: ${name.padEnd(40)}`,
        `SupportedMinVersion: ${levelText(name, minLevel).padEnd(15)}`,
        `SupportedMaxVersion: ${levelText(name, maxLevel).padEnd(15)}`,
        `FinalizedVersionLevel: ${levelText(name, finalizedLevel).padEnd(15)}`,
        `Epoch: ${epoch}`,
      ]
      context.stdout.line(cells.join('  '))
    }
    return 0
  },
})

const featureReport = reportKind('describe: features', {
  feature: 'Its name',
  minLevel: 'The lowest level that the node supports',
  maxLevel: 'The highest level that the node supports',
  finalizedLevel: 'The level of the cluster; 0: it does not have the feature',
  epoch: 'Of the levels of the cluster; null where the node knows none',
})

function levelText(feature: string, level: number): string {
  if (feature !== METADATA_VERSION) return String(level)
  return metadataVersionName(level) ?? `UNKNOWN [${level}]`
}

const versionMapping = argparseSubcommand({
  summary: 'Show the feature levels that a release starts with',
  options: {
    ...adminOptions,
    'release-version': {
      description: 'The release; the latest when left out',
      argument: 'RELEASE_VERSION',
    },
  },
  run: async (options, { stdout }) => {
    const release =
      options.value('release-version') ?? metadataVersionName(LATEST_METADATA_VERSION)!
    const lines = versionMappingLines(release, metadataVersionOf(release))
    for (const line of lines) stdout.line(line)
    return 0
  },
})

const featureDependencies = argparseSubcommand({
  summary: 'Show on which others a feature level depends',
  options: {
    ...adminOptions,
    feature: {
      description: 'Level of one feature, feature=level',
      argument: 'FEATURE',
      isRequired: true,
      isRepeatable: true,
    },
  },
  run: async (options, { stdout }) => {
    for (const text of options.values('feature')) {
      for (const line of dependencyLines(...parseFeature(text))) stdout.line(line)
    }
    return 0
  },
})

export const command = argparseCommand({
  name: 'features',
  summary: 'Show and change the feature levels of a cluster',
  program: 'kafka-features',
  purpose: 'This tool manages feature flags in Kafka.',
  helpExitCode: 0,
  reports: [featureReport],
  examples: [
    {
      title: 'What the local broker supports, and at which level',
      command: 'kafka-ts features describe',
    },
    {
      title: 'Try whether a cluster can be taken to the levels of a release',
      command:
        'kafka-ts features --bootstrap-server localhost:9092 upgrade --release-version 4.3 --dry-run',
    },
    {
      title: 'Turn share groups off',
      command: 'kafka-ts features disable --feature share.version',
    },
    {
      title: 'The levels that a release starts with',
      command: 'kafka-ts features version-mapping --release-version 4.0',
    },
  ],
  exclusive: adminExclusive,
  syntaxError: (message) => `Command line error: ${message}. Type --help for help.`,
  subcommands: {
    describe,
    upgrade: upgradeSubcommand,
    downgrade: downgradeSubcommand,
    disable: disableSubcommand,
    'version-mapping': versionMapping,
    'feature-dependencies': featureDependencies,
  },
})
