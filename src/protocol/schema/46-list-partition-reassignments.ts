import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ListPartitionReassignmentsRequest',
  { apiKey: 46, versions: '0', flexible: '0+', listeners: ['broker', 'controller'] },
  [
    field('TimeoutMs', 'int32', '0+', { default: 60000 }),
    field('Topics', '[]ListPartitionReassignmentsTopics', '0+', { nullable: '0+', default: null }, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('PartitionIndexes', '[]int32', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'ListPartitionReassignmentsResponse',
  { apiKey: 46, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    field('Topics', '[]OngoingTopicReassignment', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]OngoingPartitionReassignment', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('Replicas', '[]int32', '0+', { entity: 'brokerId' }),
        field('AddingReplicas', '[]int32', '0+', { entity: 'brokerId' }),
        field('RemovingReplicas', '[]int32', '0+', { entity: 'brokerId' }),
      ]),
    ]),
  ],
)
