import { field, message } from '../notation.ts'

export const snapshotFooterRecord = message(
  'data',
  'SnapshotFooterRecord',
  { versions: '0', flexible: '0+' },
  [field('Version', 'int16', '0+')],
)
