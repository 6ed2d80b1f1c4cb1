import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DeleteRecordsRequest',
  { apiKey: 21, versions: '0-2', flexible: '2+', listeners: ['broker'] },
  [
    field('Topics', '[]DeleteRecordsTopic', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]DeleteRecordsPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('Offset', 'int64', '0+'),
      ]),
    ]),
    field('TimeoutMs', 'int32', '0+'),
  ],
)

export const response = message(
  'response',
  'DeleteRecordsResponse',
  { apiKey: 21, versions: '0-2', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Topics', '[]DeleteRecordsTopicResult', '0+', {}, [
      field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]DeleteRecordsPartitionResult', '0+', {}, [
        field('PartitionIndex', 'int32', '0+', { mapKey: true }),
        field('LowWatermark', 'int64', '0+'),
        field('ErrorCode', 'int16', '0+'),
      ]),
    ]),
  ],
)
