import { field, message } from '../notation.ts'

export const consumerGroupRegularExpressionKey = message(
  'coordinator-key',
  'ConsumerGroupRegularExpressionKey',
  { apiKey: 16, versions: '0', flexible: 'none' },
  [field('GroupId', 'string', '0'), field('RegularExpression', 'string', '0')],
)

export const consumerGroupRegularExpressionValue = message(
  'coordinator-value',
  'ConsumerGroupRegularExpressionValue',
  { apiKey: 16, versions: '0', flexible: '0+' },
  [
    field('Topics', '[]string', '0+'),
    field('Version', 'int64', '0+'),
    field('Timestamp', 'int64', '0+'),
  ],
)
