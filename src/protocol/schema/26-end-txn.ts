import { field, message } from './notation.ts'

export const request = message(
  'request',
  'EndTxnRequest',
  { apiKey: 26, versions: '0-5', flexible: '3+', listeners: ['broker'] },
  [
    field('TransactionalId', 'string', '0+', { entity: 'transactionalId' }),
    field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
    field('ProducerEpoch', 'int16', '0+'),
    field('Committed', 'bool', '0+'),
  ],
)

export const response = message(
  'response',
  'EndTxnResponse',
  { apiKey: 26, versions: '0-5', flexible: '3+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ProducerId', 'int64', '5+', { default: -1, ignorable: true, entity: 'producerId' }),
    field('ProducerEpoch', 'int16', '5+', { default: -1, ignorable: true }),
  ],
)
