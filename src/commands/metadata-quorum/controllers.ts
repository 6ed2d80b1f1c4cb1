/** `add-controller` and `remove-controller` (KIP-853). */
import { resolve } from 'node:path'
import { addRaftVoter, type QuorumEndpoint, removeRaftVoter } from '../../client/admin/quorum.ts'
import { readMetaProperties } from '../../storage/meta-properties.ts'
import { adminOptions, clusterOptions } from '../shared/admin-options.ts'
import { type ClientConfig, readPropertiesFile } from '../shared/client-config.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { withCluster } from '../shared/with-cluster.ts'
import { endpointText } from './describe.ts'

const dryRun = { description: 'Check only' } as const

export const addControllerSubcommand = argparseSubcommand({
  summary: 'Add a controller to the quorum',
  options: { ...adminOptions, 'dry-run': dryRun },
  run: async (options, context) => {
    const file = options.value('command-config')
    if (file === undefined) {
      throw new CommandError(
        'You must supply the configuration file of the controller you are adding when using add-controller.',
      )
    }
    const properties = readPropertiesFile(context, file)
    const id = controllerId(properties)
    const directoryId = metadataDirectoryId(properties, context)
    const endpoints = controllerEndpoints(properties)
    const isDryRun = options.has('dry-run')
    if (!isDryRun) {
      await withCluster(context, clusterOptions(options), (cluster) =>
        addRaftVoter(cluster, { id, directoryId }, endpoints),
      )
    }
    context.stdout.line(
      `${isDryRun ? 'DRY RUN of adding' : 'Added'} controller ${id} with directory id ${directoryId}` +
        ` and endpoints: ${endpoints.map(endpointText).join(', ')}`,
    )
    return 0
  },
})

export const removeControllerSubcommand = argparseSubcommand({
  summary: 'Remove a controller from the quorum',
  options: {
    ...adminOptions,
    'controller-id': {
      description: 'Node id of the controller',
      argument: 'CONTROLLER_ID',
      type: 'integer',
      short: '-i',
      isRequired: true,
    },
    'controller-directory-id': {
      description: 'Id of its metadata directory',
      argument: 'CONTROLLER_DIRECTORY_ID',
      short: '-d',
      isRequired: true,
    },
    'dry-run': dryRun,
  },
  run: async (options, context) => {
    const id = options.value('controller-id')
    if (id < 0) throw new CommandError(`Invalid negative --controller-id: ${id}`)
    const directoryId = options.value('controller-directory-id')
    checkDirectoryId(directoryId)
    const isDryRun = options.has('dry-run')
    if (!isDryRun) {
      await withCluster(context, clusterOptions(options), (cluster) =>
        removeRaftVoter(cluster, { id, directoryId }),
      )
    }
    context.stdout.line(
      // Two blanks, as Kafka's tool has them.
      `${isDryRun ? 'DRY RUN of removing ' : 'Removed '} KRaft controller ${id} with directory id ${directoryId}`,
    )
    return 0
  },
})

function checkDirectoryId(text: string): void {
  const { length } = Buffer.from(text, 'base64url')
  if (length === 16) return
  throw new CommandError(
    'Failed to parse --controller-directory-id: ' +
      `Input string \`${text}\` decoded as ${length} bytes, ` +
      'which is not equal to the expected 16 bytes of a base64-encoded UUID',
  )
}

const IS_VALID = 'Is this a valid controller configuration file?'

function controllerId(properties: ClientConfig): number {
  const text = properties.get('node.id')
  if (text === undefined) {
    throw new CommandError(`node.id not found in configuration file. ${IS_VALID}`)
  }
  if (Number(text) < 0) {
    throw new CommandError(`node.id was negative in configuration file. ${IS_VALID}`)
  }
  if (!(properties.get('process.roles') ?? '').includes('controller')) {
    throw new CommandError(
      `process.roles did not contain 'controller' in configuration file. ${IS_VALID}`,
    )
  }
  return Number(text)
}

function metadataDirectoryId(
  properties: ClientConfig,
  { runtime, workingDirectory }: CommandContext,
): string {
  const named =
    properties.get('metadata.log.dir') ?? properties.get('log.dirs')?.trim().split(',')[0]
  if (named === undefined) {
    throw new CommandError(`Neither metadata.log.dir nor log.dirs were found. ${IS_VALID}`)
  }
  const meta = readMetaProperties(runtime.fileSystem, resolve(workingDirectory, named))
  if (meta === undefined) throw new CommandError(`Unable to read meta.properties from ${named}`)
  if (meta.directoryId === undefined) {
    throw new CommandError(`No directory id found in ${named}`)
  }
  return meta.directoryId
}

const LISTENER = /^\s*([^:]+):\/\/\[?([^\]]*?)\]?:(\d+)\s*$/

/** Where the controller can be reached: advertised addresses before those it listens on. */
export function controllerEndpoints(properties: ClientConfig): QuorumEndpoint[] {
  const listeners = new Map<string, QuorumEndpoint>()
  for (const key of ['listeners', 'advertised.listeners']) {
    for (const text of (properties.get(key) ?? '').split(',')) {
      const [, name, host, port] = LISTENER.exec(text) ?? []
      if (name === undefined) continue
      const listener = name.toUpperCase()
      listeners.set(listener, { name: listener, host: host || 'localhost', port: Number(port) })
    }
  }
  const names = properties.get('controller.listener.names')
  if (names === undefined) {
    throw new CommandError(`controller.listener.names was not found. ${IS_VALID}`)
  }
  return names.split(',').map((text) => {
    const name = text.trim().toUpperCase()
    const endpoint = listeners.get(name)
    if (endpoint) return endpoint
    throw new CommandError(`Cannot find information about controller listener name: ${name}`)
  })
}
