import { errorCode } from '../../protocol/errors.ts'
import {
  newSaslAuthenticateResponse,
  SaslAuthenticate,
} from '../../protocol/messages/36-sasl-authenticate.ts'
import { handler } from './handler.ts'

/** Goes on to authenticate: refused on a listener that does not ask for it. */
export const saslAuthenticate = handler(SaslAuthenticate, { versions: [0, 2], on: 'both' }, () =>
  newSaslAuthenticateResponse({
    errorCode: errorCode('ILLEGAL_SASL_STATE'),
    errorMessage: 'SaslAuthenticate request received after successful authentication',
  }),
)
