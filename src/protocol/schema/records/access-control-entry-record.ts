import { field, message } from '../notation.ts'

export const accessControlEntryRecord = message(
  'metadata',
  'AccessControlEntryRecord',
  { apiKey: 18, versions: '0', flexible: '0+' },
  [
    field('Id', 'uuid', '0+'),
    field('ResourceType', 'int8', '0+'),
    field('ResourceName', 'string', '0+'),
    field('PatternType', 'int8', '0+'),
    field('Principal', 'string', '0+'),
    field('Host', 'string', '0+'),
    field('Operation', 'int8', '0+'),
    field('PermissionType', 'int8', '0+'),
  ],
)
