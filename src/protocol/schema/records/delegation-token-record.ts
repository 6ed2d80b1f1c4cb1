import { field, message } from '../notation.ts'

export const delegationTokenRecord = message(
  'metadata',
  'DelegationTokenRecord',
  { apiKey: 10, versions: '0', flexible: '0+' },
  [
    field('Owner', 'string', '0+'),
    field('Requester', 'string', '0+'),
    field('Renewers', '[]string', '0+'),
    field('IssueTimestamp', 'int64', '0+'),
    field('MaxTimestamp', 'int64', '0+'),
    field('ExpirationTimestamp', 'int64', '0+'),
    field('TokenId', 'string', '0+'),
  ],
)
