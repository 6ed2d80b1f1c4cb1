import { field, message } from '../notation.ts'

export const clientQuotaRecord = message(
  'metadata',
  'ClientQuotaRecord',
  { apiKey: 14, versions: '0', flexible: '0+' },
  [
    field('Entity', '[]EntityData', '0+', {}, [
      field('EntityType', 'string', '0+'),
      field('EntityName', 'string', '0+', { nullable: '0+' }),
    ]),
    field('Key', 'string', '0+'),
    field('Value', 'float64', '0+'),
    field('Remove', 'bool', '0+'),
  ],
)
