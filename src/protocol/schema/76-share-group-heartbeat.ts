import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'ShareGroupHeartbeatRequest',
  { apiKey: 76, versions: '1', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('MemberId', 'string', '0+'),
    field('MemberEpoch', 'int32', '0+'),
    field('RackId', 'string', '0+', { nullable: '0+', default: null }),
    field('SubscribedTopicNames', '[]string', '0+', {
      nullable: '0+',
      default: null,
      entity: 'topicName',
    }),
  ],
)

export const response = message(
  'response',
  'ShareGroupHeartbeatResponse',
  {
    apiKey: 76,
    versions: '1',
    flexible: '0+',
    commonStructs: [
      struct('TopicPartitions', '0+', [
        field('TopicId', 'uuid', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
    ],
  },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    field('MemberId', 'string', '0+', { nullable: '0+', default: null }),
    field('MemberEpoch', 'int32', '0+'),
    field('HeartbeatIntervalMs', 'int32', '0+'),
    field('Assignment', 'Assignment', '0+', { nullable: '0+', default: null }, [
      field('TopicPartitions', '[]TopicPartitions', '0+'),
    ]),
  ],
)
