import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ListOffsetsRequest',
  { apiKey: 2, versions: '1-11', flexible: '6+', listeners: ['broker'] },
  [
    field('ReplicaId', 'int32', '0+', { entity: 'brokerId' }),
    field('IsolationLevel', 'int8', '2+'),
    field('Topics', '[]ListOffsetsTopic', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]ListOffsetsPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('CurrentLeaderEpoch', 'int32', '4+', { default: -1, ignorable: true }),
        field('Timestamp', 'int64', '0+'),
      ]),
    ]),
    field('TimeoutMs', 'int32', '10+', { ignorable: true }),
  ],
)

export const response = message(
  'response',
  'ListOffsetsResponse',
  { apiKey: 2, versions: '1-11', flexible: '6+' },
  [
    field('ThrottleTimeMs', 'int32', '2+', { ignorable: true }),
    field('Topics', '[]ListOffsetsTopicResponse', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]ListOffsetsPartitionResponse', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('Timestamp', 'int64', '1+', { default: -1 }),
        field('Offset', 'int64', '1+', { default: -1 }),
        field('LeaderEpoch', 'int32', '4+', { default: -1 }),
      ]),
    ]),
  ],
)
