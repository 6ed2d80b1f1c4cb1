import { field, message } from '../notation.ts'

export const votersRecord = message('data', 'VotersRecord', { versions: '0', flexible: '0+' }, [
  field('Version', 'int16', '0+'),
  field('Voters', '[]Voter', '0+', {}, [
    field('VoterId', 'int32', '0+', { entity: 'brokerId' }),
    field('VoterDirectoryId', 'uuid', '0+'),
    field('Endpoints', '[]Endpoint', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true }),
      field('Host', 'string', '0+'),
      field('Port', 'uint16', '0+'),
    ]),
    field('KRaftVersionFeature', 'KRaftVersionFeature', '0+', {}, [
      field('MinSupportedVersion', 'int16', '0+'),
      field('MaxSupportedVersion', 'int16', '0+'),
    ]),
  ]),
])
