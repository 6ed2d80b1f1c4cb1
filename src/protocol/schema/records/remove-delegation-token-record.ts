import { field, message } from '../notation.ts'

export const removeDelegationTokenRecord = message(
  'metadata',
  'RemoveDelegationTokenRecord',
  { apiKey: 26, versions: '0', flexible: '0+' },
  [field('TokenId', 'string', '0+')],
)
