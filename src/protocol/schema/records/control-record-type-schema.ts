import { field, message } from '../notation.ts'

export const controlRecordTypeSchema = message(
  'data',
  'ControlRecordTypeSchema',
  { versions: '0', flexible: 'none' },
  [field('Type', 'int16', '0+')],
)
