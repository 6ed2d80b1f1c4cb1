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

/** `name=level`, in Kafka's words where it is not. */
export function parseFeature(text: string): [string, number] {
  const at = text.indexOf('=')
  if (at < 0) {
    throw new CommandError(`Can't parse feature=level string ${text}: equals sign not found.`)
  }
  const [name, level] = [text.slice(0, at).trim(), text.slice(at + 1).trim()]
  if (!/^-?\d+$/.test(level)) {
    throw new CommandError(
      `Can't parse feature=level string ${text}: unable to parse ${level} as a short.`,
    )
  }
  return [name, Number(level)]
}
