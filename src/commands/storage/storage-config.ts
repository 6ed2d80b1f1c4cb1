import { BrokerConfig } from '../../config/broker-config.ts'
import { ConfigError } from '../../config/values.ts'
import { CommandError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { readNodeProperties } from '../shared/node-properties.ts'

export const configOption = {
  description: 'The properties file of the node',
  argument: 'CONFIG',
  short: '-c',
  isRequired: true,
} as const

/** Throws CommandError for a file that can't be read and for a setting that Apache would refuse. */
export function readConfig(file: string, context: CommandContext): BrokerConfig {
  try {
    return BrokerConfig.parse(readNodeProperties(file, context))
  } catch (cause) {
    if (!(cause instanceof ConfigError)) throw cause
    throw new CommandError(cause.message, { cause })
  }
}
