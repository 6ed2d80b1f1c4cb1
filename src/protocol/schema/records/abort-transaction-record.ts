import { field, message } from '../notation.ts'

export const abortTransactionRecord = message(
  'metadata',
  'AbortTransactionRecord',
  { apiKey: 25, versions: '0', flexible: '0+' },
  [field('Reason', 'string', '0+', { nullable: '0+', tag: 0, tagged: '0+', default: null })],
)
