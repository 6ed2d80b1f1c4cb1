import { field, message } from './notation.ts'

export const request = message(
  'request',
  'WriteShareGroupStateRequest',
  { apiKey: 85, versions: '0-1', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+'),
    field('Topics', '[]WriteStateData', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('StateEpoch', 'int32', '0+'),
        field('LeaderEpoch', 'int32', '0+'),
        field('StartOffset', 'int64', '0+'),
        field('DeliveryCompleteCount', 'int32', '1+', { default: -1, ignorable: true }),
        field('StateBatches', '[]StateBatch', '0+', {}, [
          field('FirstOffset', 'int64', '0+'),
          field('LastOffset', 'int64', '0+'),
          field('DeliveryState', 'int8', '0+'),
          field('DeliveryCount', 'int16', '0+'),
        ]),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'WriteShareGroupStateResponse',
  { apiKey: 85, versions: '0-1', flexible: '0+' },
  [
    field('Results', '[]WriteStateResult', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]PartitionResult', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
      ]),
    ]),
  ],
)
