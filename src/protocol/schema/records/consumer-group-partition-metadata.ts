import { field, message } from '../notation.ts'

export const consumerGroupPartitionMetadataKey = message(
  'coordinator-key',
  'ConsumerGroupPartitionMetadataKey',
  { apiKey: 4, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const consumerGroupPartitionMetadataValue = message(
  'coordinator-value',
  'ConsumerGroupPartitionMetadataValue',
  { apiKey: 4, versions: '0', flexible: '0+' },
  [
    field('Topics', '[]TopicMetadata', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('TopicName', 'string', '0+'),
      field('NumPartitions', 'int32', '0+'),
      field('PartitionMetadata', '[]PartitionMetadata', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('Racks', '[]string', '0+'),
      ]),
    ]),
  ],
)
