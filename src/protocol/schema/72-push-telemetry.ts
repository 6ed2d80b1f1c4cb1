import { field, message } from './notation.ts'

export const request = message(
  'request',
  'PushTelemetryRequest',
  { apiKey: 72, versions: '0', flexible: '0+', listeners: ['broker'] },
  [
    field('ClientInstanceId', 'uuid', '0+'),
    field('SubscriptionId', 'int32', '0+'),
    field('Terminating', 'bool', '0+'),
    field('CompressionType', 'int8', '0+'),
    field('Metrics', 'bytes', '0+', { zeroCopy: true }),
  ],
)

export const response = message(
  'response',
  'PushTelemetryResponse',
  { apiKey: 72, versions: '0', flexible: '0+' },
  [field('ThrottleTimeMs', 'int32', '0+'), field('ErrorCode', 'int16', '0+')],
)
