import { field, message } from '../notation.ts'

export const unfenceBrokerRecord = message(
  'metadata',
  'UnfenceBrokerRecord',
  { apiKey: 8, versions: '0', flexible: '0+' },
  [field('Id', 'int32', '0+', { entity: 'brokerId' }), field('Epoch', 'int64', '0+')],
)
