import { field, message } from '../notation.ts'

export const shareGroupTargetAssignmentMemberKey = message(
  'coordinator-key',
  'ShareGroupTargetAssignmentMemberKey',
  { apiKey: 13, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const shareGroupTargetAssignmentMemberValue = message(
  'coordinator-value',
  'ShareGroupTargetAssignmentMemberValue',
  { apiKey: 13, versions: '0', flexible: '0+' },
  [
    field('TopicPartitions', '[]TopicPartition', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]int32', '0+'),
    ]),
  ],
)
