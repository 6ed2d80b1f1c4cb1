import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeTransactionsRequest',
  { apiKey: 65, versions: '0', flexible: '0+', listeners: ['broker'] },
  [field('TransactionalIds', '[]string', '0+', { entity: 'transactionalId' })],
)

export const response = message(
  'response',
  'DescribeTransactionsResponse',
  { apiKey: 65, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('TransactionStates', '[]TransactionState', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('TransactionalId', 'string', '0+', { entity: 'transactionalId' }),
      field('TransactionState', 'string', '0+'),
      field('TransactionTimeoutMs', 'int32', '0+'),
      field('TransactionStartTimeMs', 'int64', '0+'),
      field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
      field('ProducerEpoch', 'int16', '0+'),
      field('Topics', '[]TopicData', '0+', {}, [
        field('Topic', 'string', '0+', { mapKey: true, entity: 'topicName' }),
        field('Partitions', '[]int32', '0+'),
      ]),
    ]),
  ],
)
