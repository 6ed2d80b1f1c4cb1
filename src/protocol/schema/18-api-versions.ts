import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ApiVersionsRequest',
  { apiKey: 18, versions: '0-4', flexible: '3+', listeners: ['broker', 'controller'] },
  [
    field('ClientSoftwareName', 'string', '3+', { ignorable: true }),
    field('ClientSoftwareVersion', 'string', '3+', { ignorable: true }),
  ],
)

export const response = message(
  'response',
  'ApiVersionsResponse',
  { apiKey: 18, versions: '0-4', flexible: '3+' },
  [
    field('ErrorCode', 'int16', '0+'),
    field('ApiKeys', '[]ApiVersion', '0+', {}, [
      field('ApiKey', 'int16', '0+', { mapKey: true }),
      field('MinVersion', 'int16', '0+'),
      field('MaxVersion', 'int16', '0+'),
    ]),
    field('ThrottleTimeMs', 'int32', '1+', { ignorable: true }),
    field(
      'SupportedFeatures',
      '[]SupportedFeatureKey',
      '3+',
      { tag: 0, tagged: '3+', ignorable: true },
      [
        field('Name', 'string', '3+', { mapKey: true }),
        field('MinVersion', 'int16', '3+'),
        field('MaxVersion', 'int16', '3+'),
      ],
    ),
    field('FinalizedFeaturesEpoch', 'int64', '3+', {
      tag: 1,
      tagged: '3+',
      default: -1,
      ignorable: true,
    }),
    field(
      'FinalizedFeatures',
      '[]FinalizedFeatureKey',
      '3+',
      { tag: 2, tagged: '3+', ignorable: true },
      [
        field('Name', 'string', '3+', { mapKey: true }),
        field('MaxVersionLevel', 'int16', '3+'),
        field('MinVersionLevel', 'int16', '3+'),
      ],
    ),
    field('ZkMigrationReady', 'bool', '3+', {
      tag: 3,
      tagged: '3+',
      default: false,
      ignorable: true,
    }),
  ],
)
