import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeShareGroupOffsetsRequest',
  { apiKey: 90, versions: '0-1', flexible: '0+', listeners: ['broker'] },
  [
    field('Groups', '[]DescribeShareGroupOffsetsRequestGroup', '0+', {}, [
      field('GroupId', 'string', '0+', { entity: 'groupId' }),
      field('Topics', '[]DescribeShareGroupOffsetsRequestTopic', '0+', { nullable: '0+' }, [
        field('TopicName', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', '[]int32', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'DescribeShareGroupOffsetsResponse',
  { apiKey: 90, versions: '0-1', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Groups', '[]DescribeShareGroupOffsetsResponseGroup', '0+', {}, [
      field('GroupId', 'string', '0+', { entity: 'groupId' }),
      field('Topics', '[]DescribeShareGroupOffsetsResponseTopic', '0+', {}, [
        field('TopicName', 'string', '0+', { entity: 'topicName' }),
        field('TopicId', 'uuid', '0+'),
        field('Partitions', '[]DescribeShareGroupOffsetsResponsePartition', '0+', {}, [
          field('PartitionIndex', 'int32', '0+'),
          field('StartOffset', 'int64', '0+'),
          field('LeaderEpoch', 'int32', '0+'),
          field('Lag', 'int64', '1+', { default: -1, ignorable: true }),
          field('ErrorCode', 'int16', '0+'),
          field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
        ]),
      ]),
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    ]),
  ],
)
