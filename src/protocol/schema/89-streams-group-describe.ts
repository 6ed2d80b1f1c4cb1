import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'StreamsGroupDescribeRequest',
  { apiKey: 89, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupIds', '[]string', '0+', { entity: 'groupId' }),
    field('IncludeAuthorizedOperations', 'bool', '0+'),
  ],
)

export const response = message(
  'response',
  'StreamsGroupDescribeResponse',
  {
    apiKey: 89,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('Endpoint', '0+', [field('Host', 'string', '0+'), field('Port', 'uint16', '0+')]),
      struct('TaskOffset', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partition', 'int32', '0+'),
        field('Offset', 'int64', '0+'),
      ]),
      struct('Assignment', '0+', [
        field('ActiveTasks', '[]TaskIds', '0+'),
        field('StandbyTasks', '[]TaskIds', '0+'),
        field('WarmupTasks', '[]TaskIds', '0+'),
      ]),
      struct('TaskIds', '0+', [
        field('SubtopologyId', 'string', '0+'),
        field('Partitions', '[]int32', '0+'),
      ]),
      struct('KeyValue', '0+', [field('Key', 'string', '0+'), field('Value', 'string', '0+')]),
      struct('TopicInfo', '0+', [
        field('Name', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', 'int32', '0+'),
        field('ReplicationFactor', 'int16', '0+'),
        field('TopicConfigs', '[]KeyValue', '0+'),
      ]),
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
      field('Topology', 'Topology', '0+', { nullable: '0+', default: null }, [
        field('Epoch', 'int32', '0+'),
        field('Subtopologies', '[]Subtopology', '0+', { nullable: '0+', default: null }, [
          field('SubtopologyId', 'string', '0+'),
          field('SourceTopics', '[]string', '0+', { entity: 'topicName' }),
          field('RepartitionSinkTopics', '[]string', '0+', { entity: 'topicName' }),
          field('StateChangelogTopics', '[]TopicInfo', '0+'),
          field('RepartitionSourceTopics', '[]TopicInfo', '0+'),
        ]),
      ]),
      field('Members', '[]Member', '0+', {}, [
        field('MemberId', 'string', '0+'),
        field('MemberEpoch', 'int32', '0+'),
        field('InstanceId', 'string', '0+', { nullable: '0+', default: null }),
        field('RackId', 'string', '0+', { nullable: '0+', default: null }),
        field('ClientId', 'string', '0+'),
        field('ClientHost', 'string', '0+'),
        field('TopologyEpoch', 'int32', '0+'),
        field('ProcessId', 'string', '0+'),
        field('UserEndpoint', 'Endpoint', '0+', { nullable: '0+', default: null }),
        field('ClientTags', '[]KeyValue', '0+'),
        field('TaskOffsets', '[]TaskOffset', '0+'),
        field('TaskEndOffsets', '[]TaskOffset', '0+'),
        field('Assignment', 'Assignment', '0+'),
        field('TargetAssignment', 'Assignment', '0+'),
        field('IsClassic', 'bool', '0+'),
      ]),
      field('AuthorizedOperations', 'int32', '0+', { default: -2147483648 }),
    ]),
  ],
)
