import { field, message } from '../notation.ts'

export const producerSnapshot = message(
  'data',
  'ProducerSnapshot',
  { versions: '1', flexible: 'none' },
  [
    field('Crc', 'uint32', '1'),
    field('ProducerEntries', '[]ProducerEntry', '1', {}, [
      field('ProducerId', 'int64', '1'),
      field('Epoch', 'int16', '1'),
      field('LastSequence', 'int32', '1'),
      field('LastOffset', 'int64', '1'),
      field('OffsetDelta', 'int32', '1'),
      field('Timestamp', 'int64', '1'),
      field('CoordinatorEpoch', 'int32', '1'),
      field('CurrentTxnFirstOffset', 'int64', '1'),
    ]),
  ],
)
