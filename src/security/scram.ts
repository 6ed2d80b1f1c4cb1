import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

/**
 * What a server keeps of a SCRAM password (RFC 5802): enough to check a client's proof, and not
 * the password.
 */
export interface ScramCredential {
  readonly salt: Buffer
  readonly storedKey: Buffer
  readonly serverKey: Buffer
  readonly iterations: number
}

export interface ScramMechanism {
  readonly name: string
  /** The code of the mechanism in metadata records and requests (KIP-554). */
  readonly type: number
  readonly hash: 'sha256' | 'sha512'
  readonly keyBytes: number
  readonly minIterations: number
  readonly maxIterations: number
}

const ITERATIONS = { minIterations: 4096, maxIterations: 16_384 }

export const scramMechanisms: readonly ScramMechanism[] = [
  { name: 'SCRAM-SHA-256', type: 1, hash: 'sha256', keyBytes: 32, ...ITERATIONS },
  { name: 'SCRAM-SHA-512', type: 2, hash: 'sha512', keyBytes: 64, ...ITERATIONS },
]

/** Derives the keys from a password; takes some milliseconds, as it should. */
export function scramCredential(
  mechanism: ScramMechanism,
  password: string,
  salt: Buffer,
  iterations: number,
): ScramCredential {
  const { hash, keyBytes } = mechanism
  const salted = pbkdf2Sync(password.normalize('NFKC'), salt, iterations, keyBytes, hash)
  return scramCredentialOfSalted(mechanism, salted, salt, iterations)
}

/** As `scramCredential`, from the salted password itself. */
export function scramCredentialOfSalted(
  { hash }: ScramMechanism,
  salted: Buffer,
  salt: Buffer,
  iterations: number,
): ScramCredential {
  const hmac = (text: string) => createHmac(hash, salted).update(text).digest()
  const storedKey = createHash(hash).update(hmac('Client Key')).digest()
  return { salt, storedKey, serverKey: hmac('Server Key'), iterations }
}
