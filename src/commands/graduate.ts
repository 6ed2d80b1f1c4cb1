/** From one kafka-ts node to Apache Kafka: the settings with which it starts on our directory. */
import { resolve } from 'node:path'
import type { FileSystem } from '../runtime/file-system.ts'
import { readCleanShutdown } from '../storage/clean-shutdown.ts'
import { DirectoryLockedError, lockDirectory } from '../storage/directory-lock.ts'
import { CLUSTER_METADATA_DIRECTORY, parseLogDirectoryName } from '../storage/log-files.ts'
import { type MetaProperties, readMetaProperties } from '../storage/meta-properties.ts'
import { joptCommand } from './shared/command.ts'
import { CommandError, usageError } from './shared/command-error.ts'

export const command = joptCommand({
  name: 'graduate',
  summary: 'Move a data directory to Apache Kafka: check it, write a server.properties for it',
  purpose:
    'Checks a data directory that no node uses, and writes the properties with which Apache Kafka starts on it, in place.',
  examples: [
    {
      title: 'Check the directory, write the file, show the next commands',
      command: 'kafka-ts graduate --dir kafka-data --to server.properties',
    },
    {
      title: 'For a machine that others reach by its name',
      command:
        'kafka-ts graduate --dir /var/lib/kafka --to server.properties --host kafka.example.com',
    },
    {
      title: 'Several directories of one node',
      command: 'kafka-ts graduate --dir disk1,disk2 --to server.properties',
    },
  ],
  options: {
    'controller-port': {
      description: 'Port of the controller',
      argument: 'port',
      type: 'integer',
      default: 9093,
      isOurs: true,
    },
    dir: {
      description: 'The data directory, or all of a node as a comma list',
      argument: 'directory',
      isOurs: true,
    },
    force: { description: 'Write over a file that is there', isOurs: true },
    help: { description: 'Show usage and stop', isOurs: true },
    host: {
      description: 'Where clients reach the broker',
      argument: 'name',
      default: 'localhost',
      isOurs: true,
    },
    port: {
      description: 'Port of the broker',
      argument: 'port',
      type: 'integer',
      default: 9092,
      isOurs: true,
    },
    to: { description: 'The file to write', argument: 'file', isOurs: true },
  },
  async run(options, context) {
    const { stdout, workingDirectory } = context
    const { fileSystem } = context.runtime
    const given = options.value('dir')
    const target = options.value('to')
    if (given === undefined || target === undefined) throw usageError('--dir and --to are needed')
    const paths = given.split(',').map((part) => resolve(workingDirectory, part.trim()))
    const node = checkDirectories(fileSystem, paths, (message) => context.warn(message))
    const file = resolve(workingDirectory, target)
    if (fileSystem.exists(file) && !options.has('force')) {
      throw new CommandError(`'${target}' is there already: name another file, or add --force`)
    }
    const port = options.value('port')
    fileSystem.writeFile(
      file,
      propertiesText(node, {
        host: options.value('host'),
        port,
        controllerPort: options.value('controller-port'),
      }),
    )
    stdout.line(`Checked ${paths.join(', ')}: ${node.partitionCount} partitions, none in use`)
    stdout.line(`Wrote ${target}: cluster ${node.meta.clusterId}, node ${node.meta.nodeId}`)
    stdout.line()
    stdout.line('Next, where Apache Kafka 4.3 is unpacked:')
    stdout.line(`  bin/kafka-server-start.sh ${file}`)
    stdout.line(`  bin/kafka-topics.sh --bootstrap-server ${options.value('host')}:${port} --list`)
    stdout.line('The commands of kafka-ts go on working against it.')
    return 0
  },
})

interface CheckedNode {
  readonly paths: readonly string[]
  readonly meta: MetaProperties
  /** Holds the metadata log. */
  readonly metadataPath: string
  readonly partitionCount: number
}

