import { field, message } from '../notation.ts'

export const fenceBrokerRecord = message(
  'metadata',
  'FenceBrokerRecord',
  { apiKey: 7, versions: '0', flexible: '0+' },
  [field('Id', 'int32', '0+', { entity: 'brokerId' }), field('Epoch', 'int64', '0+')],
)
