import { field, message } from '../notation.ts'

export const consumerGroupMetadataKey = message(
  'coordinator-key',
  'ConsumerGroupMetadataKey',
  { apiKey: 3, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const consumerGroupMetadataValue = message(
  'coordinator-value',
  'ConsumerGroupMetadataValue',
  { apiKey: 3, versions: '0', flexible: '0+' },
  [
    field('Epoch', 'int32', '0+'),
    field('MetadataHash', 'int64', '0+', { tag: 0, tagged: '0+', default: 0 }),
  ],
)
