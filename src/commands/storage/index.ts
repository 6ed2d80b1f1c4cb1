import {
  defaultLevel,
  LATEST_METADATA_VERSION,
  METADATA_VERSION,
  metadataVersionName,
  supportedFeatures,
} from '../../cluster/features.ts'
import { randomUuid } from '../../runtime/random.ts'
import { argparseCommand, argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import { formatSubcommand, metadataVersionOf } from './format.ts'
import { infoSubcommand } from './info.ts'
import { parseFeature } from './storage-config.ts'

const versionMapping = argparseSubcommand({
  summary: 'Show the feature levels that a release starts with',
  options: {
    'release-version': {
      description: 'The release; the latest when left out',
      argument: 'RELEASE_VERSION',
      short: '-r',
    },
  },
  run: async (options, { stdout }) => {
    const release =
      options.value('release-version') ?? metadataVersionName(LATEST_METADATA_VERSION)!
    const version = metadataVersionOf(release)
    stdout.line(`${METADATA_VERSION}=${version} (${release})`)
    for (const name of MAPPING_ORDER) {
      const feature = supportedFeatures.find((one) => one.name === name)!
      stdout.line(`${name}=${defaultLevel(feature, version)}`)
    }
    return 0
  },
})

/** The order in which Kafka's tool lists them. */
const MAPPING_ORDER = [
  'kraft.version',
  'transaction.version',
  'group.version',
  'eligible.leader.replicas.version',
  'share.version',
  'streams.version',
]

const featureDependencies = argparseSubcommand({
  summary: 'Show on which others a feature level depends',
  options: {
    feature: {
      description: 'Level of one feature, feature=level',
      argument: 'FEATURE',
      short: '-f',
      isRequired: true,
      isRepeatable: true,
    },
  },
  run: async (options, { stdout }) => {
    for (const [name, level] of options.values('feature').map(parseFeature)) {
      const feature = supportedFeatures.find((one) => one.name === name)
      if (feature === undefined) throw new CommandError(`Unknown feature: ${name}`)
      if (level < feature.minLevel || level > feature.maxLevel) {
        throw new CommandError(`No feature:${name} with feature level ${level}`)
      }
      const release = name === METADATA_VERSION ? ` (${metadataVersionName(level)})` : ''
      stdout.line(`${name}=${level}${release} has no dependencies.`)
    }
    return 0
  },
})

const randomUuidSubcommand = argparseSubcommand({
  summary: 'Print a random id for a cluster',
  options: {},
  run: async (_options, { runtime, stdout }) => {
    stdout.line(randomUuid(runtime.random))
    return 0
  },
})

export const command = argparseCommand({
  name: 'storage',
  summary: "Format a node's log directories and look at them",
  program: 'kafka-storage',
  purpose: 'The Kafka storage tool.',
  helpExitCode: 0,
  examples: [
    {
      title: 'Format the directories of a combined broker and controller',
      command:
        'kafka-ts storage format --standalone -t "$(kafka-ts storage random-uuid)" -c config/server.properties',
    },
    {
      title: 'See whether they are formatted',
      command: 'kafka-ts storage info -c config/server.properties',
    },
  ],
  subcommands: {
    info: infoSubcommand,
    format: formatSubcommand,
    'version-mapping': versionMapping,
    'feature-dependencies': featureDependencies,
    'random-uuid': randomUuidSubcommand,
  },
})
