import { field, message } from '../notation.ts'

export const snapshotHeaderRecord = message(
  'data',
  'SnapshotHeaderRecord',
  { versions: '0', flexible: '0+' },
  [field('Version', 'int16', '0+'), field('LastContainedLogTimestamp', 'int64', '0+')],
)
