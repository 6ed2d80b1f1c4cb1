import { field, message, struct } from './notation.ts'

export const request = message(
  'request',
  'AddPartitionsToTxnRequest',
  {
    apiKey: 24,
    versions: '0-5',
    flexible: '3+',
    listeners: ['broker'],
    commonStructs: [
      struct('AddPartitionsToTxnTopic', '0+', [
        field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
        field('Partitions', '[]int32', '0+'),
      ]),
    ],
  },
  [
    field('Transactions', '[]AddPartitionsToTxnTransaction', '4+', {}, [
      field('TransactionalId', 'string', '4+', { mapKey: true, entity: 'transactionalId' }),
      field('ProducerId', 'int64', '4+', { entity: 'producerId' }),
      field('ProducerEpoch', 'int16', '4+'),
      field('VerifyOnly', 'bool', '4+', { default: false }),
      field('Topics', '[]AddPartitionsToTxnTopic', '4+'),
    ]),
    field('V3AndBelowTransactionalId', 'string', '0-3', { entity: 'transactionalId' }),
    field('V3AndBelowProducerId', 'int64', '0-3', { entity: 'producerId' }),
    field('V3AndBelowProducerEpoch', 'int16', '0-3'),
    field('V3AndBelowTopics', '[]AddPartitionsToTxnTopic', '0-3'),
  ],
)

export const response = message(
  'response',
  'AddPartitionsToTxnResponse',
  {
    apiKey: 24,
    versions: '0-5',
    flexible: '3+',
    commonStructs: [
      struct('AddPartitionsToTxnTopicResult', '0+', [
        field('Name', 'string', '0+', { mapKey: true, entity: 'topicName' }),
        field('ResultsByPartition', '[]AddPartitionsToTxnPartitionResult', '0+'),
      ]),
      struct('AddPartitionsToTxnPartitionResult', '0+', [
        field('PartitionIndex', 'int32', '0+', { mapKey: true }),
        field('PartitionErrorCode', 'int16', '0+'),
      ]),
    ],
  },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '4+', { ignorable: true }),
    field('ResultsByTransaction', '[]AddPartitionsToTxnResult', '4+', {}, [
      field('TransactionalId', 'string', '4+', { mapKey: true, entity: 'transactionalId' }),
      field('TopicResults', '[]AddPartitionsToTxnTopicResult', '4+'),
    ]),
    field('ResultsByTopicV3AndBelow', '[]AddPartitionsToTxnTopicResult', '0-3'),
  ],
)
