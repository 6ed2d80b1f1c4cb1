import { type SaslClient, SaslError } from './sasl-client.ts'

/** A token (RFC 6750) and the SASL extensions that go with it (KIP-342). */
export interface BearerToken {
  readonly token: string
  readonly extensions: ReadonlyMap<string, string>
}

const SEPARATOR = '\x01'

/** OAUTHBEARER (RFC 7628, KIP-255): a token that somebody else has signed. */
export function oauthBearerClient(fetchToken: () => Promise<BearerToken>): SaslClient {
  return {
    mechanism: 'OAUTHBEARER',
    async authenticate(send) {
      const { token, extensions } = await fetchToken()
      const pairs = [['auth', `Bearer ${token}`], ...extensions]
      const fields = pairs.map(([name, value]) => `${name}=${value}${SEPARATOR}`).join('')
      const answer = await send(Buffer.from(`n,,${SEPARATOR}${fields}${SEPARATOR}`))
      if (answer.length === 0) return
      // The reason of a refusal; the broker waits for this byte before it refuses (RFC 7628, 3.2.3).
      await send(Buffer.from(SEPARATOR))
      throw new SaslError(`The token is refused: ${answer}`)
    },
  }
}
