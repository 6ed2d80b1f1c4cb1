import { field, message } from '../notation.ts'

export const remoteLogSegmentMetadataUpdateRecord = message(
  'metadata',
  'RemoteLogSegmentMetadataUpdateRecord',
  { apiKey: 1, versions: '0', flexible: '0+' },
  [
    field('RemoteLogSegmentId', 'RemoteLogSegmentIdEntry', '0+', {}, [
      field('TopicIdPartition', 'TopicIdPartitionEntry', '0+', {}, [
        field('Name', 'string', '0+'),
        field('Id', 'uuid', '0+'),
        field('Partition', 'int32', '0+'),
      ]),
      field('Id', 'uuid', '0+'),
    ]),
    field('BrokerId', 'int32', '0+'),
    field('EventTimestampMs', 'int64', '0+'),
    field('CustomMetadata', 'bytes', '0+', { nullable: '0+', default: null }),
    field('RemoteLogSegmentState', 'int8', '0+'),
  ],
)
