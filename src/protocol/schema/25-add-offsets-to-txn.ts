import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AddOffsetsToTxnRequest',
  { apiKey: 25, versions: '0-4', flexible: '3+', listeners: ['broker'] },
  [
    field('TransactionalId', 'string', '0+', { entity: 'transactionalId' }),
    field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
    field('ProducerEpoch', 'int16', '0+'),
    field('GroupId', 'string', '0+', { entity: 'groupId' }),
  ],
)

export const response = message(
  'response',
  'AddOffsetsToTxnResponse',
  { apiKey: 25, versions: '0-4', flexible: '3+' },
  [field('ThrottleTimeMs', 'int32', '0+'), field('ErrorCode', 'int16', '0+')],
)
