import { errorCode } from '../../protocol/errors.ts'
import {
  newRenewDelegationTokenResponse,
  RenewDelegationToken,
} from '../../protocol/messages/39-renew-delegation-token.ts'
import { handler } from './handler.ts'

/** Prolongs the life of a token: refused on a listener that authenticates nobody. */
export const renewDelegationToken = handler(
  RenewDelegationToken,
  { versions: [1, 2], on: 'both' },
  () =>
    newRenewDelegationTokenResponse({
      errorCode: errorCode('DELEGATION_TOKEN_REQUEST_NOT_ALLOWED'),
      expiryTimestampMs: -1,
    }),
)
