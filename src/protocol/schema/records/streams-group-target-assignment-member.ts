import { field, message, struct } from '../notation.ts'

export const streamsGroupTargetAssignmentMemberKey = message(
  'coordinator-key',
  'StreamsGroupTargetAssignmentMemberKey',
  { apiKey: 21, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const streamsGroupTargetAssignmentMemberValue = message(
  'coordinator-value',
  'StreamsGroupTargetAssignmentMemberValue',
  {
    apiKey: 21,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('TaskIds', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
    ],
  },
  [
    field('ActiveTasks', '[]TaskIds', '0+'),
    field('StandbyTasks', '[]TaskIds', '0+'),
    field('WarmupTasks', '[]TaskIds', '0+'),
  ],
)
