import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeClientQuotasRequest',
  { apiKey: 48, versions: '0-1', flexible: '1+', listeners: ['broker'] },
  [
    field('Components', '[]ComponentData', '0+', {}, [
      field('EntityType', 'string', '0+'),
      field('MatchType', 'int8', '0+'),
      field('Match', 'string', '0+', { nullable: '0+' }),
    ]),
    field('Strict', 'bool', '0+'),
  ],
)

export const response = message(
  'response',
  'DescribeClientQuotasResponse',
  { apiKey: 48, versions: '0-1', flexible: '1+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ErrorMessage', 'string', '0+', { nullable: '0+' }),
    field('Entries', '[]EntryData', '0+', { nullable: '0+' }, [
      field('Entity', '[]EntityData', '0+', {}, [
        field('EntityType', 'string', '0+'),
        field('EntityName', 'string', '0+', { nullable: '0+' }),
      ]),
      field('Values', '[]ValueData', '0+', {}, [
        field('Key', 'string', '0+'),
        field('Value', 'float64', '0+'),
      ]),
    ]),
  ],
)
