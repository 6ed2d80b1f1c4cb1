import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'ShareGroupDescribeRequest',
  { apiKey: 77, versions: '1', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupIds', '[]string', '0+', { entity: 'groupId' }),
    field('IncludeAuthorizedOperations', 'bool', '0+'),
  ],
)

export const response = message(
  'response',
  'ShareGroupDescribeResponse',
  {
    apiKey: 77,
    versions: '1',
    flexible: '0+',
    commonStructs: [
      struct('TopicPartitions', '0+', [
        field('TopicId', 'uuid', '0+'),
        field('TopicName', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', '[]int32', '0+'),
      ]),
      struct('Assignment', '0+', [field('TopicPartitions', '[]TopicPartitions', '0+')]),
    ],
  },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Groups', '[]DescribedGroup', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
      field('GroupId', 'string', '0+', { entity: 'groupId' }),
      field('GroupState', 'string', '0+'),
      field('GroupEpoch', 'int32', '0+'),
      field('AssignmentEpoch', 'int32', '0+'),
      field('AssignorName', 'string', '0+'),
      field('Members', '[]Member', '0+', {}, [
        field('MemberId', 'string', '0+'),
        field('RackId', 'string', '0+', { nullable: '0+', default: null }),
        field('MemberEpoch', 'int32', '0+'),
        field('ClientId', 'string', '0+'),
        field('ClientHost', 'string', '0+'),
        field('SubscribedTopicNames', '[]string', '0+', { entity: 'topicName' }),
        field('Assignment', 'Assignment', '0+'),
      ]),
      field('AuthorizedOperations', 'int32', '0+', { default: -2147483648 }),
    ]),
  ],
)
