import { field, message } from '../notation.ts'

export const removeAccessControlEntryRecord = message(
  'metadata',
  'RemoveAccessControlEntryRecord',
  { apiKey: 19, versions: '0', flexible: '0+' },
  [field('Id', 'uuid', '0+')],
)
