import { field, message } from '../notation.ts'

export const configRecord = message(
  'metadata',
  'ConfigRecord',
  { apiKey: 4, versions: '0', flexible: '0+' },
  [
    field('ResourceType', 'int8', '0+'),
    field('ResourceName', 'string', '0+'),
    field('Name', 'string', '0+'),
    field('Value', 'string', '0+', { nullable: '0+' }),
  ],
)
