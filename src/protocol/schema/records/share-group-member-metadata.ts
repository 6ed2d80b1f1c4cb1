import { field, message } from '../notation.ts'

export const shareGroupMemberMetadataKey = message(
  'coordinator-key',
  'ShareGroupMemberMetadataKey',
  { apiKey: 10, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const shareGroupMemberMetadataValue = message(
  'coordinator-value',
  'ShareGroupMemberMetadataValue',
  { apiKey: 10, versions: '0', flexible: '0+' },
  [
    field('RackId', 'string', '0+', { nullable: '0+' }),
    field('ClientId', 'string', '0+'),
    field('ClientHost', 'string', '0+'),
    field('SubscribedTopicNames', '[]string', '0+'),
  ],
)
