import { field, message } from '../notation.ts'

export const remoteLogSegmentMetadataRecord = message(
  'metadata',
  'RemoteLogSegmentMetadataRecord',
  { apiKey: 0, versions: '0', flexible: '0+' },
  [
    field('RemoteLogSegmentId', 'RemoteLogSegmentIdEntry', '0+', {}, [
      field('TopicIdPartition', 'TopicIdPartitionEntry', '0+', {}, [
        field('Name', 'string', '0+'),
        field('Id', 'uuid', '0+'),
        field('Partition', 'int32', '0+'),
      ]),
      field('Id', 'uuid', '0+'),
    ]),
    field('StartOffset', 'int64', '0+'),
    field('EndOffset', 'int64', '0+'),
    field('BrokerId', 'int32', '0+'),
    field('MaxTimestampMs', 'int64', '0+'),
    field('EventTimestampMs', 'int64', '0+'),
    field('SegmentLeaderEpochs', '[]SegmentLeaderEpochEntry', '0+', {}, [
      field('LeaderEpoch', 'int32', '0+'),
      field('Offset', 'int64', '0+'),
    ]),
    field('SegmentSizeInBytes', 'int32', '0+'),
    field('CustomMetadata', 'bytes', '0+', { nullable: '0+', default: null }),
    field('RemoteLogSegmentState', 'int8', '0+'),
    field('TxnIndexEmpty', 'bool', '0+', { tag: 0, tagged: '0+' }),
  ],
)
