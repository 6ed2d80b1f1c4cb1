import { type MetaProperties, readMetaProperties } from '../../storage/meta-properties.ts'
import { argparseSubcommand } from '../shared/command.ts'
import type { Output } from '../shared/output.ts'
import { configOption, readConfig } from './storage-config.ts'

export const infoSubcommand = argparseSubcommand({
  summary: 'Show the log directories of a node',
  options: { config: configOption },
  run: async (options, context) => {
    const config = readConfig(options.value('config'), context)
    const { fileSystem } = context.runtime
    const paths = [...new Set([...config.logDirs, config.metadataLogDir])].sort()
    const directories: string[] = []
    const problems: string[] = []
    let first: MetaProperties | undefined
    for (const path of paths) {
      if (!fileSystem.exists(path)) {
        problems.push(`${path} does not exist`)
        continue
      }
      if (!fileSystem.stat(path).isDirectory) {
        problems.push(`${path} is not a directory`)
        continue
      }
      directories.push(path)
      const meta = readMetaProperties(fileSystem, path)
      if (meta === undefined) problems.push(`${path} is not formatted.`)
      else if (first === undefined) first = meta
      else if (first.clusterId !== meta.clusterId) {
        problems.push('Mismatched cluster IDs between storage directories.')
      } else if (first.nodeId !== meta.nodeId) {
        problems.push('Mismatched node IDs between storage directories.')
      }
    }
    const { stdout } = context
    tellList(stdout, ['Found log directory:', 'Found log directories:'], directories)
    if (first !== undefined) stdout.write(`Found metadata: ${describe(first)}\n\n`)
    tellList(stdout, ['Found problem:', 'Found problems:'], problems)
    return problems.length === 0 ? 0 : 1
  },
})

function tellList(stdout: Output, [one, many]: [string, string], entries: readonly string[]): void {
  if (entries.length === 0) return
  stdout.line(entries.length === 1 ? one : many)
  for (const entry of entries) stdout.line(`  ${entry}`)
  stdout.line()
}

function describe({ clusterId, nodeId, directoryId }: MetaProperties): string {
  const facts = [`cluster.id=${clusterId}`]
  if (directoryId !== undefined) facts.push(`directory.id=${directoryId}`)
  return `{${[...facts, `node.id=${nodeId}`, 'version=1'].join(', ')}}`
}
