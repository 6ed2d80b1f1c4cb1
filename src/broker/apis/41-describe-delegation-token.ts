import { errorCode } from '../../protocol/errors.ts'
import {
  DescribeDelegationToken,
  newDescribeDelegationTokenResponse,
} from '../../protocol/messages/41-describe-delegation-token.ts'
import { handler } from './handler.ts'

/** Tells of tokens: refused on a listener that authenticates nobody. */
export const describeDelegationToken = handler(
  DescribeDelegationToken,
  { versions: [1, 3], on: 'both' },
  () =>
    newDescribeDelegationTokenResponse({
      errorCode: errorCode('DELEGATION_TOKEN_REQUEST_NOT_ALLOWED'),
    }),
)
