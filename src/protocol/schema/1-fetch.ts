import { field, message } from './notation.ts'

export const request = message(
  'request',
  'FetchRequest',
  { apiKey: 1, versions: '4-18', flexible: '12+', listeners: ['broker', 'controller'] },
  [
    field('ClusterId', 'string', '12+', {
      nullable: '12+',
      tag: 0,
      tagged: '12+',
      default: null,
      ignorable: true,
    }),
    field('ReplicaId', 'int32', '0-14', { default: -1, entity: 'brokerId' }),
    field('ReplicaState', 'ReplicaState', '15+', { tag: 1, tagged: '15+' }, [
      field('ReplicaId', 'int32', '15+', { default: -1, entity: 'brokerId' }),
      field('ReplicaEpoch', 'int64', '15+', { default: -1 }),
    ]),
    field('MaxWaitMs', 'int32', '0+'),
    field('MinBytes', 'int32', '0+'),
    field('MaxBytes', 'int32', '3+', { default: 2147483647, ignorable: true }),
    field('IsolationLevel', 'int8', '4+', { default: 0, ignorable: true }),
    field('SessionId', 'int32', '7+', { default: 0, ignorable: true }),
    field('SessionEpoch', 'int32', '7+', { default: -1, ignorable: true }),
    field('Topics', '[]FetchTopic', '0+', {}, [
      field('Topic', 'string', '0-12', { ignorable: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '13+', { ignorable: true }),
      field('Partitions', '[]FetchPartition', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('CurrentLeaderEpoch', 'int32', '9+', { default: -1, ignorable: true }),
        field('FetchOffset', 'int64', '0+'),
        field('LastFetchedEpoch', 'int32', '12+', { default: -1 }),
        field('LogStartOffset', 'int64', '5+', { default: -1, ignorable: true }),
        field('PartitionMaxBytes', 'int32', '0+'),
        field('ReplicaDirectoryId', 'uuid', '17+', { tag: 0, tagged: '17+', ignorable: true }),
        field('HighWatermark', 'int64', '18+', {
          tag: 1,
          tagged: '18+',
          default: 9223372036854775807n,
          ignorable: true,
        }),
      ]),
    ]),
    field('ForgottenTopicsData', '[]ForgottenTopic', '7+', {}, [
      field('Topic', 'string', '7-12', { ignorable: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '13+', { ignorable: true }),
      field('Partitions', '[]int32', '7+'),
    ]),
    field('RackId', 'string', '11+', { default: '', ignorable: true }),
  ],
)

export const response = message(
  'response',
  'FetchResponse',
  { apiKey: 1, versions: '4-18', flexible: '12+' },
  [
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field('ErrorCode', 'int16', '7+', { ignorable: true }),
    field('SessionId', 'int32', '7+', { default: 0 }),
    field('Responses', '[]FetchableTopicResponse', '0+', {}, [
      field('Topic', 'string', '0-12', { ignorable: true, entity: 'topicName' }),
      field('TopicId', 'uuid', '13+', { ignorable: true }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('HighWatermark', 'int64', '0+'),
        field('LastStableOffset', 'int64', '4+', { default: -1, ignorable: true }),
        field('LogStartOffset', 'int64', '5+', { default: -1, ignorable: true }),
        field('DivergingEpoch', 'EpochEndOffset', '12+', { tag: 0, tagged: '12+' }, [
          field('Epoch', 'int32', '12+', { default: -1 }),
          field('EndOffset', 'int64', '12+', { default: -1 }),
        ]),
        field('CurrentLeader', 'LeaderIdAndEpoch', '12+', { tag: 1, tagged: '12+' }, [
          field('LeaderId', 'int32', '12+', { default: -1, entity: 'brokerId' }),
          field('LeaderEpoch', 'int32', '12+', { default: -1 }),
        ]),
        field('SnapshotId', 'SnapshotId', '12+', { tag: 2, tagged: '12+' }, [
          field('EndOffset', 'int64', '0+', { default: -1 }),
          field('Epoch', 'int32', '0+', { default: -1 }),
        ]),
        field(
          'AbortedTransactions',
          '[]AbortedTransaction',
          '4+',
          { nullable: '4+', ignorable: true },
          [
            field('ProducerId', 'int64', '4+', { entity: 'producerId' }),
            field('FirstOffset', 'int64', '4+'),
          ],
        ),
        field('PreferredReadReplica', 'int32', '11+', { default: -1, entity: 'brokerId' }),
        field('Records', 'records', '0+', { nullable: '0+' }),
      ]),
    ]),
    field('NodeEndpoints', '[]NodeEndpoint', '16+', { tag: 0, tagged: '16+' }, [
      field('NodeId', 'int32', '16+', { mapKey: true, entity: 'brokerId' }),
      field('Host', 'string', '16+'),
      field('Port', 'int32', '16+'),
      field('Rack', 'string', '16+', { nullable: '16+', default: null }),
    ]),
  ],
)
