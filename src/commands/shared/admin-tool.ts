/** What Kafka's argparse4j admin tools have in common: connection options before the subcommand. */
import type { Cluster } from '../../client/cluster.ts'
import type { CommandContext } from './context.ts'
import type { OptionTable, ParsedOptions } from './options.ts'
import { withCluster } from './with-cluster.ts'

export const adminToolOptions = {
  'bootstrap-server': {
    description: 'Brokers to contact first, host:port[,host:port...]',
    argument: 'host:port',
    isBeforeSubcommand: true,
  },
  'command-config': {
    description: 'Properties file with client settings (security, timeouts)',
    argument: 'FILE',
    isBeforeSubcommand: true,
  },
  version: {
    description: 'Show the Kafka version and stop',
    short: '-v',
    isBeforeSubcommand: true,
  },
} as const satisfies OptionTable

/** Opens the cluster that the options name, and closes it when `act` is done. */
export function withToolCluster<Result>(
  context: CommandContext,
  options: ParsedOptions<typeof adminToolOptions>,
  act: (cluster: Cluster) => Promise<Result>,
): Promise<Result> {
  const connection = {
    bootstrapServer: options.value('bootstrap-server'),
    commandConfig: options.value('command-config'),
  }
  return withCluster(context, connection, act)
}
