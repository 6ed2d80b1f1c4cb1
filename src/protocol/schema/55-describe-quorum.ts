import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'DescribeQuorumRequest',
  { apiKey: 55, versions: '0-2', flexible: '0+', listeners: ['broker', 'controller'] },
  [
    field('Topics', '[]TopicData', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionData', '0+', {}, [field('PartitionIndex', 'int32', '0+')]),
    ]),
  ],
)

export const response = message(
  'response',
  'DescribeQuorumResponse',
  {
    apiKey: 55,
    versions: '0-2',
    flexible: '0+',
    commonStructs: [
      struct('ReplicaState', '0+', [
        field('ReplicaId', 'int32', '0+', { entity: 'brokerId' }),
        field('ReplicaDirectoryId', 'uuid', '2+'),
        field('LogEndOffset', 'int64', '0+'),
        field('LastFetchTimestamp', 'int64', '1+', { default: -1, ignorable: true }),
        field('LastCaughtUpTimestamp', 'int64', '1+', { default: -1, ignorable: true }),
      ]),
    ],
  },
  [
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '2+', { nullable: '2+', ignorable: true }),
    field('Topics', '[]TopicData', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '2+', { nullable: '2+', ignorable: true }),
        field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
        field('LeaderEpoch', 'int32', '0+'),
        field('HighWatermark', 'int64', '0+'),
        field('CurrentVoters', '[]ReplicaState', '0+'),
        field('Observers', '[]ReplicaState', '0+'),
      ]),
    ]),
    field('Nodes', '[]Node', '2+', {}, [
      field('NodeId', 'int32', '2+', { mapKey: true, entity: 'brokerId' }),
      field('Listeners', '[]Listener', '2+', {}, [
        field('Name', 'string', '2+', { mapKey: true }),
        field('Host', 'string', '2+'),
        field('Port', 'uint16', '2+'),
      ]),
    ]),
  ],
)
