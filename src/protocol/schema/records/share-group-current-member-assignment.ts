import { field, message, struct } from '../notation.ts'

export const shareGroupCurrentMemberAssignmentKey = message(
  'coordinator-key',
  'ShareGroupCurrentMemberAssignmentKey',
  { apiKey: 14, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const shareGroupCurrentMemberAssignmentValue = message(
  'coordinator-value',
  'ShareGroupCurrentMemberAssignmentValue',
  {
    apiKey: 14,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('TopicPartitions', '0+', [
        field('TopicId', 'uuid', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
    ],
  },
  [
    field('MemberEpoch', 'int32', '0+'),
    field('PreviousMemberEpoch', 'int32', '0+'),
    field('State', 'int8', '0+'),
    field('AssignedPartitions', '[]TopicPartitions', '0+'),
  ],
)
