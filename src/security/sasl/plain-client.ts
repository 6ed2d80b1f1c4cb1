import type { SaslClient } from './sasl-client.ts'

/** PLAIN (RFC 4616): the password itself, so only over TLS. */
export function plainClient(username: string, password: string): SaslClient {
  return {
    mechanism: 'PLAIN',
    async authenticate(send) {
      await send(Buffer.from(`\0${username}\0${password}`))
    },
  }
}
