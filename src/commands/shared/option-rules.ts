/** Rules between options, in the words of Kafka's `CommandLineUtils`. */
import { CommandError, usageError } from './command-error.ts'
import type { OptionTable, ParsedOptions } from './options.ts'

export function requireOptions<Table extends OptionTable>(
  options: ParsedOptions<Table>,
  names: readonly (keyof Table & string)[],
): void {
  for (const name of names) {
    if (!options.has(name)) throw usageError(`Missing required argument "[${name}]"`)
  }
}

/** Refuses each of `others` beside `name`. */
export function refuseTogether<Table extends OptionTable>(
  options: ParsedOptions<Table>,
  name: keyof Table & string,
  others: readonly (keyof Table & string)[],
): void {
  if (!options.has(name)) return
  for (const other of others) {
    if (options.has(other)) {
      throw usageError(`Option "[${name}]" can't be used with option "[${other}]"`)
    }
  }
}

/** The one action that was given; `refuse` makes the error for none or several. */
export function oneAction<Table extends OptionTable, Name extends keyof Table & string>(
  options: ParsedOptions<Table>,
  names: readonly Name[],
  message: string,
): Name {
  const given = names.filter((name) => options.has(name))
  if (given.length !== 1) throw usageError(message)
  return given[0]!
}

/** `k=v` texts to a map; a text without `=` is a key with an empty value where that is allowed. */
export function parseKeyValues(
  texts: readonly string[],
  acceptsMissingValue = true,
): Map<string, string> {
  const result = new Map<string, string>()
  for (const text of texts) {
    const at = text.indexOf('=')
    if (at < 0 && !acceptsMissingValue) {
      throw new CommandError(`Invalid command line properties: ${texts.join(' ')}`)
    }
    result.set(at < 0 ? text : text.slice(0, at), at < 0 ? '' : text.slice(at + 1))
  }
  return result
}
