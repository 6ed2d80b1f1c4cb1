import { field, message } from './notation.ts'

export const request = message(
  'request',
  'RenewDelegationTokenRequest',
  { apiKey: 39, versions: '1-2', flexible: '2+', listeners: ['broker', 'controller'] },
  [field('Hmac', 'bytes', '0+'), field('RenewPeriodMs', 'int64', '0+')],
)

export const response = message(
  'response',
  'RenewDelegationTokenResponse',
  { apiKey: 39, versions: '1-2', flexible: '2+' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('ExpiryTimestampMs', 'int64', '0+'),
    field('ThrottleTimeMs', 'int32', '0+'),
  ],
)
