import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'ConsumerGroupHeartbeatRequest',
  { apiKey: 68, versions: '0-1', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('MemberId', 'string', '0+'),
    field('MemberEpoch', 'int32', '0+'),
    field('InstanceId', 'string', '0+', { nullable: '0+', default: null }),
    field('RackId', 'string', '0+', { nullable: '0+', default: null }),
    field('RebalanceTimeoutMs', 'int32', '0+', { default: -1 }),
    field('SubscribedTopicNames', '[]string', '0+', {
      nullable: '0+',
      default: null,
      entity: 'topicName',
    }),
    field('SubscribedTopicRegex', 'string', '1+', { nullable: '1+', default: null }),
    field('ServerAssignor', 'string', '0+', { nullable: '0+', default: null }),
    field('TopicPartitions', '[]TopicPartitions', '0+', { nullable: '0+', default: null }, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]int32', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'ConsumerGroupHeartbeatResponse',
  {
    apiKey: 68,
    versions: '0-1',
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
