import { field, message } from '../notation.ts'

export const consumerProtocolSubscription = message(
  'data',
  'ConsumerProtocolSubscription',
  { versions: '0-3', flexible: 'none' },
  [
    field('Topics', '[]string', '0+'),
    field('UserData', 'bytes', '0+', { nullable: '0+', default: null, zeroCopy: true }),
    field('OwnedPartitions', '[]TopicPartition', '1+', { ignorable: true }, [
      field('Topic', 'string', '1+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]int32', '1+'),
    ]),
    field('GenerationId', 'int32', '2+', { default: -1, ignorable: true }),
    field('RackId', 'string', '3+', { nullable: '3+', default: null, ignorable: true }),
  ],
)
