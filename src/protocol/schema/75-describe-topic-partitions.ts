import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeTopicPartitionsRequest',
  { apiKey: 75, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('Topics', '[]TopicRequest', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
    ]),
    field('ResponsePartitionLimit', 'int32', '0+', { default: 2000 }),
    field('Cursor', 'Cursor', '0+', { nullable: '0+', default: null }, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('PartitionIndex', 'int32', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'DescribeTopicPartitionsResponse',
  { apiKey: 75, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+', { ignorable: true }),
    field('Topics', '[]DescribeTopicPartitionsResponseTopic', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('Name', 'string', '0+', { nullable: '0+', mapKey: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '0+', { ignorable: true }),
      field('IsInternal', 'bool', '0+', { default: false, ignorable: true }),
      field('Partitions', '[]DescribeTopicPartitionsResponsePartition', '0+', {}, [
        field('ErrorCode', 'int16', '0+'),
        field('PartitionIndex', 'int32', '0+'),
        field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
        field('LeaderEpoch', 'int32', '0+', { default: -1, ignorable: true }),
        field('ReplicaNodes', '[]int32', '0+', { entity: 'brokerId' }),
        field('IsrNodes', '[]int32', '0+', { entity: 'brokerId' }),
        field('EligibleLeaderReplicas', '[]int32', '0+', {
          nullable: '0+',
          default: null,
          entity: 'brokerId',
        }),
        field('LastKnownElr', '[]int32', '0+', {
          nullable: '0+',
          default: null,
          entity: 'brokerId',
        }),
        field('OfflineReplicas', '[]int32', '0+', { ignorable: true, entity: 'brokerId' }),
      ]),
      field('TopicAuthorizedOperations', 'int32', '0+', { default: -2147483648 }),
    ]),
    field('NextCursor', 'Cursor', '0+', { nullable: '0+', default: null }, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('PartitionIndex', 'int32', '0+'),
    ]),
  ],
)
