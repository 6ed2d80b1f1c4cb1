import { field, message } from './notation.ts'

export const request = message(
  'request',
  'RemoveRaftVoterRequest',
  { apiKey: 81, versions: '0', flexible: '0+', listeners: ['controller', 'broker'] },
  [
    field('ClusterId', 'string', '0+', { nullable: '0+' }),
    field('VoterId', 'int32', '0+'),
    field('VoterDirectoryId', 'uuid', '0+'),
  ],
)

export const response = message(
  'response',
  'RemoveRaftVoterResponse',
  { apiKey: 81, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', ignorable: true }),
  ],
)
