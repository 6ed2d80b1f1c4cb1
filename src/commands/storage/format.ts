import {
  describeBootstrap,
  describeFormatting,
  FormatError,
  type FormatOptions,
  formatDirectory,
  planFormat,
  type QuorumOptions,
} from '../../cluster/format.ts'
import type { Voter } from '../../cluster/raft/voters.ts'
import type { BrokerConfig } from '../../config/broker-config.ts'
import { randomUuid } from '../../runtime/random.ts'
import { metadataVersionOf, parseFeature } from '../features/levels.ts'
import { argparseSubcommand } from '../shared/command.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import type { OptionTable, ParsedOptions } from '../shared/options.ts'
import { parseInitialControllers } from './initial-controllers.ts'
import { scramRecord } from './scram-argument.ts'
import { configOption, readConfig } from './storage-config.ts'

const options = {
  config: configOption,
  'cluster-id': {
    description: "Id of the cluster, made by 'storage random-uuid'; any text is taken",
    argument: 'CLUSTER_ID',
    short: '-t',
    isRequired: true,
  },
  'add-scram': {
    description:
      "SCRAM credential to start with: 'SCRAM-SHA-256=[name=alice,password=alice-secret]'",
    argument: 'ADD_SCRAM',
    short: '-S',
    isRepeatable: true,
  },
  'ignore-formatted': { description: 'Skip directories that are formatted', short: '-g' },
  'release-version': {
    description: 'Release whose feature levels to start with; 3.3-IV3 is the oldest',
    argument: 'RELEASE_VERSION',
    short: '-r',
  },
  feature: {
    description: 'Level of one feature, feature=level',
    argument: 'FEATURE',
    short: '-f',
    isRepeatable: true,
  },
  standalone: { description: 'A dynamic quorum of this one controller', short: '-s' },
  'no-initial-controllers': { description: 'No voters: the node finds a quorum', short: '-N' },
  'initial-controllers': {
    description: 'A dynamic quorum of these: id@host:port:directoryId,…',
    argument: 'INITIAL_CONTROLLERS',
    short: '-I',
  },
} as const satisfies OptionTable

type Options = ParsedOptions<typeof options>

export const formatSubcommand = argparseSubcommand({
  summary: 'Format the log directories of a node',
  options,
  exclusive: [['standalone', 'no-initial-controllers', 'initial-controllers']],
  run: async (given, context) => {
    const { runtime, stdout } = context
    try {
      const formatOptions = readFormatOptions(given, context)
      const plan = planFormat(runtime, formatOptions)
      if (plan.directories.length === 0) {
        stdout.line('All of the log directories are already formatted.')
        return 0
      }
      stdout.line(describeBootstrap(plan))
      for (const directory of plan.directories) {
        stdout.line(describeFormatting(plan, directory))
        formatDirectory(runtime, formatOptions, plan, directory)
      }
    } catch (error) {
      if (!(error instanceof FormatError)) throw error
      throw new CommandError(error.message, { cause: error })
    }
    return 0
  },
})

function readFormatOptions(given: Options, context: CommandContext): FormatOptions {
  const config = readConfig(given.value('config'), context)
  const { random } = context.runtime
  const release = given.value('release-version')
  return {
    clusterId: given.value('cluster-id'),
    nodeId: config.nodeId,
    directories: [...new Set([...config.logDirs, config.metadataLogDir])],
    metadataDirectory: config.metadataLogDir,
    quorum: quorumOf(given, config, context),
    featureLevels: new Map(given.values('feature').map(parseFeature)),
    ...(release === undefined ? {} : { metadataVersion: metadataVersionOf(release) }),
    extraRecords: given.values('add-scram').map((text) => scramRecord(text, random)),
    isIgnoringFormatted: given.has('ignore-formatted'),
  }
}

function quorumOf(given: Options, config: BrokerConfig, context: CommandContext): QuorumOptions {
  const isController = config.get('process.roles').includes('controller')
  const hasStaticVoters = config.get('controller.quorum.voters').length > 0
  const initial = given.value('initial-controllers')
  const isDynamic =
    given.value('standalone') || given.value('no-initial-controllers') || initial !== undefined
  if (hasStaticVoters && isDynamic) {
    throw new CommandError(
      'You cannot specify controller.quorum.voters and format the node with --initial-controllers, --no-initial-controllers, or --standalone. If you want to use dynamic quorum, please remove controller.quorum.voters and specify controller.quorum.bootstrap.servers instead.',
    )
  }
  if (initial !== undefined) {
    const name = config.controllerListenerNames[0] ?? 'CONTROLLER'
    return { kind: 'initial', voters: parseInitialControllers(initial, name) }
  }
  if (given.value('no-initial-controllers')) return { kind: 'joining' }
  if (given.value('standalone')) {
    if (!isController) {
      throw new CommandError('You can only use --standalone on a controller.')
    }
    return { kind: 'initial', voters: [standaloneVoter(config, context)] }
  }
  if (isController && !hasStaticVoters) {
    throw new CommandError(
      'Because controller.quorum.voters is not set on this controller, you must specify one of the following: --standalone, --initial-controllers, or --no-initial-controllers.',
    )
  }
  return { kind: 'static' }
}

function standaloneVoter(config: BrokerConfig, { runtime }: CommandContext): Voter {
  const [listener] = config.advertisedControllerListeners
  if (listener === undefined) {
    throw new CommandError('--standalone needs a listener named by controller.listener.names')
  }
  return {
    nodeId: config.nodeId,
    directoryId: randomUuid(runtime.random),
    endpoints: [{ name: listener.name, host: listener.host ?? 'localhost', port: listener.port }],
  }
}
