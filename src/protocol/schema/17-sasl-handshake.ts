import { field, message } from './notation.ts'

export const request = message(
  'request',
  'SaslHandshakeRequest',
  { apiKey: 17, versions: '0-1', flexible: 'none', listeners: ['broker', 'controller'] },
  [field('Mechanism', 'string', '0+')],
)

export const response = message(
  'response',
  'SaslHandshakeResponse',
  { apiKey: 17, versions: '0-1', flexible: 'none' },
  [field('ErrorCode', 'int16', '0+'), field('Mechanisms', '[]string', '0+')],
)
