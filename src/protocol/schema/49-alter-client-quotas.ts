import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AlterClientQuotasRequest',
  { apiKey: 49, versions: '0-1', flexible: '1+', listeners: ['broker', 'controller'] },
  [
    field('Entries', '[]EntryData', '0+', {}, [
      field('Entity', '[]EntityData', '0+', {}, [
        field('EntityType', 'string', '0+'),
        field('EntityName', 'string', '0+', { nullable: '0+' }),
      ]),
      field('Ops', '[]OpData', '0+', {}, [
        field('Key', 'string', '0+'),
        field('Value', 'float64', '0+'),
        field('Remove', 'bool', '0+'),
      ]),
    ]),
    field('ValidateOnly', 'bool', '0+'),
  ],
)

export const response = message(
  'response',
  'AlterClientQuotasResponse',
  { apiKey: 49, versions: '0-1', flexible: '1+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('Entries', '[]EntryData', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
      field('Entity', '[]EntityData', '0+', {}, [
        field('EntityType', 'string', '0+'),
        field('EntityName', 'string', '0+', { nullable: '0+' }),
      ]),
    ]),
  ],
)
