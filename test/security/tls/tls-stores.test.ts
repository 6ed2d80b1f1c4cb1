import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nodeFileSystem } from '../../../src/runtime/file-system.ts'
import { opensslCiphers } from '../../../src/security/tls/cipher-suites.ts'
import { readKeyStore, readTrustStore } from '../../../src/security/tls/tls-stores.ts'
import { MemoryFileSystem } from '../../support/memory-file-system.ts'

const path = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))
const text = (name: string) => readFileSync(path(name), 'utf8')
const store = (type: string, location: string | null, password: string | null = null) => ({
  name: 'ssl.truststore',
  type,
  location,
  password,
})
const NO_KEY = { key: null, chain: null }
const authority = text('ca.pem').trim()

describe('readTrustStore()', () => {
  test('reads PEM from a file, from the properties, and with its lines joined', async () => {
    const joined = authority.replaceAll('\n', ' ')
    expect(await readTrustStore(nodeFileSystem, store('PEM', path('ca.pem')), null)).toEqual([
      authority,
    ])
    expect(await readTrustStore(nodeFileSystem, store('PEM', null), joined)).toEqual([authority])
    expect(await readTrustStore(nodeFileSystem, store('JKS', null), null)).toBeUndefined()
  })

  test("reads keytool's PKCS12, also under the type JKS, as Java does", async () => {
    for (const type of ['PKCS12', 'JKS']) {
      const found = await readTrustStore(
        nodeFileSystem,
        store(type, path('trust.p12'), 'secret1'),
        null,
      )
      expect(found?.map((one) => one.trim())).toEqual([authority])
    }
  })

  test('says which store is wrong, and what to do', async () => {
    const read = (...args: Parameters<typeof store>) =>
      readTrustStore(nodeFileSystem, store(...args), null)
    await expect(read('PKCS12', path('trust.p12'), 'wrong')).rejects.toThrow(/Failed to load ssl/)
    await expect(read('PKCS12', 'nowhere.p12')).rejects.toThrow("ssl.truststore 'nowhere.p12'")
    await expect(read('PEM', path('server.key'))).rejects.toThrow('No certificate in the PEM text')
    await expect(readTrustStore(nodeFileSystem, store('JKS', null), authority)).rejects.toThrow(
      'ssl.truststore.type must be PEM',
    )
    const disk = new MemoryFileSystem()
    disk.writeFile('/old.jks', Buffer.from('feedfeed00000002', 'hex'))
    await expect(readTrustStore(disk, store('JKS', '/old.jks'), null)).rejects.toThrow(
      'keytool -importkeystore -srckeystore /old.jks',
    )
  })
})

describe('readKeyStore()', () => {
  test('gives PEM texts and PKCS12 files with the password', () => {
    const inline = { key: text('client.key'), chain: text('client.pem') }
    expect(readKeyStore(nodeFileSystem, store('PEM', null), inline, 'pw')).toEqual({
      key: inline.key,
      cert: inline.chain,
      passphrase: 'pw',
    })
    const file = store('PKCS12', path('client.p12'), 'secret1')
    expect(readKeyStore(nodeFileSystem, file, NO_KEY, null)).toEqual({
      pfx: readFileSync(path('client.p12')),
      passphrase: 'secret1',
    })
    expect(readKeyStore(nodeFileSystem, store('JKS', null), NO_KEY, null)).toBeUndefined()
    expect(() =>
      readKeyStore(nodeFileSystem, store('PEM', null), { key: 'k', chain: null }, null),
    ).toThrow('go together')
  })
})

test('opensslCiphers() translates the names of the standard', () => {
  const names = [
    'TLS_AES_128_GCM_SHA256',
    'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
    'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
    'TLS_RSA_WITH_AES_128_CBC_SHA256',
  ]
  expect(opensslCiphers(names)).toBe(
    'TLS_AES_128_GCM_SHA256:ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:AES128-SHA256',
  )
})
