import { field, message } from './notation.ts'

export const request = message(
  'request',
  'UpdateRaftVoterRequest',
  { apiKey: 82, versions: '0', flexible: '0+', listeners: ['controller'] },
  [
    field('ClusterId', 'string', '0+', { nullable: '0+' }),
    field('CurrentLeaderEpoch', 'int32', '0+'),
    field('VoterId', 'int32', '0+'),
    field('VoterDirectoryId', 'uuid', '0+'),
    field('Listeners', '[]Listener', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Host', 'string', '0+'),
      field('Port', 'uint16', '0+'),
    ]),
    field('KRaftVersionFeature', 'KRaftVersionFeature', '0+', {}, [
      field('MinSupportedVersion', 'int16', '0+'),
      field('MaxSupportedVersion', 'int16', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'UpdateRaftVoterResponse',
  { apiKey: 82, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('CurrentLeader', 'CurrentLeader', '0+', { tag: 0, tagged: '0+' }, [
      field('LeaderId', 'int32', '0+', { default: -1, entity: 'brokerId' }),
      field('LeaderEpoch', 'int32', '0+', { default: -1 }),
      field('Host', 'string', '0+'),
      field('Port', 'int32', '0+'),
    ]),
  ],
)
