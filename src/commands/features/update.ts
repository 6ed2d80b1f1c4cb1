/** `upgrade`, `downgrade` and `disable`: which levels are asked for, and what became of them. */

import { type FeatureUpdateType, updateFeatures } from '../../client/admin/features.ts'
import { METADATA_VERSION } from '../../cluster/features.ts'
import { KafkaError } from '../../protocol/errors.ts'
import { adminOptions, clusterOptions } from '../shared/admin-options.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { type ClusterOptions, withCluster } from '../shared/with-cluster.ts'
import { featureLevels, metadataVersionOf, parseFeature } from './levels.ts'

const dryRun = { description: 'Check only' } as const
const unsafe = { description: 'Allow a downgrade that may lose metadata' } as const

const levelOptions = {
  metadata: {
    description: 'Deprecated, use --feature: the metadata.version to go to, such as 4.3-IV0',
    argument: 'METADATA',
  },
  'release-version': {
    description: "Take every feature to this release's levels",
    argument: 'RELEASE_VERSION',
  },
  feature: {
    description: 'A feature and its level, feature=level',
    argument: 'FEATURE',
    isRepeatable: true,
  },
} as const satisfies OptionTable

export const upgradeSubcommand = argparseSubcommand({
  summary: 'Take features to higher levels',
  options: { ...adminOptions, ...levelOptions, 'dry-run': dryRun },
  run: async (options, context) => {
    const levels = wantedLevels(options, 'upgrade', context)
    const isDryRun = options.has('dry-run')
    return update(
      { action: 'upgrade', type: 'upgrade', levels, isDryRun },
      context,
      clusterOptions(options),
    )
  },
})

export const downgradeSubcommand = argparseSubcommand({
  summary: 'Take features to lower levels',
  options: { ...adminOptions, ...levelOptions, unsafe, 'dry-run': dryRun },
  run: async (options, context) => {
    const levels = wantedLevels(options, 'downgrade', context)
    const type = options.has('unsafe') ? 'unsafe-downgrade' : 'safe-downgrade'
    const isDryRun = options.has('dry-run')
    return update({ action: 'downgrade', type, levels, isDryRun }, context, clusterOptions(options))
  },
})

export const disableSubcommand = argparseSubcommand({
  summary: 'Turn features off: the same as a downgrade to level 0',
  options: {
    ...adminOptions,
    feature: { description: 'A feature to turn off', argument: 'FEATURE', isRepeatable: true },
    unsafe,
    'dry-run': dryRun,
  },
  run: async (options, context) => {
    const levels = uniqueLevels(options.values('feature').map((name) => [name, 0]))
    const type = options.has('unsafe') ? 'unsafe-downgrade' : 'safe-downgrade'
    const isDryRun = options.has('dry-run')
    return update({ action: 'disable', type, levels, isDryRun }, context, clusterOptions(options))
  },
})

function wantedLevels(
  options: ParsedOptions<typeof levelOptions>,
  action: 'upgrade' | 'downgrade',
  { stdout }: CommandContext,
): Map<string, number> {
  const release = options.value('release-version')
  const metadata = options.value('metadata')
  if (release !== undefined) {
    if (metadata !== undefined || options.has('feature')) {
      throw new CommandError('Can not specify `release-version` with other feature flags.')
    }
    const version = metadataVersionOf(release)
    const levels = new Map([[METADATA_VERSION, version]])
    for (const [name, level] of featureLevels(version)) {
      // Nothing is upgraded to level 0.
      if (action === 'downgrade' || level > 0) levels.set(name, level)
    }
    return levels
  }
  const features = options.values('feature').map(parseFeature)
  if (metadata === undefined) return uniqueLevels(features)
  stdout.line(' `metadata` flag is deprecated and may be removed in a future release.')
  return uniqueLevels([[METADATA_VERSION, metadataVersionOf(metadata)], ...features])
}

function uniqueLevels(levels: readonly (readonly [string, number])[]): Map<string, number> {
  const result = new Map<string, number>()
  for (const [name, level] of levels) {
    if (result.has(name)) {
      throw new CommandError(`Feature ${name} was specified more than once.`)
    }
    result.set(name, level)
  }
  return result
}

interface Update {
  readonly action: 'upgrade' | 'downgrade' | 'disable'
  readonly type: FeatureUpdateType
  readonly levels: ReadonlyMap<string, number>
  readonly isDryRun: boolean
}

async function update(
  { action, type, levels, isDryRun }: Update,
  context: CommandContext,
  cluster: ClusterOptions,
): Promise<number> {
  if (levels.size === 0) {
    throw new CommandError(`You must specify at least one feature to ${action}`)
  }
  const results = await withCluster(context, cluster, (opened) =>
    updateFeatures(opened, levels, { type, validateOnly: isDryRun }),
  )
  let failures = 0
  for (const name of [...results.keys()].sort()) {
    const result = results.get(name)
    const target = action === 'disable' ? '' : ` to ${levels.get(name)}`
    if (result instanceof KafkaError) {
      const start = isDryRun ? 'Can not' : 'Could not'
      context.stdout.line(`${start} ${action} ${name}${target}. ${result.message}`)
      failures++
    } else {
      context.stdout.line(`${name} ${isDryRun ? 'can be' : 'was'} ${action}d${target}.`)
    }
  }
  if (failures > 0) {
    throw new CommandError(`${failures} out of ${results.size} operation(s) failed.`)
  }
  return 0
}
