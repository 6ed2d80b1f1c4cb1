import type { JoptCommand } from './command.ts'
import type { CommandContext } from './context.ts'

const MISSING = /^Missing required argument "\[([\w-]+)\]"$/

/** The words with the option that is missing, as typed on the terminal; undefined without one. */
export async function askForMissing(
  command: JoptCommand,
  words: readonly string[],
  { ask }: Pick<CommandContext, 'ask'>,
  error: unknown,
): Promise<readonly string[] | undefined> {
  const [, name] = MISSING.exec(error instanceof Error ? error.message : '') ?? []
  const spec = name === undefined ? undefined : command.options[name]
  if (!ask || spec?.argument === undefined) return undefined
  const answer = await ask.text(`--${name} (${spec.description})`)
  return answer === '' ? undefined : [...words, `--${name}`, answer]
}
