import { errorCode } from '../../protocol/errors.ts'
import {
  newSaslHandshakeResponse,
  SaslHandshake,
} from '../../protocol/messages/17-sasl-handshake.ts'
import { handler } from './handler.ts'

/** Begins to authenticate: refused on a listener that does not ask for it. */
export const saslHandshake = handler(SaslHandshake, { versions: [0, 1], on: 'both' }, () =>
  newSaslHandshakeResponse({ errorCode: errorCode('ILLEGAL_SASL_STATE') }),
)
