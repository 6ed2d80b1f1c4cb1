import { ConfigError } from '../../config/values.ts'

/** One entry of `sasl.jaas.config`: `a.LoginModule required username="u" password="p";`. */
export interface JaasEntry {
  readonly loginModule: string
  readonly options: ReadonlyMap<string, string>
}

const CONTROL_FLAGS = ['REQUIRED', 'REQUISITE', 'SUFFICIENT', 'OPTIONAL']

/** Reads the one entry of a client. Throws ConfigError that never shows a value. */
export function parseJaas(text: string): JaasEntry {
  const words = tokens(text)
  const loginModule = words.shift()
  if (loginModule === undefined || loginModule === ';') {
    throw new ConfigError('Login module not specified in JAAS config')
  }
  const flag = words.shift()
  if (flag === undefined || !CONTROL_FLAGS.includes(flag.toUpperCase())) {
    throw new ConfigError(`Login module control flag is not specified in JAAS config`)
  }
  const options = new Map<string, string>()
  for (let name = words.shift(); name !== ';'; name = words.shift()) {
    if (name === undefined) {
      throw new ConfigError('JAAS config entry not terminated by semi-colon')
    }
    const [sign, value] = words.splice(0, 2)
    if (sign !== '=' || value === undefined || value === ';') {
      throw new ConfigError(`Value not specified for key '${name}' in JAAS config`)
    }
    options.set(name, value)
  }
  if (words.length > 0) throw new ConfigError('JAAS config property contains more than one module')
  return { loginModule, options }
}

/** Words, quoted texts without their quotes, `=` and `;`. */
function tokens(text: string): string[] {
  const found: string[] = []
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([=;])|([^\s=;"']+))/gy
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text)
    if (!match) throw new ConfigError('A quoted text does not end in JAAS config')
    const [, double, single, sign, word] = match
    found.push(sign ?? word ?? unescaped(double ?? single!))
  }
  return found
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, '$1')
}
