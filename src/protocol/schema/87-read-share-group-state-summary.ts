import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ReadShareGroupStateSummaryRequest',
  { apiKey: 87, versions: '0-1', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+'),
    field('Topics', '[]ReadStateSummaryData', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('LeaderEpoch', 'int32', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'ReadShareGroupStateSummaryResponse',
  { apiKey: 87, versions: '0-1', flexible: '0+' },
  [
    field('Results', '[]ReadStateSummaryResult', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]PartitionResult', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
        field('StateEpoch', 'int32', '0+'),
        field('LeaderEpoch', 'int32', '0+'),
        field('StartOffset', 'int64', '0+'),
        field('DeliveryCompleteCount', 'int32', '1+', { default: -1, ignorable: true }),
      ]),
    ]),
  ],
)