/** Throws CommandError for what Apache could not start on, with what to do about it. */
function checkDirectories(
  fileSystem: FileSystem,
  paths: readonly string[],
  warn: (message: string) => void,
): CheckedNode {
  const metas = paths.map((path) => checkDirectory(fileSystem, path, warn))
  const meta = metas[0]!
  metas.forEach((other, i) => {
    if (other.clusterId === meta.clusterId && other.nodeId === meta.nodeId) return
    throw new CommandError(
      `'${paths[i]}' is of node ${other.nodeId} of cluster ${other.clusterId}, '${paths[0]}' of node ${meta.nodeId} of cluster ${meta.clusterId}: name the directories of one node`,
    )
  })
  const withMetadata = paths.filter((path) =>
    fileSystem.exists(`${path}/${CLUSTER_METADATA_DIRECTORY}`),
  )
  const [metadataPath] = withMetadata
  if (metadataPath === undefined || withMetadata.length > 1) {
    throw new CommandError(
      `${withMetadata.length === 0 ? 'None' : 'More than one'} of the directories has the metadata (${CLUSTER_METADATA_DIRECTORY}): name all directories of one node`,
    )
  }
  const partitions = paths.flatMap((path) =>
    fileSystem.list(path).filter((name) => parseLogDirectoryName(name) !== undefined),
  )
  return { paths, meta, metadataPath, partitionCount: partitions.length }
}

function checkDirectory(
  fileSystem: FileSystem,
  path: string,
  warn: (message: string) => void,
): MetaProperties {
  if (!fileSystem.exists(path) || !fileSystem.stat(path).isDirectory) {
    throw new CommandError(`'${path}' is no directory`)
  }
  const meta = readMeta(fileSystem, path)
  if (meta === undefined) {
    throw new CommandError(`'${path}' has no meta.properties: no Kafka node has worked on it`)
  }
  try {
    lockDirectory(fileSystem, path).release()
  } catch (cause) {
    if (!(cause instanceof DirectoryLockedError)) throw cause
    throw new CommandError(`${cause.message}. Stop it first: kafka-ts server-stop`, { cause })
  }
  if (readCleanShutdown(fileSystem, path) === undefined) {
    warn(
      `'${path}' was not stopped in order: Apache Kafka will read its logs again at the first start. ` +
        `To spare it that, start and stop kafka-ts on it once`,
    )
  }
  return meta
}

function readMeta(fileSystem: FileSystem, path: string): MetaProperties | undefined {
  try {
    return readMetaProperties(fileSystem, path)
  } catch (cause) {
    throw new CommandError((cause as Error).message, { cause })
  }
}

interface Place {
  readonly host: string
  readonly port: number
  readonly controllerPort: number
}

function propertiesText(
  { paths, meta, metadataPath }: CheckedNode,
  { host, port, controllerPort }: Place,
): string {
  const listeners = `PLAINTEXT://${host}:${port},CONTROLLER://${host}:${controllerPort}`
  return [
    '# Starts Apache Kafka on the directory of a kafka-ts node, as one broker and controller.',
    '# What was given to kafka-ts with --override or in a properties file belongs here, too.',
    'process.roles=broker,controller',
    `node.id=${meta.nodeId}`,
    `log.dirs=${paths.map(escaped).join(',')}`,
    ...(paths.length === 1 ? [] : [`metadata.log.dir=${escaped(metadataPath)}`]),
    `listeners=${listeners}`,
    `advertised.listeners=${listeners}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    `controller.quorum.bootstrap.servers=${host}:${controllerPort}`,
    '',
    '# One node holds one copy of each partition, also of those of the cluster itself.',
    'offsets.topic.replication.factor=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'share.coordinator.state.topic.replication.factor=1',
    'share.coordinator.state.topic.min.isr=1',
    '',
  ].join('\n')
}

/** A backslash of Windows begins an escape in a properties file. */
function escaped(path: string): string {
  return path.replaceAll('\\', '\\\\')
}
