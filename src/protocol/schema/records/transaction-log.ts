import { field, message } from '../notation.ts'

export const transactionLogKey = message(
  'coordinator-key',
  'TransactionLogKey',
  { apiKey: 0, versions: '0', flexible: 'none' },
  [field('TransactionalId', 'string', '0')],
)

export const transactionLogValue = message(
  'coordinator-value',
  'TransactionLogValue',
  { apiKey: 0, versions: '0-1', flexible: '1+' },
  [
    field('ProducerId', 'int64', '0+'),
    field('PreviousProducerId', 'int64', '1+', { tag: 0, tagged: '1+', default: -1 }),
    field('NextProducerId', 'int64', '1+', { tag: 1, tagged: '1+', default: -1 }),
    field('ProducerEpoch', 'int16', '0+'),
    field('NextProducerEpoch', 'int16', '1+', { tag: 3, tagged: '1+', default: -1 }),
    field('TransactionTimeoutMs', 'int32', '0+'),
    field('TransactionStatus', 'int8', '0+'),
    field('TransactionPartitions', '[]PartitionsSchema', '0+', { nullable: '0+' }, [
      field('Topic', 'string', '0+'),
      field('PartitionIds', '[]int32', '0+'),
    ]),
    field('TransactionLastUpdateTimestampMs', 'int64', '0+'),
    field('TransactionStartTimestampMs', 'int64', '0+'),
    field('ClientTransactionVersion', 'int16', '1+', { tag: 2, tagged: '1+', default: 0 }),
  ],
)
