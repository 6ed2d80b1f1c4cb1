/** The options before the subcommand of `features` and `metadata-quorum`. */
import type { OptionTable, ParsedOptions } from './options.ts'
import type { ClusterOptions } from './with-cluster.ts'

export const adminOptions = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'BOOTSTRAP_SERVER',
    isBeforeSubcommand: true,
  },
  'bootstrap-controller': {
    description: 'KRaft controllers to contact instead of brokers, host:port[,...]',
    argument: 'BOOTSTRAP_CONTROLLER',
    isBeforeSubcommand: true,
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'COMMAND_CONFIG',
    isBeforeSubcommand: true,
  },
} as const satisfies OptionTable

export const adminExclusive = [['bootstrap-server', 'bootstrap-controller']] as const

export function clusterOptions(options: ParsedOptions<typeof adminOptions>): ClusterOptions {
  return {
    bootstrapServer: options.value('bootstrap-server'),
    bootstrapController: options.value('bootstrap-controller'),
    commandConfig: options.value('command-config'),
  }
}
