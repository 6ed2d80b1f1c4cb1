import { LATEST_METADATA_VERSION, metadataVersionName } from '../../cluster/features.ts'
import { randomUuid } from '../../runtime/random.ts'
import {
  dependencyLines,
  metadataVersionOf,
  parseFeature,
  versionMappingLines,
} from '../features/levels.ts'
import { argparseCommand, argparseSubcommand } from '../shared/command.ts'
import { formatSubcommand } from './format.ts'
import { infoSubcommand } from './info.ts'

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
    const lines = versionMappingLines(release, metadataVersionOf(release))
    for (const line of lines) stdout.line(line)
    return 0
  },
})

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
    for (const text of options.values('feature')) {
      for (const line of dependencyLines(...parseFeature(text))) stdout.line(line)
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
