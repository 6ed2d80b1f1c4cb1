import { field, message, struct } from '../notation.ts'

export const shareGroupStatePartitionMetadataKey = message(
  'coordinator-key',
  'ShareGroupStatePartitionMetadataKey',
  { apiKey: 15, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const shareGroupStatePartitionMetadataValue = message(
  'coordinator-value',
  'ShareGroupStatePartitionMetadataValue',
  {
    apiKey: 15,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('TopicPartitionsInfo', '0+', [
        field('TopicId', 'uuid', '0+'),
        field('TopicName', 'string', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
      struct('TopicInfo', '0+', [
        field('TopicId', 'uuid', '0+'),
        field('TopicName', 'string', '0+'),
      ]),
    ],
  },
  [
    field('InitializingTopics', '[]TopicPartitionsInfo', '0+'),
    field('InitializedTopics', '[]TopicPartitionsInfo', '0+'),
    field('DeletingTopics', '[]TopicInfo', '0+'),
  ],
)
