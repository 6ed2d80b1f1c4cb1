import { field, message, struct } from '../notation.ts'

export const leaderChangeMessage = message(
  'data',
  'LeaderChangeMessage',
  {
    versions: '0-1',
    flexible: '0+',
    commonStructs: [
      struct('Voter', '0+', [
        field('VoterId', 'int32', '0+'),
        field('VoterDirectoryId', 'uuid', '1+'),
      ]),
    ],
  },
  [
    field('Version', 'int16', '0+'),
    field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
    field('Voters', '[]Voter', '0+'),
    field('GrantingVoters', '[]Voter', '0+'),
  ],
)
