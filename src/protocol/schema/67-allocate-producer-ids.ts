import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AllocateProducerIdsRequest',
  { apiKey: 67, versions: '0', flexible: '0+', listeners: ['controller'] },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('BrokerEpoch', 'int64', '0+', { default: -1 }),
  ],
)

export const response = message(
  'response',
  'AllocateProducerIdsResponse',
  { apiKey: 67, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ProducerIdStart', 'int64', '0+', { entity: 'producerId' }),
    field('ProducerIdLen', 'int32', '0+'),
  ],
)
