import { readPropertiesFile } from '../shared/client-config.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { ConfigsOptions } from './options.ts'

export interface ConfigChanges {
  readonly added: ReadonlyMap<string, string>
  readonly deleted: readonly string[]
  /** They are only checked and told. */
  readonly isDryRun: boolean
}

export function parseChanges(options: ConfigsOptions, context: CommandContext): ConfigChanges {
  const file = options.value('add-config-file')
  const text = options.value('add-config')
  const added = new Map(file === undefined ? [] : readPropertiesFile(context, file))
  if (text !== undefined) for (const [name, value] of parseAddConfig(text)) added.set(name, value)
  const deleted = options.value('delete-config') ?? ''
  return {
    added,
    deleted: deleted
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    isDryRun: options.has('dry-run'),
  }
}

/** `k=v,k2=[v1,v2]`: brackets hold values with commas together. */
export function parseAddConfig(text: string): Map<string, string> {
  const added = new Map<string, string>()
  for (const part of text.split(/,(?![^[]*\])/)) {
    const pair = part.split(/\s*=\s*(?![^[]*\])/)
    const [name, value] = pair
    if (pair.length !== 2 || name === undefined || value === undefined) {
      throw new CommandError(
        'requirement failed: Invalid entity config: all configs to be added must be in the ' +
          'format "key=val" or  "key=[val1,val2]" to group values which contain commas.',
      )
    }
    added.set(name.trim(), value.replaceAll(/[[\]]/g, '').trim())
  }
  return added
}
