import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeProducersRequest',
  { apiKey: 61, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('Topics', '[]TopicRequest', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('PartitionIndexes', '[]int32', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'DescribeProducersResponse',
  { apiKey: 61, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Topics', '[]TopicResponse', '0+', {}, [
      field('Name', 'string', '0+', { entity: 'topicName' }),
      field('Partitions', '[]PartitionResponse', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
        field('ActiveProducers', '[]ProducerState', '0+', {}, [
          field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
          field('ProducerEpoch', 'int32', '0+'),
          field('LastSequence', 'int32', '0+', { default: -1 }),
          field('LastTimestamp', 'int64', '0+', { default: -1 }),
          field('CoordinatorEpoch', 'int32', '0+'),
          field('CurrentTxnStartOffset', 'int64', '0+', { default: -1 }),
        ]),
      ]),
    ]),
  ],
)
