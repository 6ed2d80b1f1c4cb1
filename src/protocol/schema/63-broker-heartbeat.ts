import { field, message } from './notation.ts'

export const request = message(
  'request',
  'BrokerHeartbeatRequest',
  { apiKey: 63, versions: '0-2', flexible: '0+', listeners: ['controller'] },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('BrokerEpoch', 'int64', '0+', { default: -1 }),
    field('CurrentMetadataOffset', 'int64', '0+'),
    field('WantFence', 'bool', '0+'),
    field('WantShutDown', 'bool', '0+'),
    field('OfflineLogDirs', '[]uuid', '1+', { tag: 0, tagged: '1+' }),
    field('CordonedLogDirs', '[]uuid', '2+', {
      nullable: '2+',
      tag: 1,
      tagged: '2+',
      default: null,
    }),
  ],
)

export const response = message(
  'response',
  'BrokerHeartbeatResponse',
  { apiKey: 63, versions: '0-2', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('IsCaughtUp', 'bool', '0+', { default: false }),
    field('IsFenced', 'bool', '0+', { default: true }),
    field('ShouldShutDown', 'bool', '0+'),
  ],
)
