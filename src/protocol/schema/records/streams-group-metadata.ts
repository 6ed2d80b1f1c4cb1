import { field, message, struct } from '../notation.ts'

export const streamsGroupMetadataKey = message(
  'coordinator-key',
  'StreamsGroupMetadataKey',
  { apiKey: 17, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0')],
)

export const streamsGroupMetadataValue = message(
  'coordinator-value',
  'StreamsGroupMetadataValue',
  {
    apiKey: 17,
    versions: '0',
    flexible: '0+',
    commonStructs: [
      struct('LastAssignmentConfig', '0+', [
        field('Key', 'string', '0+'),
        field('Value', 'string', '0+'),
      ]),
    ],
  },
  [
    field('Epoch', 'int32', '0+'),
    field('MetadataHash', 'int64', '0+'),
    field('ValidatedTopologyEpoch', 'int32', '0+', { tag: 0, tagged: '0+', default: -1 }),
    field('LastAssignmentConfigs', '[]LastAssignmentConfig', '0+', {
      nullable: '0+',
      tag: 1,
      tagged: '0+',
    }),
  ],
)
