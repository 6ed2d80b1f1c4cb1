import { field, message } from './notation.ts'

export const request = message(
  'request',
  'SaslAuthenticateRequest',
  { apiKey: 36, versions: '0-2', flexible: '2+', listeners: ['broker', 'controller'] },
  [field('AuthBytes', 'bytes', '0+')],
)

export const response = message(
  'response',
  'SaslAuthenticateResponse',
  { apiKey: 36, versions: '0-2', flexible: '2+' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    field('AuthBytes', 'bytes', '0+'),
    field('SessionLifetimeMs', 'int64', '1+', { default: 0, ignorable: true }),
  ],
)
