import { field, message } from '../notation.ts'

export const remotePartitionDeleteMetadataRecord = message(
  'metadata',
  'RemotePartitionDeleteMetadataRecord',
  { apiKey: 2, versions: '0', flexible: '0+' },
  [
    field('TopicIdPartition', 'TopicIdPartitionEntry', '0+', {}, [
      field('Name', 'string', '0+'),
      field('Id', 'uuid', '0+'),
      field('Partition', 'int32', '0+'),
    ]),
    field('BrokerId', 'int32', '0+'),
    field('EventTimestampMs', 'int64', '0+'),
    field('RemotePartitionDeleteState', 'int8', '0+'),
  ],
)
