/** What every command takes, before or behind its name. */
export interface GlobalOptions {
  /** `--debug` */
  readonly isDebug: boolean
  /** `--strict`, or KAFKA_TS_STRICT */
  readonly isStrict: boolean
  /** `--profile NAME` */
  readonly profileName: string | undefined
}

/** The words without the global options, which no table of a command has. */
export function takeGlobalOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): [string[], GlobalOptions] {
  const words: string[] = []
  let isDebug = false
  let isStrict = isSet(env.KAFKA_TS_STRICT)
  let profileName: string | undefined
  const rest = [...argv]
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--debug') isDebug = true
    else if (word === '--strict') isStrict = true
    else if (word === '--profile') profileName = rest.shift() ?? ''
    else if (word.startsWith('--profile=')) profileName = word.slice('--profile='.length)
    else words.push(word)
  }
  return [words, { isDebug, isStrict, profileName }]
}

function isSet(variable: string | undefined): boolean {
  return variable !== undefined && variable !== '' && variable !== '0'
}
