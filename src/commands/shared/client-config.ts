import { resolve } from 'node:path'
import { parseProperties } from '../../config/properties.ts'
import { CommandError } from './command-error.ts'
import type { CommandContext } from './context.ts'
import { parseKeyValues } from './option-rules.ts'

/** Client settings by Kafka's names. */
export type ClientConfig = ReadonlyMap<string, string>

/**
 * The settings of the profile, over them those of `--command-config FILE`, and over them those of `--command-property k=v`. What has
 * an option of its own is for the command to put on top.
 */
export function readClientConfig(
  context: CommandContext,
  file: string | undefined,
  properties: readonly string[] = [],
): Map<string, string> {
  const config = new Map(context.profile)
  if (file !== undefined) {
    for (const [name, value] of readPropertiesFile(context, file)) config.set(name, value)
  }
  for (const [name, value] of parseKeyValues(properties)) config.set(name, value)
  return config
}

export function readPropertiesFile(context: CommandContext, file: string): Map<string, string> {
  return parseProperties(readUserFile(context, file))
}

/** A file that the user named; a missing one is told as Java tells it. */
export function readUserFile(context: CommandContext, file: string): Buffer {
  try {
    return context.runtime.fileSystem.readFile(resolve(context.workingDirectory, file))
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
    const message = code === 'ENOENT' ? `java.nio.file.NoSuchFileException: ${file}` : String(cause)
    throw new CommandError(message, { cause })
  }
}
