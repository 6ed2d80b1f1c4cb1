import { field, message } from './notation.ts'

export const request = message(
  'request',
  'UnregisterBrokerRequest',
  { apiKey: 64, versions: '0', flexible: '0+', listeners: ['broker', 'controller'] },
  [field('BrokerId', 'int32', '0+', { entity: 'brokerId' })],
)

export const response = message(
  'response',
  'UnregisterBrokerResponse',
  { apiKey: 64, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
  ],
)
