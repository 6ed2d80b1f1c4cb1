import { field, message } from '../notation.ts'

export const registerControllerRecord = message(
  'metadata',
  'RegisterControllerRecord',
  { apiKey: 27, versions: '0', flexible: '0+' },
  [
    field('ControllerId', 'int32', '0+'),
    field('IncarnationId', 'uuid', '0+'),
    field('ZkMigrationReady', 'bool', '0+'),
    field('EndPoints', '[]ControllerEndpoint', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Host', 'string', '0+'),
      field('Port', 'uint16', '0+'),
      field('SecurityProtocol', 'int16', '0+'),
    ]),
    field('Features', '[]ControllerFeature', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('MinSupportedVersion', 'int16', '0+'),
      field('MaxSupportedVersion', 'int16', '0+'),
    ]),
  ],
)
