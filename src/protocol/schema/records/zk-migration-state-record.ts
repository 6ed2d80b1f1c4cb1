import { field, message } from '../notation.ts'

export const zkMigrationStateRecord = message(
  'metadata',
  'ZkMigrationStateRecord',
  { apiKey: 21, versions: '0', flexible: '0+' },
  [field('ZkMigrationState', 'int8', '0+')],
)
