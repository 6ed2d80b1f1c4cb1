import { field, message } from '../notation.ts'

export const kRaftVersionRecord = message(
  'data',
  'KRaftVersionRecord',
  { versions: '0', flexible: '0+' },
  [field('Version', 'int16', '0+'), field('KRaftVersion', 'int16', '0+')],
)
