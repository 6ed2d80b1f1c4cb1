import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ControllerRegistrationRequest',
  { apiKey: 70, versions: '0', flexible: '0+', listeners: ['controller'] },
  [
    field('ControllerId', 'int32', '0+'),
    field('IncarnationId', 'uuid', '0+'),
    field('ZkMigrationReady', 'bool', '0+'),
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
  ],
)

export const response = message(
  'response',
  'ControllerRegistrationResponse',
  { apiKey: 70, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
  ],
)
