import { createHash, createHmac, pbkdf2, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Random } from '../../runtime/random.ts'
import type { ScramMechanism } from '../scram.ts'
import { type SaslClient, SaslError } from './sasl-client.ts'

export interface ScramLogin {
  readonly username: string
  readonly password: string
  /** The name and secret are those of a delegation token (KIP-48). */
  readonly isToken: boolean
}

const NONCE_BYTES = 18
/** A broker that asks for more wants to keep this client busy. */
const MAX_ITERATIONS = 10_000_000
/** "No channel binding": the GS2 header that every message stands behind. */
const GS2_HEADER = 'n,,'

/** SCRAM (RFC 5802): both sides prove that they know the password, and neither sends it. */
export function scramClient(
  { name, hash, keyBytes, minIterations }: ScramMechanism,
  { username, password, isToken }: ScramLogin,
  random: Random,
): SaslClient {
  const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest()
  return {
    mechanism: name,
    async authenticate(send) {
      const nonce = random.bytes(NONCE_BYTES).toString('base64url')
      const extension = isToken ? ',tokenauth=true' : ''
      const first = `n=${escaped(username)},r=${nonce}${extension}`
      const serverFirst = (await send(Buffer.from(`${GS2_HEADER}${first}`))).toString()
      const { r: serverNonce = '', s: salt = '', i: count = '' } = attributes(serverFirst)
      const iterations = Number(count)
      if (!serverNonce.startsWith(nonce)) throw new SaslError('Invalid server nonce')
      if (!(iterations >= minIterations && iterations <= MAX_ITERATIONS)) {
        throw new SaslError(
          `The server asks for ${count} iterations: at least ${minIterations} are safe`,
        )
      }
      const salted = await promisify(pbkdf2)(
        password,
        Buffer.from(salt, 'base64'),
        iterations,
        keyBytes,
        hash,
      )
      const clientKey = hmac(salted, 'Client Key')
      const storedKey = createHash(hash).update(clientKey).digest()
      const withoutProof = `c=${Buffer.from(GS2_HEADER).toString('base64')},r=${serverNonce}`
      const signed = `${first},${serverFirst},${withoutProof}`
      const proof = exclusiveOr(clientKey, hmac(storedKey, signed)).toString('base64')
      const serverFinal = (await send(Buffer.from(`${withoutProof},p=${proof}`))).toString()
      const { v: signature = '', e: refusal } = attributes(serverFinal)
      if (refusal !== undefined) throw new SaslError(`The server refuses: ${refusal}`)
      const expected = hmac(hmac(salted, 'Server Key'), signed)
      const given = Buffer.from(signature, 'base64')
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
        throw new SaslError('Invalid server signature: the server does not know the password')
      }
    },
  }
}

/** `r=…,s=…,i=…`; a value may contain `=`. */
function attributes(message: string): Record<string, string> {
  const pairs = message.split(',').map((part) => [part.slice(0, 1), part.slice(2)] as const)
  return Object.fromEntries(pairs)
}

function escaped(username: string): string {
  return username.replaceAll('=', '=3D').replaceAll(',', '=2C')
}

function exclusiveOr(left: Buffer, right: Buffer): Buffer {
  return Buffer.from(left.map((byte, index) => byte ^ right[index]!))
}
