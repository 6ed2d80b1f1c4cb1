import { field, message } from './notation.ts'

export const request = message(
  'request',
  'GetTelemetrySubscriptionsRequest',
  { apiKey: 71, versions: '0', flexible: '0+', listeners: ['broker'] },
  [field('ClientInstanceId', 'uuid', '0+')],
)

export const response = message(
  'response',
  'GetTelemetrySubscriptionsResponse',
  { apiKey: 71, versions: '0', flexible: '0+' },
  [
    field('ThrottleTimeMs', 'int32', '0+'),
    field('ErrorCode', 'int16', '0+'),
    field('ClientInstanceId', 'uuid', '0+'),
    field('SubscriptionId', 'int32', '0+'),
    field('AcceptedCompressionTypes', '[]int8', '0+'),
    field('PushIntervalMs', 'int32', '0+'),
    field('TelemetryMaxBytes', 'int32', '0+'),
    field('DeltaTemporality', 'bool', '0+'),
    field('RequestedMetrics', '[]string', '0+'),
  ],
)
