import { expect, test } from 'vitest'
import { clientConfig } from '../../src/client/client-config.ts'

const properties = (...entries: [string, string][]) =>
  new Map([['bootstrap.servers', 'one:9092,[::1]:9093'], ...entries])

test('clientConfig() reads Java names over Java defaults', () => {
  expect(clientConfig(properties(['request.timeout.ms', '5']))).toMatchObject({
    bootstrapServers: [
      { host: 'one', port: 9092 },
      { host: '::1', port: 9093 },
    ],
    requestTimeoutMs: 5,
    defaultApiTimeoutMs: 60_000,
  })
})

test('clientConfig() refuses what Java refuses, in its words', () => {
  expect(() => clientConfig(properties(['request.timeout.ms', 'x']))).toThrow(
    'Invalid value x for configuration request.timeout.ms: Not a number of type INT',
  )
  expect(() => clientConfig(properties(['bootstrap.servers', 'nowhere']))).toThrow(
    'Invalid url in bootstrap.servers: nowhere',
  )
})

test('clientConfig() keeps how to connect, and takes no unknown way for plain text', () => {
  const protocolOf = (text: string) =>
    clientConfig(properties(['security.protocol', text])).security?.protocol
  expect(protocolOf('sasl_ssl')).toBe('SASL_SSL')
  expect(protocolOf('PLAINTEXT')).toBeUndefined()
  expect(() => protocolOf('TLS')).toThrow('Invalid value TLS for configuration security.protocol')
})
