import { field, message } from './notation.ts'

export const request = message(
  'request',
  'ListConfigResourcesRequest',
  { apiKey: 74, versions: '0-1', flexible: '0+', listeners: ['broker'] },
  [field('ResourceTypes', '[]int8', '1+')],
)

export const response = message(
  'response',
  'ListConfigResourcesResponse',
  { apiKey: 74, versions: '0-1', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ConfigResources', '[]ConfigResource', '0+', {}, [
      field('ResourceName', 'string', '0+'),
      field('ResourceType', 'int8', '1+', { default: 16, ignorable: true }),
    ]),
  ],
)
