import { resolve } from 'node:path'
import { readPropertiesFile } from '../shared/client-config.ts'
import { CommandError, usageError } from '../shared/command-error.ts'
import type { CommandContext } from '../shared/context.ts'
import { parseKeyValues } from '../shared/option-rules.ts'
import type { Profiles } from '../shared/profiles.ts'
import type { ProfileOptions } from './options.ts'
import { isSecret } from './settings.ts'

/** The settings that the options ask for. A password is never taken from the command line. */
export async function addProfile(
  options: ProfileOptions,
  name: string,
  profiles: Profiles,
  context: CommandContext,
): Promise<Map<string, string>> {
  if (profiles.exists(name) && !options.has('force')) {
    throw new CommandError(`There is a profile '${name}' already: --force replaces it`)
  }
  const file = options.value('command-config')
  const properties = file === undefined ? new Map() : readPropertiesFile(context, file)
  for (const [key, value] of parseKeyValues(options.values('property'), false)) {
    if (isSecret(key) && !value.includes('${')) {
      throw new CommandError(
        `${key} is a secret, which others could see on the command line: use --command-config, --user or a reference such as \${env:NAME}`,
      )
    }
    properties.set(key, value)
  }
  const servers = options.value('bootstrap-server')
  if (servers !== undefined) properties.set('bootstrap.servers', servers)
  if (!properties.has('bootstrap.servers')) {
    throw usageError('Missing required argument "[bootstrap-server]"')
  }
  setTls(properties, options, context)
  const user = options.value('user')
  if (user !== undefined) await setLogin(properties, user, options, name, context)
  return properties
}

function setTls(
  properties: Map<string, string>,
  options: ProfileOptions,
  { workingDirectory }: CommandContext,
): void {
  const trusted = options.value('truststore')
  if (trusted !== undefined) {
    properties.set('ssl.truststore.type', 'PEM')
    properties.set('ssl.truststore.location', resolve(workingDirectory, trusted))
  }
  if (options.has('tls') || trusted !== undefined) properties.set('security.protocol', 'SSL')
}

const MODULES: Readonly<Record<string, string>> = {
  PLAIN: 'plain.PlainLoginModule',
  'SCRAM-SHA-256': 'scram.ScramLoginModule',
  'SCRAM-SHA-512': 'scram.ScramLoginModule',
}

async function setLogin(
  properties: Map<string, string>,
  user: string,
  options: ProfileOptions,
  name: string,
  context: CommandContext,
): Promise<void> {
  const mechanism = options.value('mechanism')
  const module = MODULES[mechanism]
  if (module === undefined) {
    throw new CommandError(`No login by ${mechanism}: ${Object.keys(MODULES).join(', ')}`)
  }
  const password = await passwordOf(options, name, context)
  const isTls = properties.get('security.protocol')?.endsWith('SSL') ?? false
  properties.set('security.protocol', isTls ? 'SASL_SSL' : 'SASL_PLAINTEXT')
  properties.set('sasl.mechanism', mechanism)
  properties.set(
    'sasl.jaas.config',
    `org.apache.kafka.common.security.${module} required username="${quoted(user)}" password="${password}";`,
  )
}

async function passwordOf(
  options: ProfileOptions,
  name: string,
  { ask }: CommandContext,
): Promise<string> {
  const variable = options.value('password-env')
  if (variable !== undefined) return `\${env:${variable}}`
  if (options.has('password-prompt')) return `\${prompt:Password of ${name}}`
  if (ask) return quoted(await ask.secret(`Password of ${name}`))
  throw new CommandError(
    'There is no terminal to type the password on: use --password-env or --password-prompt',
  )
}

function quoted(text: string): string {
  return text.replace(/[\\"]/g, '\\$&')
}
