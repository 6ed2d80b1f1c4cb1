import type { ConfigKey } from '../config-def.ts'
import { anyList, oneOf } from '../validators.ts'

/** Settings of a broker: TLS. */
export const sslConfigs = [
  { name: 'ssl.allow.dn.changes', type: 'BOOLEAN', default: 'false' },
  { name: 'ssl.allow.san.changes', type: 'BOOLEAN', default: 'false' },
  {
    name: 'ssl.cipher.suites',
    type: 'LIST',
    default: '',
    validator: anyList,
    updateMode: 'per-broker',
  },
  {
    name: 'ssl.client.auth',
    type: 'STRING',
    default: 'none',
    validator: oneOf('required', 'requested', 'none'),
    updateMode: 'per-broker',
  },
  {
    name: 'ssl.enabled.protocols',
    type: 'LIST',
    default: 'TLSv1.2,TLSv1.3',
    validator: anyList,
    updateMode: 'per-broker',
  },
  {
    name: 'ssl.endpoint.identification.algorithm',
    type: 'STRING',
    default: 'https',
    updateMode: 'per-broker',
  },
  { name: 'ssl.engine.factory.class', type: 'CLASS', default: null, updateMode: 'per-broker' },
  { name: 'ssl.key.password', type: 'PASSWORD', default: null, updateMode: 'per-broker' },
  {
    name: 'ssl.keymanager.algorithm',
    type: 'STRING',
    default: 'SunX509',
    updateMode: 'per-broker',
  },
  {
    name: 'ssl.keystore.certificate.chain',
    type: 'PASSWORD',
    default: null,
    updateMode: 'per-broker',
  },
  { name: 'ssl.keystore.key', type: 'PASSWORD', default: null, updateMode: 'per-broker' },
  { name: 'ssl.keystore.location', type: 'STRING', default: null, updateMode: 'per-broker' },
  { name: 'ssl.keystore.password', type: 'PASSWORD', default: null, updateMode: 'per-broker' },
  { name: 'ssl.keystore.type', type: 'STRING', default: 'JKS', updateMode: 'per-broker' },
  { name: 'ssl.principal.mapping.rules', type: 'STRING', default: 'DEFAULT' },
  { name: 'ssl.protocol', type: 'STRING', default: 'TLSv1.3', updateMode: 'per-broker' },
  { name: 'ssl.provider', type: 'STRING', default: null, updateMode: 'per-broker' },
  {
    name: 'ssl.secure.random.implementation',
    type: 'STRING',
    default: null,
    updateMode: 'per-broker',
  },
  { name: 'ssl.trustmanager.algorithm', type: 'STRING', default: 'PKIX', updateMode: 'per-broker' },
  {
    name: 'ssl.truststore.certificates',
    type: 'PASSWORD',
    default: null,
    updateMode: 'per-broker',
  },
  { name: 'ssl.truststore.location', type: 'STRING', default: null, updateMode: 'per-broker' },
  { name: 'ssl.truststore.password', type: 'PASSWORD', default: null, updateMode: 'per-broker' },
  { name: 'ssl.truststore.type', type: 'STRING', default: 'JKS', updateMode: 'per-broker' },
] as const satisfies readonly ConfigKey[]
