import { field, message } from '../notation.ts'

export const featureLevelRecord = message(
  'metadata',
  'FeatureLevelRecord',
  { apiKey: 12, versions: '0', flexible: '0+' },
  [field('Name', 'string', '0+'), field('FeatureLevel', 'int16', '0+')],
)
