import { field, message, struct } from '../notation.ts'

export const streamsGroupCurrentMemberAssignmentKey = message(
  'coordinator-key',
  'StreamsGroupCurrentMemberAssignmentKey',
  { apiKey: 22, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const streamsGroupCurrentMemberAssignmentValue = message(
  'coordinator-value',
  'StreamsGroupCurrentMemberAssignmentValue',
  {
    apiKey: 22,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('TaskIds', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partitions', '[]int32', '0+'),
        field('AssignmentEpochs', '[]int32', '0+', { nullable: '0+', tag: 0, tagged: '0+' }),
      ]),
    ],
  },
  [
    field('MemberEpoch', 'int32', '0+'),
    field('PreviousMemberEpoch', 'int32', '0+'),
    field('State', 'int8', '0+'),
    field('ActiveTasks', '[]TaskIds', '0+'),
    field('StandbyTasks', '[]TaskIds', '0+'),
    field('WarmupTasks', '[]TaskIds', '0+'),
    field('ActiveTasksPendingRevocation', '[]TaskIds', '0+'),
    field('StandbyTasksPendingRevocation', '[]TaskIds', '0+'),
    field('WarmupTasksPendingRevocation', '[]TaskIds', '0+'),
  ],
)
