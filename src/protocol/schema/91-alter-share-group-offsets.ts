import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AlterShareGroupOffsetsRequest',
  { apiKey: 91, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('Topics', '[]AlterShareGroupOffsetsRequestTopic', '0+', {}, [
      field('TopicName', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]AlterShareGroupOffsetsRequestPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('StartOffset', 'int64', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'AlterShareGroupOffsetsResponse',
  { apiKey: 91, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    field('Responses', '[]AlterShareGroupOffsetsResponseTopic', '0+', {}, [
      field('TopicName', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]AlterShareGroupOffsetsResponsePartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
      ]),
    ]),
  ],
)
