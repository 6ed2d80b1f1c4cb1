import { field, message } from '../notation.ts'

export const consumerGroupTargetAssignmentMemberKey = message(
  'coordinator-key',
  'ConsumerGroupTargetAssignmentMemberKey',
  { apiKey: 7, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const consumerGroupTargetAssignmentMemberValue = message(
  'coordinator-value',
  'ConsumerGroupTargetAssignmentMemberValue',
  { apiKey: 7, versions: '0', flexible: '0+' },
  [
    field('TopicPartitions', '[]TopicPartition', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]int32', '0+'),
    ]),
  ],
)
