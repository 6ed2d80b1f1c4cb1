import { field, message } from './notation.ts'

export const request = message(
  'request',
  'DescribeLogDirsRequest',
  { apiKey: 35, versions: '1-5', flexible: '2+', listeners: ['broker'] },
  [
    field('Topics', '[]DescribableLogDirTopic', '0+', { nullable: '0+' }, [
      field('Topic', 'string', '0+', { mapKey: true, entity: 'topicName' }),
      field('Partitions', '[]int32', '0+'),
    ]),
  ],
)

export const response = message(
  'response',
  'DescribeLogDirsResponse',
  { apiKey: 35, versions: '1-5', flexible: '2+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '3+', { ignorable: true }),
    field('Results', '[]DescribeLogDirsResult', '0+', {}, [
      field('ErrorCode', 'int16', '0+'),
      field('LogDir', 'string', '0+'),
      field('Topics', '[]DescribeLogDirsTopic', '0+', {}, [
        field('Name', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', '[]DescribeLogDirsPartition', '0+', {}, [
          field('PartitionIndex', 'int32', '0+'),
          field('PartitionSize', 'int64', '0+'),
          field('OffsetLag', 'int64', '0+'),
          field('IsFutureKey', 'bool', '0+'),
        ]),
      ]),
      field('TotalBytes', 'int64', '4+', { default: -1, ignorable: true }),
      field('UsableBytes', 'int64', '4+', { default: -1, ignorable: true }),
      field('IsCordoned', 'bool', '5+', { default: false, ignorable: true }),
    ]),
  ],
)
