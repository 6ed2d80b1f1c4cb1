import { field, message } from '../notation.ts'

export const quorumStateData = message(
  'data',
  'QuorumStateData',
  { versions: '0-1', flexible: '0+' },
  [
    field('ClusterId', 'string', '0'),
    field('LeaderId', 'int32', '0+', { default: -1 }),
    field('LeaderEpoch', 'int32', '0+', { default: -1 }),
    field('VotedId', 'int32', '0+', { default: -1 }),
    field('VotedDirectoryId', 'uuid', '1+'),
    field('AppliedOffset', 'int64', '0'),
    field('CurrentVoters', '[]Voter', '0', { nullable: '0' }, [field('VoterId', 'int32', '0')]),
  ],
)
