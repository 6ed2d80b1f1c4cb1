import { field, message } from '../notation.ts'

export const consumerGroupMemberMetadataKey = message(
  'coordinator-key',
  'ConsumerGroupMemberMetadataKey',
  { apiKey: 5, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const consumerGroupMemberMetadataValue = message(
  'coordinator-value',
  'ConsumerGroupMemberMetadataValue',
  { apiKey: 5, versions: '0', flexible: '0+' },
  [
    field('InstanceId', 'string', '0+', { nullable: '0+' }),
    field('RackId', 'string', '0+', { nullable: '0+' }),
    field('ClientId', 'string', '0+'),
    field('ClientHost', 'string', '0+'),
    field('SubscribedTopicNames', '[]string', '0+'),
    field('SubscribedTopicRegex', 'string', '0+', { nullable: '0+' }),
    field('RebalanceTimeoutMs', 'int32', '0+', { default: -1 }),
    field('ServerAssignor', 'string', '0+', { nullable: '0+' }),
    field(
      'ClassicMemberMetadata',
      'ClassicMemberMetadata',
      '0+',
      { nullable: '0+', tag: 0, tagged: '0+' },
      [
        field('SessionTimeoutMs', 'int32', '0+'),
        field('SupportedProtocols', '[]ClassicProtocol', '0+', {}, [
          field('Name', 'string', '0+'),
          field('Metadata', 'bytes', '0+'),
        ]),
      ],
    ),
  ],
)
