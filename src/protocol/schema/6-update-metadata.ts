import { message } from './notation.ts'

export const request = message(
  'request',
  'UpdateMetadataRequest',
  { apiKey: 6, versions: 'none', flexible: 'none' },
  [],
)

export const response = message(
  'response',
  'UpdateMetadataResponse',
  { apiKey: 6, versions: 'none', flexible: 'none' },
  [],
)
