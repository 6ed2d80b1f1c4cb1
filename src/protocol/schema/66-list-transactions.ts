import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ListTransactionsRequest',
  { apiKey: 66, versions: '0-2', flexible: '0+', listeners: ['broker'] },
  [
    field('StateFilters', '[]string', '0+'),
    field('ProducerIdFilters', '[]int64', '0+', { entity: 'producerId' }),
    field('DurationFilter', 'int64', '1+', { default: -1 }),
    field('TransactionalIdPattern', 'string', '2+', { nullable: '2+', default: null }),
  ],
)

export const response = message(
  'response',
  'ListTransactionsResponse',
  { apiKey: 66, versions: '0-2', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('UnknownStateFilters', '[]string', '0+'),
    field('TransactionStates', '[]TransactionState', '0+', {}, [
      field('TransactionalId', 'string', '0+', { entity: 'transactionalId' }),
      field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
      field('TransactionState', 'string', '0+'),
    ]),
  ],
)
