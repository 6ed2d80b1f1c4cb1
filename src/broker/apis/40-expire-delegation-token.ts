import { errorCode } from '../../protocol/errors.ts'
import {
  ExpireDelegationToken,
  newExpireDelegationTokenResponse,
} from '../../protocol/messages/40-expire-delegation-token.ts'
import { handler } from './handler.ts'

/** Ends the life of a token: refused on a listener that authenticates nobody. */
export const expireDelegationToken = handler(
  ExpireDelegationToken,
  { versions: [1, 2], on: 'both' },
  () =>
    newExpireDelegationTokenResponse({
      errorCode: errorCode('DELEGATION_TOKEN_REQUEST_NOT_ALLOWED'),
      expiryTimestampMs: -1,
    }),
)
