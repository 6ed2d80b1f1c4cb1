import { field, message } from './notation.ts'

export const request = message(
  'request',
  'BrokerRegistrationRequest',
  { apiKey: 62, versions: '0-4', flexible: '0+', listeners: ['controller'] },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('ClusterId', 'string', '0+'),
    field('IncarnationId', 'uuid', '0+'),
    field('Listeners', '[]Listener', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Host', 'string', '0+'),
      field('Port', 'uint16', '0+'),
      field('SecurityProtocol', 'int16', '0+'),
    ]),
    field('Features', '[]Feature', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('MinSupportedVersion', 'int16', '0+'),
      field('MaxSupportedVersion', 'int16', '0+'),
    ]),
    field('Rack', 'string', '0+', { nullable: '0+' }),
    field('IsMigratingZkBroker', 'bool', '1+', { default: false }),
    field('LogDirs', '[]uuid', '2+', { ignorable: true }),
    field('PreviousBrokerEpoch', 'int64', '3+', { default: -1, ignorable: true }),
  ],
)

export const response = message(
  'response',
  'BrokerRegistrationResponse',
  { apiKey: 62, versions: '0-4', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('BrokerEpoch', 'int64', '0+', { default: -1 }),
  ],
)
