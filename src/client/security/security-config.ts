/** The client settings of TLS and SASL, by Java's names. */
import type { ConfigKey } from '../../config/config-def.ts'
import { oneOfAnyCase } from '../../config/validators.ts'
import type { Settings } from '../client-config.ts'

export const SECURITY_PROTOCOLS = ['PLAINTEXT', 'SSL', 'SASL_PLAINTEXT', 'SASL_SSL'] as const
export type SecurityProtocol = (typeof SECURITY_PROTOCOLS)[number]

export const securityConfigs = [
  {
    name: 'security.protocol',
    type: 'STRING',
    default: 'PLAINTEXT',
    validator: oneOfAnyCase(...SECURITY_PROTOCOLS),
  },
  { name: 'sasl.client.callback.handler.class', type: 'STRING', default: null },
  { name: 'sasl.jaas.config', type: 'PASSWORD', default: null },
  { name: 'sasl.login.callback.handler.class', type: 'STRING', default: null },
  { name: 'sasl.login.connect.timeout.ms', type: 'INT', default: null },
  { name: 'sasl.mechanism', type: 'STRING', default: 'GSSAPI' },
  {
    name: 'sasl.oauthbearer.client.credentials.client.id',
    type: 'STRING',
    default: null,
  },
  {
    name: 'sasl.oauthbearer.client.credentials.client.secret',
    type: 'PASSWORD',
    default: null,
  },
  { name: 'sasl.oauthbearer.header.urlencode', type: 'BOOLEAN', default: 'false' },
  { name: 'sasl.oauthbearer.jwt.retriever.class', type: 'STRING', default: null },
  { name: 'sasl.oauthbearer.scope', type: 'STRING', default: null },
  { name: 'sasl.oauthbearer.token.endpoint.url', type: 'STRING', default: null },
  { name: 'ssl.cipher.suites', type: 'LIST', default: '' },
  { name: 'ssl.enabled.protocols', type: 'LIST', default: 'TLSv1.2,TLSv1.3' },
  { name: 'ssl.endpoint.identification.algorithm', type: 'STRING', default: 'https' },
  { name: 'ssl.engine.factory.class', type: 'STRING', default: null },
  { name: 'ssl.key.password', type: 'PASSWORD', default: null },
  { name: 'ssl.keystore.certificate.chain', type: 'PASSWORD', default: null },
  { name: 'ssl.keystore.key', type: 'PASSWORD', default: null },
  { name: 'ssl.keystore.location', type: 'STRING', default: null },
  { name: 'ssl.keystore.password', type: 'PASSWORD', default: null },
  { name: 'ssl.keystore.type', type: 'STRING', default: 'JKS' },
  { name: 'ssl.truststore.certificates', type: 'PASSWORD', default: null },
  { name: 'ssl.truststore.location', type: 'STRING', default: null },
  { name: 'ssl.truststore.password', type: 'PASSWORD', default: null },
  { name: 'ssl.truststore.type', type: 'STRING', default: 'JKS' },
] as const satisfies readonly ConfigKey[]

export type SecuritySettings = Settings<(typeof securityConfigs)[number]>

/** How a client is to connect. */
export interface SecurityConfig {
  readonly protocol: SecurityProtocol
  readonly settings: SecuritySettings
}

export function usesTls({ protocol }: SecurityConfig): boolean {
  return protocol === 'SSL' || protocol === 'SASL_SSL'
}

export function usesSasl({ protocol }: SecurityConfig): boolean {
  return protocol === 'SASL_PLAINTEXT' || protocol === 'SASL_SSL'
}
