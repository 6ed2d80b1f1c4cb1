import { KafkaError } from '../../protocol/errors.ts'
import { toNumber } from '../../protocol/int64.ts'
import {
  newSaslHandshakeRequest,
  SaslHandshake,
} from '../../protocol/messages/17-sasl-handshake.ts'
import {
  newSaslAuthenticateRequest,
  SaslAuthenticate,
} from '../../protocol/messages/36-sasl-authenticate.ts'
import type { SaslClient } from '../../security/sasl/sasl-client.ts'
import type { Connection } from '../connection.ts'
import { checkResponse } from '../error-texts.ts'

const UNSUPPORTED_SASL_MECHANISM = 33

/**
 * Says who this client is (KIP-43, KIP-152). Gives the milliseconds for which the broker believes it
 * (KIP-368); 0: for ever.
 */
export async function authenticate(connection: Connection, client: SaslClient): Promise<number> {
  const { mechanism } = client
  const handshake = await connection.send(SaslHandshake, newSaslHandshakeRequest({ mechanism }))
  if (handshake.errorCode === UNSUPPORTED_SASL_MECHANISM) {
    throw new KafkaError(
      'UNSUPPORTED_SASL_MECHANISM',
      `Client SASL mechanism '${mechanism}' not enabled in the server, enabled mechanisms are [${handshake.mechanisms.join(', ')}]`,
    )
  }
  checkResponse(handshake.errorCode)
  let lifetimeMs = 0
  await client.authenticate(async (authBytes) => {
    const request = newSaslAuthenticateRequest({ authBytes })
    const response = await connection.send(SaslAuthenticate, request)
    checkResponse(response.errorCode, response.errorMessage)
    lifetimeMs = toNumber(response.sessionLifetimeMs)
    return response.authBytes
  })
  return lifetimeMs
}
