import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'StreamsGroupHeartbeatRequest',
  {
    apiKey: 88,
    versions: '0',
    flexible: '0+',
    listeners: ['broker'],
    commonStructs: [
      struct('KeyValue', '0+', [field('Key', 'string', '0+'), field('Value', 'string', '0+')]),
      struct('TopicInfo', '0+', [
        field('Name', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', 'int32', '0+'),
        field('ReplicationFactor', 'int16', '0+'),
        field('TopicConfigs', '[]KeyValue', '0+'),
      ]),
      struct('Endpoint', '0+', [field('Host', 'string', '0+'), field('Port', 'uint16', '0+')]),
      struct('TaskOffset', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partition', 'int32', '0+'),
        field('Offset', 'int64', '0+'),
      ]),
      struct('TaskIds', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
    ],
  },
  [
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
    field('MemberId', 'string', '0+'),
    field('MemberEpoch', 'int32', '0+'),
    field('EndpointInformationEpoch', 'int32', '0+'),
    field('InstanceId', 'string', '0+', { nullable: '0+', default: null }),
    field('RackId', 'string', '0+', { nullable: '0+', default: null }),
    field('RebalanceTimeoutMs', 'int32', '0+', { default: -1 }),
    field('Topology', 'Topology', '0+', { nullable: '0+', default: null }, [
      field('Epoch', 'int32', '0+'),
      field('Subtopologies', '[]Subtopology', '0+', {}, [
        field('SubtopologyId', 'string', '0+'),
        field('SourceTopics', '[]string', '0+', { entity: 'topicName' }),
        field('SourceTopicRegex', '[]string', '0+'),
        field('StateChangelogTopics', '[]TopicInfo', '0+'),
        field('RepartitionSinkTopics', '[]string', '0+', { entity: 'topicName' }),
        field('RepartitionSourceTopics', '[]TopicInfo', '0+'),
        field('CopartitionGroups', '[]CopartitionGroup', '0+', {}, [
          field('SourceTopics', '[]int16', '0+'),
          field('SourceTopicRegex', '[]int16', '0+'),
          field('RepartitionSourceTopics', '[]int16', '0+'),
        ]),
      ]),
    ]),
    field('ActiveTasks', '[]TaskIds', '0+', { nullable: '0+', default: null }),
    field('StandbyTasks', '[]TaskIds', '0+', { nullable: '0+', default: null }),
    field('WarmupTasks', '[]TaskIds', '0+', { nullable: '0+', default: null }),
    field('ProcessId', 'string', '0+', { nullable: '0+', default: null }),
    field('UserEndpoint', 'Endpoint', '0+', { nullable: '0+', default: null }),
    field('ClientTags', '[]KeyValue', '0+', { nullable: '0+', default: null }),
    field('TaskOffsets', '[]TaskOffset', '0+', { nullable: '0+', default: null }),
    field('TaskEndOffsets', '[]TaskOffset', '0+', { nullable: '0+', default: null }),
    field('ShutdownApplication', 'bool', '0+', { default: false }),
  ],
)

export const response = message(
  'response',
  'StreamsGroupHeartbeatResponse',
  {
    apiKey: 88,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('Status', '0+', [
        field('StatusCode', 'int8', '0+'),
        field('StatusDetail', 'string', '0+'),
      ]),
      struct('TopicPartition', '0+', [
        field('Topic', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', '[]int32', '0+'),
      ]),
      struct('TaskIds', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
      struct('Endpoint', '0+', [field('Host', 'string', '0+'), field('Port', 'uint16', '0+')]),
    ],
  },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
    field('MemberId', 'string', '0+'),
    field('MemberEpoch', 'int32', '0+'),
    field('HeartbeatIntervalMs', 'int32', '0+'),
    field('AcceptableRecoveryLag', 'int32', '0+'),
    field('TaskOffsetIntervalMs', 'int32', '0+'),
    field('Status', '[]Status', '0+', { nullable: '0+' }),
    field('ActiveTasks', '[]TaskIds', '0+', { nullable: '0+', default: null }),
    field('StandbyTasks', '[]TaskIds', '0+', { nullable: '0+', default: null }),
    field('WarmupTasks', '[]TaskIds', '0+', { nullable: '0+', default: null }),
    field('EndpointInformationEpoch', 'int32', '0+'),
    field(
      'PartitionsByUserEndpoint',
      '[]EndpointToPartitions',
      '0+',
      { nullable: '0+', default: null },
      [
        field('UserEndpoint', 'Endpoint', '0+'),
        field('ActivePartitions', '[]TopicPartition', '0+'),
        field('StandbyPartitions', '[]TopicPartition', '0+'),
      ],
    ),
  ],
)
