import { field, message } from './notation.ts'

export const request = message(
  'request',
  'OffsetForLeaderEpochRequest',
  { apiKey: 23, versions: '2-4', flexible: '4+', listeners: ['broker'] },
  [
    field('ReplicaId', 'int32', '3+', { default: -2, ignorable: true, entity: 'brokerId' }),
    field('Topics', '[]OffsetForLeaderTopic', '0+', {}, [
      field('Topic', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]OffsetForLeaderPartition', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('CurrentLeaderEpoch', 'int32', '2+', { default: -1, ignorable: true }),
        field('LeaderEpoch', 'int32', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'OffsetForLeaderEpochResponse',
  { apiKey: 23, versions: '2-4', flexible: '4+' },
  [
    field('ThrottleTimeMs', 'int32', '2+', { ignorable: true }),
    field('Topics', '[]OffsetForLeaderTopicResult', '0+', {}, [
      field('Topic', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]EpochEndOffset', '0+', {}, [
        field('ErrorCode', 'int16', '0+'),
        field('Partition', 'int32', '0+'),
        field('LeaderEpoch', 'int32', '1+', { default: -1, ignorable: true }),
        field('EndOffset', 'int64', '0+', { default: -1 }),
      ]),
    ]),
  ],
)
