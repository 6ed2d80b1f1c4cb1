import { field, message } from '../notation.ts'

export const unregisterBrokerRecord = message(
  'metadata',
  'UnregisterBrokerRecord',
  { apiKey: 1, versions: '0', flexible: '0+' },
  [field('BrokerId', 'int32', '0+', { entity: 'brokerId' }), field('BrokerEpoch', 'int64', '0+')],
)
