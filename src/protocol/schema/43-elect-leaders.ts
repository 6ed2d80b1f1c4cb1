import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ElectLeadersRequest',
  { apiKey: 43, versions: '0-2', flexible: '2+', listeners: ['broker', 'controller'] },
  [
    field('ElectionType', 'int8', '1+'),
    field('TopicPartitions', '[]TopicPartitions', '0+', { nullable: '0+' }, [
      field('Topic', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]int32', '0+'),
    ]),
    field('TimeoutMs', 'int32', '0+', { default: 60000 }),
  ],
)

export const response = message(
  'response',
  'ElectLeadersResponse',
  { apiKey: 43, versions: '0-2', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '1+'),
    field('ReplicaElectionResults', '[]ReplicaElectionResult', '0+', {}, [
      field('Topic', 'string', '0+', { entity: 'topicName' }),
      field('PartitionResult', '[]PartitionResult', '0+', {}, [
        field('PartitionId', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
      ]),
    ]),
  ],
)
