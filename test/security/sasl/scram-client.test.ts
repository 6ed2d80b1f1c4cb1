import { expect, test } from 'vitest'
import { scramClient } from '../../../src/security/sasl/scram-client.ts'
import { scramMechanisms } from '../../../src/security/scram.ts'

const [sha256] = scramMechanisms
const login = { username: 'user', password: 'pencil', isToken: false }
const random = { next: () => 0, bytes: () => Buffer.from('rOprNGfwEbeRWgbNEkqO', 'base64url') }

// The conversation of RFC 7677, section 3.
const SERVER_FIRST =
  'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096'
const SERVER_FINAL = 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4='

async function talk(answers: readonly string[], given = login): Promise<string[]> {
  const sent: string[] = []
  await scramClient(sha256!, given, random).authenticate(async (bytes) => {
    sent.push(bytes.toString())
    return Buffer.from(answers[sent.length - 1] ?? '')
  })
  return sent
}

test('scramClient() proves that it knows the password', async () => {
  expect(await talk([SERVER_FIRST, SERVER_FINAL])).toEqual([
    'n,,n=user,r=rOprNGfwEbeRWgbNEkqO',
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,' +
      'p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  ])
})

test.each([
  ['another nonce', [SERVER_FIRST.replace('r=rOpr', 'r=xxxx')], 'Invalid server nonce'],
  ['few iterations', [SERVER_FIRST.replace('4096', '10')], 'asks for 10 iterations'],
  ['endless iterations', [SERVER_FIRST.replace('4096', '99999999')], 'asks for 99999999'],
  ['a wrong signature', [SERVER_FIRST, 'v=AAAA'], 'Invalid server signature'],
  ['a refusal', [SERVER_FIRST, 'e=other-error'], 'The server refuses: other-error'],
])('scramClient() does not believe a server with %s', async (_, answers, message) => {
  await expect(talk(answers)).rejects.toThrow(message)
})

test('scramClient() escapes names and marks delegation tokens', async () => {
  const token = { username: 'a=b,c', password: 'x', isToken: true }
  const sent: string[] = []
  const client = scramClient(sha256!, token, random)
  const refused = client.authenticate(async (bytes) => {
    sent.push(bytes.toString())
    throw new Error('enough')
  })
  await expect(refused).rejects.toThrow('enough')
  expect(sent).toEqual(['n,,n=a=3Db=2Cc,r=rOprNGfwEbeRWgbNEkqO,tokenauth=true'])
})
