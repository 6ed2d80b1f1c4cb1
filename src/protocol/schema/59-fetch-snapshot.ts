import { field, message } from './notation.ts'

export const request = message(
  'request',
  'FetchSnapshotRequest',
  { apiKey: 59, versions: '0-1', flexible: '0+', listeners: ['controller'] },
  [
    field('ClusterId', 'string', '0+', { nullable: '0+', tag: 0, tagged: '0+', default: null }),
    field('ReplicaId', 'int32', '0+', { default: -1, entity: 'brokerId' }),
    field('MaxBytes', 'int32', '0+', { default: 2147483647 }),
    field('Topics', '[]TopicSnapshot', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionSnapshot', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('CurrentLeaderEpoch', 'int32', '0+'),
        field('SnapshotId', 'SnapshotId', '0+', {}, [
          field('EndOffset', 'int64', '0+'),
          field('Epoch', 'int32', '0+'),
        ]),
        field('Position', 'int64', '0+'),
        field('ReplicaDirectoryId', 'uuid', '1+', { tag: 0, tagged: '1+', ignorable: true }),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'FetchSnapshotResponse',
  { apiKey: 59, versions: '0-1', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+', { ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('Topics', '[]TopicSnapshot', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionSnapshot', '0+', {}, [
        field('Index', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('SnapshotId', 'SnapshotId', '0+', {}, [
          field('EndOffset', 'int64', '0+'),
          field('Epoch', 'int32', '0+'),
        ]),
        field('CurrentLeader', 'LeaderIdAndEpoch', '0+', { tag: 0, tagged: '0+' }, [
          field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
          field('LeaderEpoch', 'int32', '0+'),
        ]),
        field('Size', 'int64', '0+'),
        field('Position', 'int64', '0+'),
        field('UnalignedRecords', 'records', '0+'),
      ]),
    ]),
    field('NodeEndpoints', '[]NodeEndpoint', '1+', { tag: 0, tagged: '1+' }, [
      field('NodeId', 'int32', '1+', { mapKey: true, entity: 'brokerId' }),
      field('Host', 'string', '1+'),
      field('Port', 'uint16', '1+'),
    ]),
  ],
)
