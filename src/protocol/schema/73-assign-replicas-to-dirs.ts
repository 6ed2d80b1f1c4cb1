import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AssignReplicasToDirsRequest',
  { apiKey: 73, versions: '0', flexible: '0+', listeners: ['controller'] },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('BrokerEpoch', 'int64', '0+', { default: -1 }),
    field('Directories', '[]DirectoryData', '0+', {}, [
      field('Id', 'uuid', '0+'),
      field('Topics', '[]TopicData', '0+', {}, [
        field('TopicId', 'uuid', '0+'),
        field('Partitions', '[]PartitionData', '0+', {}, [field('PartitionIndex', 'int32', '0+')]),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'AssignReplicasToDirsResponse',
  { apiKey: 73, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('Directories', '[]DirectoryData', '0+', {}, [
      field('Id', 'uuid', '0+'),
      field('Topics', '[]TopicData', '0+', {}, [
        field('TopicId', 'uuid', '0+'),
        field('Partitions', '[]PartitionData', '0+', {}, [
          field('PartitionIndex', 'int32', '0+'),
          field('ErrorCode', 'int16', '0+'),
        ]),
      ]),
    ]),
  ],
)
