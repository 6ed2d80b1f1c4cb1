import { field, message } from './notation.ts'

export const request = message(
  'request',
  'CreateDelegationTokenRequest',
  { apiKey: 38, versions: '1-3', flexible: '2+', listeners: ['broker', 'controller'] },
  [
    field('OwnerPrincipalType', 'string', '3+', { nullable: '3+' }),
    field('OwnerPrincipalName', 'string', '3+', { nullable: '3+' }),
    field('Renewers', '[]CreatableRenewers', '0+', {}, [
      field('PrincipalType', 'string', '0+'),
      field('PrincipalName', 'string', '0+'),
    ]),
    field('MaxLifetimeMs', 'int64', '0+'),
  ],
)

export const response = message(
  'response',
  'CreateDelegationTokenResponse',
  { apiKey: 38, versions: '1-3', flexible: '2+' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('PrincipalType', 'string', '0+'),
    field('PrincipalName', 'string', '0+'),
    field('TokenRequesterPrincipalType', 'string', '3+'),
    field('TokenRequesterPrincipalName', 'string', '3+'),
    field('IssueTimestampMs', 'int64', '0+'),
    field('ExpiryTimestampMs', 'int64', '0+'),
    field('MaxTimestampMs', 'int64', '0+'),
    field('TokenId', 'string', '0+'),
    field('Hmac', 'bytes', '0+'),
    field('ThrottleTimeMs', 'int32', '0+'),
  ],
)
