import { field, message, struct } from '../notation.ts'

export const consumerGroupCurrentMemberAssignmentKey = message(
  'coordinator-key',
  'ConsumerGroupCurrentMemberAssignmentKey',
  { apiKey: 8, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const consumerGroupCurrentMemberAssignmentValue = message(
  'coordinator-value',
  'ConsumerGroupCurrentMemberAssignmentValue',
  {
    apiKey: 8,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('TopicPartitions', '0+', [
        field('TopicId', 'uuid', '0+'),
        field('Partitions', '[]int32', '0+'),
        field('AssignmentEpochs', '[]int32', '0+', { nullable: '0+', tag: 0, tagged: '0+' }),
      ]),
    ],
  },
  [
    field('MemberEpoch', 'int32', '0+'),
    field('PreviousMemberEpoch', 'int32', '0+'),
    field('State', 'int8', '0+'),
    field('AssignedPartitions', '[]TopicPartitions', '0+'),
    field('PartitionsPendingRevocation', '[]TopicPartitions', '0+'),
  ],
)
