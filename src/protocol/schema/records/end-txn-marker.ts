import { field, message } from '../notation.ts'

export const endTxnMarker = message('data', 'EndTxnMarker', { versions: '0', flexible: 'none' }, [
  field('CoordinatorEpoch', 'int32', '0+'),
])
