import { message } from '../notation.ts'

export const endTransactionRecord = message(
  'metadata',
  'EndTransactionRecord',
  { apiKey: 24, versions: '0', flexible: '0+' },
  [],
)
