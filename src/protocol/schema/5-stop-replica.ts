import { message } from './notation.ts'

export const request = message(
  'request',
  'StopReplicaRequest',
  { apiKey: 5, versions: 'none', flexible: 'none' },
  [],
)

export const response = message(
  'response',
  'StopReplicaResponse',
  { apiKey: 5, versions: 'none', flexible: 'none' },
  [],
)
