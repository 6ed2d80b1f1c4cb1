import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createServer, type TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { clientConfig } from '../../../src/client/client-config.ts'
import { Cluster } from '../../../src/client/cluster.ts'
import { openSecurity } from '../../../src/client/security/client-security.ts'
import {
  newSaslHandshakeResponse,
  SaslHandshake,
} from '../../../src/protocol/messages/17-sasl-handshake.ts'
import {
  newSaslAuthenticateResponse,
  SaslAuthenticate,
} from '../../../src/protocol/messages/36-sasl-authenticate.ts'
import { isTlsError, nodeNetwork } from '../../../src/runtime/network.ts'
import { nodeRuntime } from '../../../src/runtime/runtime.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { FakeBroker } from '../fake-broker.ts'

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../security/tls/fixtures/${name}`, import.meta.url))
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

function properties(given: Readonly<Record<string, string>>): Map<string, string> {
  return new Map(Object.entries({ 'bootstrap.servers': 'localhost:1', ...given }))
}

function security(given: Readonly<Record<string, string>>) {
  return openSecurity(nodeRuntime, clientConfig(properties(given)).security!)
}

const PLAIN = {
  'security.protocol': 'sasl_plaintext',
  'sasl.mechanism': 'PLAIN',
  'sasl.jaas.config': 'a.PlainLoginModule required username="alice" password="secret";',
}

describe('TLS', () => {
  const TRUST = { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': fixture('ca.pem') }
  const KEYS = {
    'ssl.keystore.location': fixture('client.p12'),
    'ssl.keystore.password': 'secret1',
  }

  async function listen(): Promise<{ port: number; accepted: Promise<TLSSocket> }> {
    const server = createServer({
      key: readFileSync(fixture('server.key')),
      cert: readFileSync(fixture('server.pem')),
      ca: readFileSync(fixture('ca.pem')),
      requestCert: true,
      rejectUnauthorized: false,
    }).listen(0, '127.0.0.1')
    server.on('tlsClientError', () => {})
    closers.push(() => server.close())
    const accepted = once(server, 'secureConnection').then(([socket]) => socket as TLSSocket)
    await once(server, 'listening')
    return { port: (server.address() as AddressInfo).port, accepted }
  }

  test('shows the key of the client, and knows the authority of the server', async () => {
    const { port, accepted } = await listen()
    const { tls } = await security({ 'security.protocol': 'SSL', ...TRUST, ...KEYS })
    const socket = await nodeNetwork.connect({ host: '127.0.0.1', port, tls: tls! })
    closers.push(() => socket.destroy())
    const server = await accepted
    server.on('error', () => {})
    expect(server.authorized).toBe(true)
    expect(server.getPeerCertificate().subject.CN).toBe('client')
  })

  test('fails at once, with the reason, for a server that nobody vouches for', async () => {
    const { port } = await listen()
    const { tls } = await security({ 'security.protocol': 'SSL' })
    const failure = await nodeNetwork
      .connect({ host: 'localhost', port, tls: tls! })
      .catch((error: unknown) => error)
    expect(isTlsError(failure) && (failure.cause as Error).message).toMatch(/certificate/)
  })

  test('refuses what it can not do, and never falls back to plain text', async () => {
    const base = { 'security.protocol': 'SSL' }
    await expect(security({ ...base, 'ssl.enabled.protocols': 'TLSv1' })).rejects.toThrow('TLSv1.2')
    await expect(security({ ...base, 'ssl.engine.factory.class': 'a.B' })).rejects.toThrow('Java')
    expect(() => clientConfig(properties({ 'security.protocol': 'TLS' }))).toThrow(
      'Invalid value TLS for configuration security.protocol',
    )
  })
})

describe('SASL', () => {
  function broker(lifetimeMs: number) {
    const answer = newSaslHandshakeResponse({ mechanisms: ['PLAIN'] })
    return new FakeBroker()
      .serve(SaslHandshake, ({ mechanism }) =>
        mechanism === 'PLAIN' ? answer : { ...answer, errorCode: 33 },
      )
      .serve(SaslAuthenticate, ({ authBytes }) =>
        authBytes.toString() === '\0alice\0secret'
          ? newSaslAuthenticateResponse({ sessionLifetimeMs: lifetimeMs })
          : newSaslAuthenticateResponse({ errorCode: 58, errorMessage: 'Who are you?' }),
      )
  }

  test('authenticates each connection, and takes a new one in time', async () => {
    const clock = new ManualClock()
    const fake = broker(10_000)
    const cluster = Cluster.of(fake.runtime({ clock }), properties(PLAIN))
    const first = await cluster.connectToAny()
    expect(fake.names().slice(-2)).toEqual(['SaslHandshake v1', 'SaslAuthenticate v2'])
    expect(await cluster.connectToAny()).toBe(first)
    clock.advance(9_000)
    expect(await cluster.connectToAny()).not.toBe(first)
    expect(first.isClosed).toBe(true)
    await cluster.close()
  })

  test.each([
    [{ 'sasl.jaas.config': PLAIN['sasl.jaas.config'].replace('secret', 'x') }, 'Who are you?'],
    [
      { 'sasl.mechanism': 'SCRAM-SHA-256' },
      "Client SASL mechanism 'SCRAM-SHA-256' not enabled in the server, enabled mechanisms are [PLAIN]",
    ],
    [{ 'sasl.mechanism': 'GSSAPI' }, 'sasl.mechanism=GSSAPI is not supported'],
    [{ 'sasl.jaas.config': 'a.B required username="a";' }, "has no 'password' for a.B"],
  ])('fails at once for %j', async (change, message) => {
    const cluster = Cluster.of(broker(0).runtime(), properties({ ...PLAIN, ...change }))
    await expect(cluster.metadata({ topics: [] })).rejects.toThrow(message)
    await cluster.close()
  })
})

describe('OAUTHBEARER', () => {
  const BEARER = { 'security.protocol': 'SASL_PLAINTEXT', 'sasl.mechanism': 'OAUTHBEARER' }
  const jaas = (options: string) => ({ 'sasl.jaas.config': `a.Module required ${options};` })

  async function firstMessage(given: Readonly<Record<string, string>>): Promise<string> {
    const { sasl } = await security({ ...BEARER, ...given })
    let sent = ''
    await sasl!.authenticate(async (bytes) => {
      sent = bytes.toString()
      return Buffer.alloc(0)
    })
    return sent
  }

  test('asks an endpoint for a token with its credentials', async () => {
    const asked: string[] = []
    const server = createHttpServer((request, response) => {
      request.setEncoding('utf8').on('data', (chunk: string) => {
        asked.push(`${request.headers.authorization} ${chunk}`)
        response.end(JSON.stringify({ access_token: 'a.b.c' }))
      })
    }).listen(0, '127.0.0.1')
    closers.push(() => server.close())
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
    const message = await firstMessage({
      'sasl.oauthbearer.token.endpoint.url': url,
      ...jaas('clientId="id" clientSecret="pw" scope="kafka" extension_tenant="t1"'),
    })
    expect(message).toBe('n,,\x01auth=Bearer a.b.c\x01tenant=t1\x01\x01')
    const basic = Buffer.from('id:pw').toString('base64')
    expect(asked).toEqual([`Basic ${basic} grant_type=client_credentials&scope=kafka`])
  })

  test('makes an unsigned token for development', async () => {
    const message = await firstMessage(jaas('unsecuredLoginStringClaim_sub="carol"'))
    const [header, claims, signature] = /Bearer ([\w.-]*)/.exec(message)![1]!.split('.')
    const decoded = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
    expect(decoded(header!)).toEqual({ alg: 'none' })
    expect(decoded(claims!)).toMatchObject({ sub: 'carol', exp: expect.any(Number) })
    expect(signature).toBe('')
  })

  test('tells the reason of a refusal', async () => {
    const { sasl } = await security({ ...BEARER, ...jaas('unsecuredLoginStringClaim_sub="x"') })
    const refused = sasl!.authenticate(async () => Buffer.from('{"status":"invalid_token"}'))
    await expect(refused).rejects.toThrow('{"status":"invalid_token"}')
  })

  test.each([
    [{}, 'needs sasl.oauthbearer.token.endpoint.url'],
    [{ 'sasl.oauthbearer.token.endpoint.url': 'ftp://x' }, 'malformed'],
    [{ 'sasl.oauthbearer.token.endpoint.url': 'https://x/t' }, "needs 'clientId'"],
  ])('refuses %j', async (given, message) => {
    await expect(security({ ...BEARER, ...given })).rejects.toThrow(message)
  })
})
