import { field, message } from '../notation.ts'

export const producerIdsRecord = message(
  'metadata',
  'ProducerIdsRecord',
  { apiKey: 15, versions: '0', flexible: '0+' },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('BrokerEpoch', 'int64', '0+', { default: -1 }),
    field('NextProducerId', 'int64', '0+'),
  ],
)
