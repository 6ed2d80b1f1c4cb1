import { field, message } from './notation.ts'

export const request = message(
  'request',
  'AlterPartitionRequest',
  { apiKey: 56, versions: '2-3', flexible: '0+', listeners: ['controller'] },
  [
    field('BrokerId', 'int32', '0+', { entity: 'brokerId' }),
    field('BrokerEpoch', 'int64', '0+', { default: -1 }),
    field('Topics', '[]TopicData', '0+', {}, [
      field('TopicId', 'uuid', '2+', { ignorable: true }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('LeaderEpoch', 'int32', '0+'),
        field('NewIsr', '[]int32', '0-2', { entity: 'brokerId' }),
        field('NewIsrWithEpochs', '[]BrokerState', '3+', {}, [
          field('BrokerId', 'int32', '3+', { entity: 'brokerId' }),
          field('BrokerEpoch', 'int64', '3+', { default: -1 }),
        ]),
        field('LeaderRecoveryState', 'int8', '1+', { default: 0 }),
        field('PartitionEpoch', 'int32', '0+'),
      ]),
    ]),
  ],
)

export const response = message(
  'response',
  'AlterPartitionResponse',
  { apiKey: 56, versions: '2-3', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('Topics', '[]TopicData', '0+', {}, [
      field('TopicId', 'uuid', '2+', { ignorable: true }),
      field('Partitions', '[]PartitionData', '0+', {}, [
        field('PartitionIndex', 'int32', '0+'),
        field('ErrorCode', 'int16', '0+'),
        field('LeaderId', 'int32', '0+', { entity: 'brokerId' }),
        field('LeaderEpoch', 'int32', '0+'),
        field('Isr', '[]int32', '0+', { entity: 'brokerId' }),
        field('LeaderRecoveryState', 'int8', '1+', { default: 0, ignorable: true }),
        field('PartitionEpoch', 'int32', '0+'),
      ]),
    ]),
  ],
)
