import { field, message } from './notation.ts'

export const requestHeader = message(
  'header',
  'RequestHeader',
  { versions: '1-2', flexible: '2+' },
  [
    field('RequestApiKey', 'int16', '0+'),
    field('RequestApiVersion', 'int16', '0+'),
    field('CorrelationId', 'int32', '0+'),
    field('ClientId', 'string', '1+', { nullable: '1+', flexible: 'none' }),
  ],
)

export const responseHeader = message(
  'header',
  'ResponseHeader',
  { versions: '0-1', flexible: '1+' },
  [field('CorrelationId', 'int32', '0+')],
)
