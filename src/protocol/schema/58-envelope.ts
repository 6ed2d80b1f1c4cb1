import { field, message } from './notation.ts'

export const request = message(
  'request',
  'EnvelopeRequest',
  { apiKey: 58, versions: '0', flexible: '0+', listeners: ['controller'] },
  [
    field('RequestData', 'bytes', '0+', { zeroCopy: true }),
    field('RequestPrincipal', 'bytes', '0+', { nullable: '0+' }),
    field('ClientHostAddress', 'bytes', '0+'),
  ],
)

export const response = message(
  'response',
  'EnvelopeResponse',
  { apiKey: 58, versions: '0', flexible: '0+' },
  [
    field('ResponseData', 'bytes', '0+', { nullable: '0+', default: null, zeroCopy: true }),
    field('ErrorCode', 'int16', '0+'),
  ],
)
