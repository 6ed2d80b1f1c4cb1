import { field, message } from './notation.ts'

export const request = message(
  'request',
  'WriteTxnMarkersRequest',
  { apiKey: 27, versions: '1-2', flexible: '1+', listeners: ['broker'] },
  [
    field('Markers', '[]WritableTxnMarker', '0+', {}, [
      field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
      field('ProducerEpoch', 'int16', '0+'),
      field('TransactionResult', 'bool', '0+'),
      field('Topics', '[]WritableTxnMarkerTopic', '0+', {}, [
        field('Name', 'string', '0+', { entity: 'topicName' }),
        field('PartitionIndexes', '[]int32', '0+'),
      ]),
      field('CoordinatorEpoch', 'int32', '0+'),
      field('TransactionVersion', 'int8', '2+', { default: 0, ignorable: true }),
    ]),
  ],
)

export const response = message(
  'response',
  'WriteTxnMarkersResponse',
  { apiKey: 27, versions: '1-2', flexible: '1+' },
  [
    field('Markers', '[]WritableTxnMarkerResult', '0+', {}, [
      field('ProducerId', 'int64', '0+', { entity: 'producerId' }),
      field('Topics', '[]WritableTxnMarkerTopicResult', '0+', {}, [
        field('Name', 'string', '0+', { entity: 'topicName' }),
        field('Partitions', '[]WritableTxnMarkerPartitionResult', '0+', {}, [
          field('PartitionIndex', 'int32', '0+'),
          field('ErrorCode', 'int16', '0+'),
        ]),
      ]),
    ]),
  ],
)
