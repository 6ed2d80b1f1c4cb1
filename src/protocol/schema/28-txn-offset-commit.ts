import { field, message } from './notation.ts'

export const request = message(
  'request',
  'TxnOffsetCommitRequest',
  { apiKey: 28, versions: '0-5', flexible: '3+', listeners: ['broker'] },
  [
    field('TransactionalId', 'string', '0+', { entity: 'transactionalId' }),
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
    field('ProducerEpoch', 'int16', '0+'),
    field('GenerationId', 'int32', '3+', { default: -1 }),
    field('MemberId', 'string', '3+', { default: '' }),
    field('GroupInstanceId', 'string', '3+', { nullable: '3+', default: null }),
    field('Topics', '[]TxnOffsetCommitRequestTopic', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]TxnOffsetCommitRequestPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('CommittedOffset', 'int64', '0+'),
        field('CommittedLeaderEpoch', 'int32', '2+', { default: -1, ignorable: true }),
        field('CommittedMetadata', 'string', '0+', { nullable: '0+' }),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'TxnOffsetCommitResponse',
  { apiKey: 28, versions: '0-5', flexible: '3+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Topics', '[]TxnOffsetCommitResponseTopic', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]TxnOffsetCommitResponsePartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
      ]),
    ]),
  ],
)
