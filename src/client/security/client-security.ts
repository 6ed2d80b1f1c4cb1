/** Opens what the settings of TLS and SASL name: stores are read once for all connections. */
import { ConfigError } from '../../config/values.ts'
import type { FileSystem } from '../../runtime/file-system.ts'
import type { TlsOptions } from '../../runtime/network.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { type JaasEntry, parseJaas } from '../../security/sasl/jaas.ts'
import { oauthBearerClient } from '../../security/sasl/oauth-bearer-client.ts'
import { plainClient } from '../../security/sasl/plain-client.ts'
import type { SaslClient } from '../../security/sasl/sasl-client.ts'
import { scramClient } from '../../security/sasl/scram-client.ts'
import { scramMechanisms } from '../../security/scram.ts'
import { opensslCiphers } from '../../security/tls/cipher-suites.ts'
import { readKeyStore, readTrustStore } from '../../security/tls/tls-stores.ts'
import { bearerTokens } from './bearer-tokens.ts'
import { type SecurityConfig, type SecuritySettings, usesSasl, usesTls } from './security-config.ts'

/** What a connection needs to be let in. */
export interface ClientSecurity {
  /** Left out: plain text. */
  readonly tls?: TlsOptions
  /** Left out: nobody asks who this is. */
  readonly sasl?: SaslClient
}

/** Throws ConfigError for what is missing, unreadable or not supported. */
export async function openSecurity(
  { fileSystem, random, clock }: Pick<Runtime, 'fileSystem' | 'random' | 'clock'>,
  config: SecurityConfig,
): Promise<ClientSecurity> {
  const { settings } = config
  refuseClasses(settings)
  // The endpoint of tokens is trusted as the brokers are, whether they are spoken to by TLS or not.
  const trusted =
    usesTls(config) || usesSasl(config) ? await trustStore(fileSystem, settings) : undefined
  return {
    ...(usesTls(config) ? { tls: tlsOptions(fileSystem, settings, trusted) } : {}),
    ...(usesSasl(config)
      ? { sasl: saslClient({ fileSystem, random, clock }, settings, trusted) }
      : {}),
  }
}

function trustStore(
  fileSystem: FileSystem,
  settings: SecuritySettings,
): Promise<string[] | undefined> {
  const store = {
    name: 'ssl.truststore',
    type: settings.get('ssl.truststore.type'),
    location: settings.get('ssl.truststore.location'),
    password: settings.get('ssl.truststore.password'),
  }
  return readTrustStore(fileSystem, store, settings.get('ssl.truststore.certificates'))
}

function tlsOptions(
  fileSystem: FileSystem,
  settings: SecuritySettings,
  ca: readonly string[] | undefined,
): TlsOptions {
  const store = {
    name: 'ssl.keystore',
    type: settings.get('ssl.keystore.type'),
    location: settings.get('ssl.keystore.location'),
    password: settings.get('ssl.keystore.password'),
  }
  const inline = {
    key: settings.get('ssl.keystore.key'),
    chain: settings.get('ssl.keystore.certificate.chain'),
  }
  const keys = readKeyStore(fileSystem, store, inline, settings.get('ssl.key.password'))
  return {
    ...(ca === undefined ? {} : { ca }),
    ...keys,
    ...protocolRange(settings.get('ssl.enabled.protocols')),
    ...ciphers(settings.get('ssl.cipher.suites')),
    checksHostName: settings.get('ssl.endpoint.identification.algorithm') !== '',
  }
}

function ciphers(suites: readonly string[]): Pick<TlsOptions, 'ciphers'> {
  return suites.length === 0 ? {} : { ciphers: opensslCiphers(suites) }
}

const TLS_VERSIONS = ['TLSv1.2', 'TLSv1.3'] as const

function protocolRange(enabled: readonly string[]): Pick<TlsOptions, 'minVersion' | 'maxVersion'> {
  const versions = TLS_VERSIONS.filter((version) => enabled.includes(version))
  const [minVersion] = versions
  if (minVersion !== undefined) return { minVersion, maxVersion: versions.at(-1)! }
  throw new ConfigError(
    `ssl.enabled.protocols=${enabled.join(',')}: only ${TLS_VERSIONS.join(' and ')} are supported`,
  )
}

function saslClient(
  runtime: Pick<Runtime, 'fileSystem' | 'random' | 'clock'>,
  settings: SecuritySettings,
  trusted: readonly string[] | undefined,
): SaslClient {
  const mechanism = settings.get('sasl.mechanism')
  if (mechanism === 'OAUTHBEARER') {
    return oauthBearerClient(bearerTokens(runtime, settings, trusted))
  }
  const scram = scramMechanisms.find(({ name }) => name === mechanism)
  if (mechanism !== 'PLAIN' && !scram) {
    const supported = ['PLAIN', ...scramMechanisms.map(({ name }) => name), 'OAUTHBEARER']
    throw new ConfigError(
      `sasl.mechanism=${mechanism} is not supported: only ${supported.join(', ')} are`,
    )
  }
  const jaas = requireJaas(settings)
  const username = requireOption(jaas, 'username')
  const password = requireOption(jaas, 'password')
  if (!scram) return plainClient(username, password)
  const isToken = jaas.options.get('tokenauth')?.toLowerCase() === 'true'
  return scramClient(scram, { username, password, isToken }, runtime.random)
}

function requireJaas(settings: SecuritySettings): JaasEntry {
  const text = settings.get('sasl.jaas.config')
  if (text !== null) return parseJaas(text)
  throw new ConfigError(
    "Could not find a 'KafkaClient' entry in the JAAS configuration: set sasl.jaas.config",
  )
}

function requireOption({ loginModule, options }: JaasEntry, name: string): string {
  const value = options.get(name)
  if (value !== undefined) return value
  throw new ConfigError(`sasl.jaas.config has no '${name}' for ${loginModule}`)
}

/** Settings that name code of Java's; silence would connect otherwise than the user believes. */
function refuseClasses(settings: SecuritySettings): void {
  const names = ['ssl.engine.factory.class', 'sasl.client.callback.handler.class'] as const
  for (const name of names) {
    const value = settings.get(name)
    if (value !== null) throw new ConfigError(`${name}=${value} is Java code and can't be used`)
  }
}
