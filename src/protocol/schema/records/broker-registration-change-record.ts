import { field, message } from '../notation.ts'

export const brokerRegistrationChangeRecord = message(
  'metadata',
  'BrokerRegistrationChangeRecord',
  { apiKey: 17, versions: '0-3', flexible: '0+' },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('BrokerEpoch', 'int64', '0+'),
    field('Fenced', 'int8', '0+', { tag: 0, tagged: '0+' }),
    field('InControlledShutdown', 'int8', '1+', { tag: 1, tagged: '1+' }),
    field('LogDirs', '[]uuid', '2+', { tag: 2, tagged: '2+' }),
    field('CordonedLogDirs', '[]uuid', '3+', {
      nullable: '3+',
      tag: 3,
      tagged: '3+',
      default: null,
    }),
  ],
)
