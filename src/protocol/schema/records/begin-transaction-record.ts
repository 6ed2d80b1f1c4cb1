import { field, message } from '../notation.ts'

export const beginTransactionRecord = message(
  'metadata',
  'BeginTransactionRecord',
  { apiKey: 23, versions: '0', flexible: '0+' },
  [field('Name', 'string', '0+', { nullable: '0+', tag: 0, tagged: '0+', default: null })],
)
