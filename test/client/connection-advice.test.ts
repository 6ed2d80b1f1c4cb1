import { describe, expect, test } from 'vitest'
import { connectionAdvice, type Dialled } from '../../src/client/connection-advice.ts'
import { OtherProtocolError, otherProtocol } from '../../src/client/other-protocol.ts'
import { KafkaError } from '../../src/protocol/errors.ts'
import { TlsError } from '../../src/runtime/network.ts'

const dialled: Dialled = {
  address: { host: 'kafka', port: 9092 },
  isAdvertised: false,
  protocol: 'PLAINTEXT',
}

function coded(code: string, message = code): Error {
  return Object.assign(new Error(message), { code })
}

function network(cause?: Error): KafkaError {
  return new KafkaError('NETWORK_EXCEPTION', 'No way', cause ? { cause } : {})
}

describe('connectionAdvice()', () => {
  test.each<[string, Error, Partial<Dialled>, string]>([
    ['nothing listens', network(coded('ECONNREFUSED')), {}, 'Nothing listens on kafka:9092: start'],
    [
      'no address answers',
      network(new AggregateError([coded('ECONNREFUSED')])),
      {},
      'Nothing listens',
    ],
    ['an unknown name', network(coded('ENOTFOUND')), {}, "The name 'kafka' has no address here"],
    [
      'a name from inside of a container',
      network(coded('ENOTFOUND')),
      { isAdvertised: true },
      "a broker is at kafka:9092; the name 'kafka' has no address here: set advertised.listeners",
    ],
    ['a web server', network(new OtherProtocolError('HTTP')), {}, 'A web server answers'],
    ['TLS', network(new OtherProtocolError('TLS')), {}, 'set security.protocol=SSL in'],
    [
      'TLS, and a login',
      network(new OtherProtocolError('TLS')),
      { protocol: 'SASL_PLAINTEXT' },
      'set security.protocol=SASL_SSL in',
    ],
    [
      'an unknown CA',
      new TlsError(coded('SELF_SIGNED_CERT_IN_CHAIN')),
      { protocol: 'SSL' },
      'set ssl.truststore.location',
    ],
    [
      'a certificate for another name',
      new TlsError(
        coded('ERR_TLS_CERT_ALTNAME_INVALID', "not in the cert's altnames: DNS:localhost"),
      ),
      { protocol: 'SSL' },
      "is for DNS:localhost, not for 'kafka'",
    ],
    [
      'plain text where TLS was spoken',
      new TlsError(coded('ERR_SSL_WRONG_VERSION_NUMBER')),
      { protocol: 'SASL_SSL' },
      'set security.protocol=SASL_PLAINTEXT',
    ],
    [
      'an unknown mechanism',
      new KafkaError('UNSUPPORTED_SASL_MECHANISM', 'No, enabled mechanisms are [PLAIN, X]'),
      {},
      'set sasl.mechanism to one of PLAIN, X',
    ],
    ['a bad password', new KafkaError('SASL_AUTHENTICATION_FAILED', 'No'), {}, 'check user and'],
  ])('%s', (_, error, change, sentence) => {
    expect(connectionAdvice(error, { ...dialled, ...change })).toContain(sentence)
  })

  test('says nothing of errors that are no matter of the connection', () => {
    expect(connectionAdvice(new KafkaError('INVALID_CONFIG', 'No'), dialled)).toBeUndefined()
  })
})

test('otherProtocol() knows a web server and TLS by their first bytes', () => {
  expect(otherProtocol(Buffer.from('HTTP/1.1 400 Bad Request'))).toBe('HTTP')
  expect(otherProtocol(Buffer.from([21, 3, 3, 0, 2, 2, 10]))).toBe('TLS')
  expect(otherProtocol(Buffer.from([0, 0, 1, 200]))).toBeUndefined()
  expect(otherProtocol(Buffer.from([21]))).toBeUndefined()
})
