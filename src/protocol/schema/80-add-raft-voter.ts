import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AddRaftVoterRequest',
  { apiKey: 80, versions: '0-1', flexible: '0+', listeners: ['controller', 'broker'] },
  [
    field('ClusterId', 'string', '0+', { nullable: '0+' }),
    field('TimeoutMs', 'int32', '0+'),
    field('VoterId', 'int32', '0+'),
    field('VoterDirectoryId', 'uuid', '0+'),
    field('Listeners', '[]Listener', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Host', 'string', '0+'),
      field('Port', 'uint16', '0+'),
    ]),
    field('AckWhenCommitted', 'bool', '1+', { default: true }),
  ],
)

export const response = message(
  'response',
  'AddRaftVoterResponse',
  { apiKey: 80, versions: '0-1', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', ignorable: true }),
  ],
)
