import { field, message } from '../notation.ts'

export const shareUpdateKey = message(
  'coordinator-key',
  'ShareUpdateKey',
  { apiKey: 1, versions: '0', flexible: 'none' },
  [
    field('GroupId', 'string', '0'),
    field('TopicId', 'uuid', '0'),
    field('Partition', 'int32', '0'),
  ],
)

export const shareUpdateValue = message(
  'coordinator-value',
  'ShareUpdateValue',
  { apiKey: 1, versions: '0', flexible: '0+' },
  [
    field('SnapshotEpoch', 'int32', '0+'),
    field('LeaderEpoch', 'int32', '0+'),
    field('StartOffset', 'int64', '0+'),
    field('DeliveryCompleteCount', 'int32', '0+', { tag: 0, tagged: '0+', default: -1 }),
    field('StateBatches', '[]StateBatch', '0+', {}, [
      field('FirstOffset', 'int64', '0+'),
      field('LastOffset', 'int64', '0+'),
      field('DeliveryState', 'int8', '0+'),
      field('DeliveryCount', 'int16', '0+'),
    ]),
  ],
)
