import { field, message } from '../notation.ts'

export const shareGroupMetadataKey = message(
  'coordinator-key',
  'ShareGroupMetadataKey',
  { apiKey: 11, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const shareGroupMetadataValue = message(
  'coordinator-value',
  'ShareGroupMetadataValue',
  { apiKey: 11, versions: '0', flexible: '0+' },
  [field('Epoch', 'int32', '0+'), field('MetadataHash', 'int64', '0+')],
)
