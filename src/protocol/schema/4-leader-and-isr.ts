import { message } from './notation.ts'

export const request = message(
  'request',
  'LeaderAndIsrRequest',
  { apiKey: 4, versions: 'none', flexible: 'none' },
  [],
)

export const response = message(
  'response',
  'LeaderAndIsrResponse',
  { apiKey: 4, versions: 'none', flexible: 'none' },
  [],
)
