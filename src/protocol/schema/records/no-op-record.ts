import { message } from '../notation.ts'

export const noOpRecord = message(
  'metadata',
  'NoOpRecord',
  { apiKey: 20, versions: '0', flexible: '0+' },
  [],
)
