import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DeleteShareGroupStateRequest',
  { apiKey: 86, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('GroupId', 'string', '0+'),
    field('Topics', '[]DeleteStateData', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]PartitionData', '0+', {}, [field('Partition', 'int32', '0+')]),
    ]),
  ],
)

export const response = message(
  'response',
  'DeleteShareGroupStateResponse',
  { apiKey: 86, versions: '0', flexible: '0+' },
  [
    field('Results', '[]DeleteStateResult', '0+', {}, [
      field('TopicId', 'uuid', '0+'),
      field('Partitions', '[]PartitionResult', '0+', {}, [
        field('Partition', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('ErrorMessage', 'string', '0+', { nullable: '0+', default: null }),
      ]),
    ]),
  ],
)
