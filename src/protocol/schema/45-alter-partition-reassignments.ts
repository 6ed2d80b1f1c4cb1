import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AlterPartitionReassignmentsRequest',
  { apiKey: 45, versions: '0-1', flexible: '0+', listeners: ['broker', 'controller'] },
  [
    field('TimeoutMs', 'int32', '0+', { default: 60000 }),
    field('AllowReplicationFactorChange', 'bool', '1+', { default: true }),
    field('Topics', '[]ReassignableTopic', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]ReassignablePartition', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('Replicas', '[]int32', '0+', { nullable: '0+', default: null, entity: 'brokerId' }),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'AlterPartitionReassignmentsResponse',
  { apiKey: 45, versions: '0-1', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('AllowReplicationFactorChange', 'bool', '1+', { default: true, ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    field('Responses', '[]ReassignableTopicResponse', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]ReassignablePartitionResponse', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
      ]),
    ]),
  ],
)
