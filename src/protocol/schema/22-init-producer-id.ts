import { field, message } from './notation.ts'

export const request = message(
  'request',
  'InitProducerIdRequest',
  { apiKey: 22, versions: '0-6', flexible: '2+', listeners: ['broker'], isLatestUnstable: true },
  [
    field('TransactionalId', 'string', '0+', { nullable: '0+', entity: 'transactionalId' }),
    field('TransactionTimeoutMs', 'int32', '0+'),
    field('ProducerId', 'int64', '3+', { default: -1, entity: 'producerId' }),
    field('ProducerEpoch', 'int16', '3+', { default: -1 }),
    field('Enable2Pc', 'bool', '6+', { default: false }),
    field('KeepPreparedTxn', 'bool', '6+', { default: false }),
  ],
)

export const response = message(
  'response',
  'InitProducerIdResponse',
  { apiKey: 22, versions: '0-6', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+', { ignorable: true }),
    field('ErrorCode', 'int16', '0+'),
    field('ProducerId', 'int64', '0+', { default: -1, entity: 'producerId' }),
    field('ProducerEpoch', 'int16', '0+'),
    field('OngoingTxnProducerId', 'int64', '6+', { default: -1, entity: 'producerId' }),
    field('OngoingTxnProducerEpoch', 'int16', '6+', { default: -1 }),
  ],
)
