import { message } from './notation.ts'

export const request = message(
  'request',
  'ControlledShutdownRequest',
  { apiKey: 7, versions: 'none', flexible: 'none' },
  [],
)

export const response = message(
  'response',
  'ControlledShutdownResponse',
  { apiKey: 7, versions: 'none', flexible: 'none' },
  [],
)
