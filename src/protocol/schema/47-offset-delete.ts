import { field, message } from './notation.ts'

export const request = message(
  'request',
  'OffsetDeleteRequest',
  { apiKey: 47, versions: '0', flexible: 'none', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('Topics', '[]OffsetDeleteRequestTopic', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]OffsetDeleteRequestPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'OffsetDeleteResponse',
  { apiKey: 47, versions: '0', flexible: 'none' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('ThrottleTimeMs', 'int32', '0+', { ignorable: true }),
    field('Topics', '[]OffsetDeleteResponseTopic', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]OffsetDeleteResponsePartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+', { mapKey: true }),
        field('ErrorCode', 'int16', '0+'),
      ]),
    ]),
  ],
)
