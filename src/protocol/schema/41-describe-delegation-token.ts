import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeDelegationTokenRequest',
  { apiKey: 41, versions: '1-3', flexible: '2+', listeners: ['broker', 'controller'] },
  [
    field('Owners', '[]DescribeDelegationTokenOwner', '0+', { nullable: '0+' }, [
      field('PrincipalType', 'string', '0+'),
      field('PrincipalName', 'string', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'DescribeDelegationTokenResponse',
  { apiKey: 41, versions: '1-3', flexible: '2+' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('Tokens', '[]DescribedDelegationToken', '0+', {}, [
      field('PrincipalType', 'string', '0+'),
      field('PrincipalName', 'string', '0+'),
      field('TokenRequesterPrincipalType', 'string', '3+'),
      field('TokenRequesterPrincipalName', 'string', '3+'),
      field('IssueTimestamp', 'int64', '0+'),
      field('ExpiryTimestamp', 'int64', '0+'),
      field('MaxTimestamp', 'int64', '0+'),
      field('TokenId', 'string', '0+'),
      field('Hmac', 'bytes', '0+'),
      field('Renewers', '[]DescribedDelegationTokenRenewer', '0+', {}, [
        field('PrincipalType', 'string', '0+'),
        field('PrincipalName', 'string', '0+'),
      ]),
    ]),
    field('ThrottleTimeMs', 'int32', '0+'),
  ],
)
