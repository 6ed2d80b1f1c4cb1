import { field, message } from './notation.ts'

export const request = message(
  'request',
  'OffsetCommitRequest',
  { apiKey: 8, versions: '2-10', flexible: '8+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('GenerationIdOrMemberEpoch', 'int32', '1+', { default: -1, ignorable: true }),
    field('MemberId', 'string', '1+', { ignorable: true }),
    field('GroupInstanceId', 'string', '7+', { nullable: '7+', default: null }),
    field('RetentionTimeMs', 'int64', '2-4', { default: -1, ignorable: true }),
    field('Topics', '[]OffsetCommitRequestTopic', '0+', {}, [
      field('Name', 'string', '0-9', { ignorable: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '10+', { ignorable: true }),
      field('Partitions', '[]OffsetCommitRequestPartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('CommittedOffset', 'int64', '0+'),
        field('CommittedLeaderEpoch', 'int32', '6+', { default: -1, ignorable: true }),
        field('CommittedMetadata', 'string', '0+', { nullable: '0+' }),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'OffsetCommitResponse',
  { apiKey: 8, versions: '2-10', flexible: '8+' },
  [
    field('ThrottleTimeMs', 'int32', '3+', { ignorable: true }),
    field('Topics', '[]OffsetCommitResponseTopic', '0+', {}, [
      field('Name', 'string', '0-9', { ignorable: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '10+', { ignorable: true }),
      field('Partitions', '[]OffsetCommitResponsePartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
      ]),
    ]),
  ],
)
