import { field, message } from '../notation.ts'

export const registerBrokerRecord = message(
  'metadata',
  'RegisterBrokerRecord',
  { apiKey: 0, versions: '0-4', flexible: '0+' },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('IsMigratingZkBroker', 'bool', '2+', { default: false }),
    field('IncarnationId', 'uuid', '0+'),
    field('BrokerEpoch', 'int64', '0+'),
    field('EndPoints', '[]BrokerEndpoint', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Host', 'string', '0+'),
      field('Port', 'uint16', '0+'),
      field('SecurityProtocol', 'int16', '0+'),
    ]),
    field('Features', '[]BrokerFeature', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('MinSupportedVersion', 'int16', '0+'),
      field('MaxSupportedVersion', 'int16', '0+'),
    ]),
    field('Rack', 'string', '0+', { nullable: '0+' }),
    field('Fenced', 'bool', '0+', { default: true }),
    field('InControlledShutdown', 'bool', '1+', { default: false }),
    field('LogDirs', '[]uuid', '3+', { tag: 0, tagged: '3+' }),
    field('CordonedLogDirs', '[]uuid', '4+', {
      nullable: '4+',
      tag: 1,
      tagged: '4+',
      default: null,
    }),
  ],
)
