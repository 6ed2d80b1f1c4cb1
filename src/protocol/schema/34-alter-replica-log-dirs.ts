import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AlterReplicaLogDirsRequest',
  { apiKey: 34, versions: '1-2', flexible: '2+', listeners: ['broker'] },
  [
    field('Dirs', '[]AlterReplicaLogDir', '0+', {}, [
      field('Path', 'string', '0+', { mapKey: true }),
      field('Topics', '[]AlterReplicaLogDirTopic', '0+', {}, [
        field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
        field('Partitions', '[]int32', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'AlterReplicaLogDirsResponse',
  { apiKey: 34, versions: '1-2', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Results', '[]AlterReplicaLogDirTopicResult', '0+', {}, [
      field('TopicName', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]AlterReplicaLogDirPartitionResult', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
      ]),
    ]),
  ],
)
