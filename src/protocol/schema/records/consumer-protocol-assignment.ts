import { field, message } from '../notation.ts'

export const consumerProtocolAssignment = message(
  'data',
  'ConsumerProtocolAssignment',
  { versions: '0-3', flexible: 'none' },
  [
    field('AssignedPartitions', '[]TopicPartition', '0+', {}, [
      field('Topic', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]int32', '0+'),
    ]),
    field('UserData', 'bytes', '0+', { nullable: '0+', default: null, zeroCopy: true }),
  ],
)
