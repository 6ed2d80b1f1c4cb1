import { errorCode } from '../../protocol/errors.ts'
import {
  CreateDelegationToken,
  newCreateDelegationTokenResponse,
} from '../../protocol/messages/38-create-delegation-token.ts'
import { handler } from './handler.ts'

/**
 * Makes a token by which others may act for a user (KIP-48): refused on a listener that authenticates
 * nobody. v3: tokens for another owner than who asks (KIP-373).
 */
export const createDelegationToken = handler(
  CreateDelegationToken,
  { versions: [1, 3], on: 'both' },
  ({ ownerPrincipalType, ownerPrincipalName }, { access }) => {
    const [type = '', name = ''] = access.requester.principal.split(':')
    const isForAnother = Boolean(ownerPrincipalName)
    return newCreateDelegationTokenResponse({
      errorCode: errorCode('DELEGATION_TOKEN_REQUEST_NOT_ALLOWED'),
      principalType: isForAnother ? (ownerPrincipalType ?? '') : type,
      principalName: isForAnother ? (ownerPrincipalName ?? '') : name,
      tokenRequesterPrincipalType: type,
      tokenRequesterPrincipalName: name,
      issueTimestampMs: -1,
      expiryTimestampMs: -1,
      maxTimestampMs: -1,
    })
  },
)
