import { field, message, struct } from '../notation.ts'

export const streamsGroupMemberMetadataKey = message(
  'coordinator-key',
  'StreamsGroupMemberMetadataKey',
  { apiKey: 19, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('MemberId', 'string', '0')],
)

export const streamsGroupMemberMetadataValue = message(
  'coordinator-value',
  'StreamsGroupMemberMetadataValue',
  {
    apiKey: 19,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('Endpoint', '0+', [field('Host', 'string', '0+'), field('Port', 'uint16', '0+')]),
      struct('KeyValue', '0+', [field('Key', 'string', '0+'), field('Value', 'string', '0+')]),
    ],
  },
  [
    field('InstanceId', 'string', '0+', { nullable: '0+' }),
    field('RackId', 'string', '0+', { nullable: '0+' }),
    field('ClientId', 'string', '0+'),
    field('ClientHost', 'string', '0+'),
    field('RebalanceTimeoutMs', 'int32', '0+', { default: -1 }),
    field('TopologyEpoch', 'int32', '0+'),
    field('ProcessId', 'string', '0+'),
    field('UserEndpoint', 'Endpoint', '0+', { nullable: '0+', default: null }),
    field('ClientTags', '[]KeyValue', '0+'),
  ],
)
