import { resolve } from 'node:path'
import { parseProperties } from '../../config/properties.ts'
import { CommandError } from './command-error.ts'
import type { CommandContext } from './context.ts'

/** The settings of a node's properties file. Throws CommandError where it can't be read. */
export function readNodeProperties(
  file: string,
  { runtime, workingDirectory }: CommandContext,
): Map<string, string> {
  let data: Buffer
  try {
    data = runtime.fileSystem.readFile(resolve(workingDirectory, file))
  } catch (cause) {
    throw new CommandError(`Cannot read '${file}': ${(cause as Error).message}`, { cause })
  }
  return parseProperties(data)
}
